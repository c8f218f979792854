"""Tables: names of languages, their usual scripts, and their commonest words."""

from __future__ import annotations

__all__ = ["NAMES", "SCRIPTS", "STOP_WORDS"]

# The English name first, then others, and the name in the language itself. Rarer languages come from CLDR.
NAMES: dict[str, tuple[str, ...]] = {
    "en": ("English", "anglais", "Englisch", "английский"),
    "ru": ("Russian", "русский", "russkiy", "russkii", "Russisch", "russe"),
    "de": ("German", "Deutsch", "allemand", "немецкий"),
    "fr": ("French", "français", "Französisch", "французский"),
    "es": ("Spanish", "español", "castellano", "Castilian", "Spanisch"),
    "it": ("Italian", "italiano", "Italienisch"),
    "pt": ("Portuguese", "português"),
    "gl": ("Galician", "galego"),
    "ca": ("Catalan", "català"),
    "zh": ("Chinese", "中文", "汉语", "漢語", "Mandarin", "Mandarin Chinese"),
    "ja": ("Japanese", "日本語"),
    "ko": ("Korean", "한국어", "조선말", "North Korean"),
    "vi": ("Vietnamese", "Tiếng Việt"),
    "mn": ("Mongolian", "монгол"),
    "uk": ("Ukrainian", "українська"),
    "be": ("Belarusian", "Byelorussian", "беларуская"),
    "bg": ("Bulgarian", "български"),
    "mk": ("Macedonian", "македонски"),
    "sr": ("Serbian", "српски", "srpski"),
    "hr": ("Croatian", "hrvatski"),
    "sh": ("Serbo-Croatian", "Serbocroatian", "Serbo-Croat"),
    "sl": ("Slovenian", "Slovene", "slovenščina"),
    "cs": ("Czech", "čeština", "český"),
    "sk": ("Slovak", "slovenčina"),
    "pl": ("Polish", "polski"),
    "hu": ("Hungarian", "magyar"),
    "ro": ("Romanian", "română", "Rumanian", "Roumanian", "Moldovan"),
    "sq": ("Albanian", "shqip"),
    "el": ("Greek", "ελληνικά"),
    "tr": ("Turkish", "Türkçe"),
    "fa": ("Persian", "Farsi", "فارسی"),
    "prs": ("Dari",),
    "ps": ("Pashto", "Pushtu"),
    "ar": ("Arabic", "العربية"),
    "he": ("Hebrew", "עברית"),
    "hi": ("Hindi", "हिन्दी"),
    "ur": ("Urdu", "اردو"),
    "bn": ("Bengali", "Bangla"),
    "km": ("Khmer", "Cambodian"),
    "lo": ("Lao", "Laotian"),
    "th": ("Thai",),
    "my": ("Burmese",),
    "id": ("Indonesian", "Bahasa Indonesia"),
    "ms": ("Malay",),
    "ka": ("Georgian", "ქართული"),
    "hy": ("Armenian",),
    "az": ("Azerbaijani", "Azeri"),
    "kk": ("Kazakh",),
    "uz": ("Uzbek",),
    "tg": ("Tajik",),
    "lt": ("Lithuanian", "lietuvių"),
    "lv": ("Latvian", "latviešu"),
    "et": ("Estonian", "eesti"),
    "fi": ("Finnish", "suomi"),
    "sv": ("Swedish", "svenska"),
    "da": ("Danish", "dansk"),
    "no": ("Norwegian", "norsk"),
    "nl": ("Dutch", "Nederlands"),
    "la": ("Latin",),
    "grc": ("Ancient Greek",),
    "yi": ("Yiddish",),
    "bo": ("Tibetan",),
    "ug": ("Uyghur", "Uighur"),
    "am": ("Amharic",),
    "sw": ("Swahili",),
    "af": ("Afrikaans",),
}

SCRIPTS: dict[str, str] = {
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "mn", "sr", "kk", "tg"), "Cyrl"),
    **dict.fromkeys(("ar", "fa", "ur", "ps", "prs", "ug"), "Arab"),
    "zh": "Hani", "ja": "Jpan", "ko": "Kore", "ka": "Geor", "hy": "Armn", "he": "Hebr", "yi": "Hebr", "el": "Grek", "grc": "Grek",
    "hi": "Deva", "bn": "Beng", "th": "Thai", "km": "Khmr", "lo": "Laoo", "my": "Mymr", "bo": "Tibt", "am": "Ethi",
}  # fmt: skip
"""ISO 15924 codes of the scripts of languages not written in Latin letters."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP_WORDS: dict[str, frozenset[str]] = {
    "en": _words("the of and to in that is was for it with as his on be at by had not are but from have which this they were their"),
    "de": _words("der die und den das von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat daß nach"),
    "fr": _words("le la les de des et du en un une que qui dans pour est au il ne par sur ce pas plus aux avec son cette nous vous été"),
    "es": _words("el la los las de y en que del un una por con no se para es al lo como su más pero ha este esta sus fue son"),
    "pt": _words("o a os as de e do da em que um uma não para com por se dos das no na ao mais como foi é à são pelo ou"),
    "gl": _words("o a os as de e do da en que un unha non para con por se dos das no na ao máis como foi é á son polo ou moi grazas señor"),
    "it": _words("il la di che e in un una per non è con del della le gli dei si al da come sono alla nel delle più anche io lo vostra"),
    "ru": _words("и в не на что с он я как по это к но его из за у от о для мы так же был все бы то со а было она"),
    "uk": _words("і в не на що з він я як по це до але його із за у від про для ми так же був усі би та й є була"),
    "bg": _words("и в не на че с той аз как по това към но го из за у от да се са е ще като без които който беше"),
    "sr": _words("и у не на да с он ја како по то али га из за од о се су је ће као што није били био"),
    "hr": _words("i u ne na da s on ja kako po to ali ga iz za od o se su je će kao što nije bili bio koji"),
    "cs": _words("a v ne na že s on já jak po to k ale jeho z za u od o se je jsou by jako také které který pro byl být podle"),
    "sk": _words("a v nie na že s on ja ako po to k ale jeho z za u od o sa je sú by aj ktoré ktorý pre bol byť podľa"),
    "pl": _words("i w nie na że z on ja jak po to do ale jego za u od o się jest są by jako także które który dla był być przez oraz"),
    "hu": _words("a az és hogy nem is egy van de meg ez azt csak mint el volt ki már még vagy úgy lehet kell szerint ezt"),
    "ro": _words("și în de la cu nu a că pe un o este din pentru care mai se au să al ale sau fost prin lui această"),
    "sq": _words("dhe të në e i për me që një nuk është nga si ka do më por ky kjo u se janë kanë duke"),
    "nl": _words("de het een en van in te dat op is niet zijn met voor die er aan ook als bij naar maar om wordt"),
    "tr": _words("ve bir bu da de için ile olarak çok daha olan gibi ne kadar var sonra ise değil en olduğu"),
    "vi": _words("và của là có không được trong cho người với một các những đã này về để khi tôi ông"),
    "la": _words("et in est non ad ut cum quod qui sed ex per de si a esse ab quae etiam sunt"),
}  # fmt: skip
"""Commonest words of languages in Latin and Cyrillic letters."""
