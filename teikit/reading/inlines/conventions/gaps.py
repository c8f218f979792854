"""What could not be read or heard, what is missing, what was left blank."""

from __future__ import annotations

import re
from collections.abc import Callable

from teikit.expressions import expression
from teikit.reading.inlines.bracket import Bracket
from teikit.reading.inlines.builders import chain, gap, sure
from teikit.reading.inlines.convention import Convention, phrase
from teikit.reading.inlines.measures import NUMBER_WORDS, is_unit

__all__ = ["ROWS"]

_NEUTRAL_WORDS = (
    "text matter source original word of in the a an and or from on at to by is are was were about "
    "approximately approx circa ca some several few more "
    "least less than half here handwritten handwriting typescript typed passage passages portion portions part parts section material "
    "remainder rest end beginning top bottom margin signature initials date document copy telegram message "
    "cable transmission code coded group "
    "short long phrase exchange probably apparently apparent possibly partly largely entire whole single name "
    "place number figure figures tape "
    "recording carbon photocopy stamp note marginal following preceding next last first second due poor "
    "reproduction crossed out then written "
    "im in der die das den des ein eine einige mehrere folgen folgt es sind ist etwa ca ganze weitere am rand unterschrift "
    "dans le la les un une du de des quelques plusieurs signature suivent "
    "en el los las del unas unos varias varios firma "
    "nel nella il lo gli i un una alcune alcuni firma "
    "в на и не подпись далее несколько текст текста документ фраза"
)
_NEUTRAL = frozenset(_NEUTRAL_WORDS.split())
_WORD = expression(r"[^\W\d_]+")


def _says(*stems: str, in_words: bool = False) -> Callable[[Bracket], bool]:
    """A predicate: one word begins with a stem, the others are words for text, numbers and units, and nothing else is said."""

    def fits(bracket: Bracket) -> bool:
        if bracket.text.isdecimal() or (bracket.glued_before and " " not in bracket.text and not in_words):
            return False
        for word in bracket.lower_words:
            if word.startswith(stems):
                break
        else:
            return False
        head = re.split(r"\s*[—–:]\s*|\s-\s", bracket.text.lower(), maxsplit=1)[0]
        words = _WORD.findall(head)
        hits = [word for word in words if word.startswith(stems)]
        others = (word for word in words if not word.startswith(stems))
        return bool(hits) and all(w in _NEUTRAL or w in NUMBER_WORDS or is_unit(w) for w in others)

    return fits


_MISSING_UNIT = r"(?:pages?|leaf|leaves|sheets?|documents?|enclosures?|attachments?|remainder|rest|end|beginning|half|part)"

ROWS = (
    Convention(
        "illegible",
        "gap",
        "sent by [two words illegible] to the harbour",
        "FRUS, DAFP, THUN, TILL; [unleserlich], [illisible], [нрзб.]",
        when=_says(
            "illegib",
            "ilegib",
            "illeggib",
            "illisib",
            "unleserlich",
            "unreadab",
            "undecipher",
            "indecipher",
            "unidentif",
            "нрзб",
            "неразборчив",
            "нечитаем",
            "indescifrab",
            "indéchiffrab",
            "unentziffer",
            "unlesbar",
            "obscured",
            "smudged",
            "blotted",
            "faded",
            "onleesbaar",
            "nieczytel",
            in_words=True,
        ),
        delimiters="[(",
        build=gap("illegible"),
    ),
    Convention(
        "illegible-code",
        "gap",
        "the [xxx] of the ferry",
        "critical editions: [xxx], [¿¿¿], [+++]",
        pattern=expression(r"[xX]{2,}|[¿?]{3,}|\++|_{2,}"),
        build=gap("illegible"),
        when=lambda bracket: bracket.text != "XX" and bracket.text != "XXX",
    ),
    Convention(
        "garbled",
        "gap",
        "from [garbled group] garrison",
        "FRUS, DAFP cablegrams",
        when=_says("garble", "garbling", "mutilat", "corrupt", "verstümmelt", "искажен"),
        delimiters="[(",
        build=gap("garbled"),
    ),
    Convention(
        "inaudible",
        "gap",
        "I would say [unclear] by Monday.",
        "FRUS tapes, UNIX, HAC",
        when=_says(
            "inaudib",
            "unintelligib",
            "unclear",
            "indistinct",
            "unverständlich",
            "inaudible",
            "неразб",
            "неслыш",
            "incomprensib",
            "incomprehensib",
        ),
        delimiters="[(",
        build=gap("inaudible"),
    ),
    Convention(
        "not-clear",
        "gap",
        "We went (not clear) after that.",
        "UNIX",
        pattern=phrase("not (?:clear|audible|legible|intelligible)", "nicht (?:lesbar|verständlich)"),
        delimiters="[(",
        build=gap("inaudible"),
    ),
    Convention(
        "omission",
        "gap",
        "neither my office nor [apparent omission] would agree",
        "FRUS",
        pattern=phrase(
            r"(?:apparent |probable |possible |obvious )?omission(?: in (?:the )?(?:original|source(?: text)?|text|"
            r"message|telegram))?\s*\??",
            r"(?:words?|text|passage|line) (?:apparently )?omitted(?: in (?:the )?original)?",
            "пропуск(?: в тексте)?",
            "lacuna",
            r"lücke(?: im (?:text|original))?",
            "lacune",
            "laguna",
        ),
        build=gap("omitted"),
    ),
    Convention(
        "lost",
        "gap",
        "[Page 7 of the original is missing.]",
        "FRUS, DAFP",
        pattern=expression(
            rf"(?:.{{0,60}}\s)?{_MISSING_UNIT}\b.{{0,60}}?\b(?:missing|lost|torn(?: off| away)?|cut off|destroyed|fehlt|fehlen)\b.{{0,60}}",
            re.IGNORECASE,
        ),
        build=gap("lost"),
    ),
    Convention(
        "torn",
        "gap",
        "and the [paper torn] of the fleet",
        "letters",
        pattern=phrase(
            r"(?:paper |page |leaf |sheet |corner |edge )?(?:torn(?: off| away)?|damaged?|burnt|hole(?: in (?:the "
            r")?paper)?|worm-?hole|cut off)",
            "abgerissen",
            "loch(?: im papier)?",
            "déchiré",
            "roto",
            "strappato",
            "оторвано",
            "tear",
            r"(?:torn|damaged) (?:paper|page|leaf|corner)",
        ),
        build=gap("lost"),
    ),
    Convention(
        "missing",
        "gap",
        "The ships of [five words missing] will sail.",
        "FRUS, DAFP",
        when=_says("missing", "fehl", "manqu", "falta", "faltan", "manca", "mancano", "отсутств", "утрачен", "утерян"),
        build=gap("omitted"),
    ),
    Convention(
        "blank",
        "gap",
        "The mill was sold to [blank] of the town.",
        "FRUS, DAFP",
        pattern=phrase(
            r"(?:left )?blank(?: (?:space|in (?:the )?(?:original|source|text|ms)))?",
            "space left blank",
            "leer",
            "en blanc",
            "en blanco",
            "in bianco",
            "пробел",
            "пропуск места",
            r"freigelassen\w*",
        ),
        build=gap("blank"),
    ),
    Convention(
        "nothing-between",
        "gap",
        "It lay in box 118 [] until May.",
        "RUJFK: empty brackets left by a transcription",
        pattern=expression(r"\s*"),
        build=chain(gap("lost"), sure("low")),
        when=lambda bracket: not bracket.glued_after,
    ),
)
