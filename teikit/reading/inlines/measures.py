"""How much is missing: ``2½ lines``, ``three words``, ``less than 1 line``."""

from __future__ import annotations

import re

from teikit.dataclass import dataclass
from teikit.expressions import expression

__all__ = ["NUMBER_WORDS", "Measure", "is_unit", "measure"]

_UNITS = {
    "character": (
        "character char letter sign digit buchstabe lettre letra lettera буква знак",
        "characters chars letters signs digits buchstaben zeichen lettres letras lettere буквы букв знака знаков",
    ),
    "word": ("word wort mot palabra parola слово", "words wörter worte mots palabras parole слова слов"),
    "line": ("line zeile ligne línea linea riga строка строку", "lines zeilen lignes líneas lineas righe linee строки строк"),
    "page": ("page seite página pagina страница страницу", "pages seiten páginas pagine страницы страниц"),
    "leaf": ("leaf folio sheet blatt feuillet hoja foglio лист", "leaves folios sheets blätter feuillets hojas fogli листа листов"),
    "paragraph": (
        "paragraph absatz paragraphe párrafo paragrafo абзац",
        "paragraphs absätze paragraphes párrafos paragrafi абзаца абзацев абзацы",
    ),
    "group": ("group gruppe groupe grupo gruppo группа", "groups gruppen groupes grupos gruppi группы групп"),
    "sentence": ("sentence satz phrase oración frase предложение", "sentences sätze phrases oraciones frasi предложения предложений"),
    "name": ("name surname nom nombre nome имя фамилия", "names surnames namen noms nombres nomi имена имён фамилии"),
    "second": ("second sekunde seconde segundo secondo секунда", "seconds sekunden secondes segundos secondi секунд секунды"),
    "minute": ("minute minuto минута", "minutes minuten minutos minuti минут минуты"),
    "attachment": ("attachment", "attachments"),
    "annex": ("annex", "annexes"),
    "footnote": ("footnote", "footnotes"),
    "section": ("section", "sections"),
    "item": ("item entry", "items entries"),
    "number": ("number", "numbers"),
    "amount": ("amount", "amounts"),
}
_SINGULAR = {word: unit for unit, (words, _) in _UNITS.items() for word in words.split()}
_UNIT = _SINGULAR | {word: unit for unit, (_, words) in _UNITS.items() for word in words.split()}

NUMBER_WORDS = {
    word: value
    for value, words in {
        "1": "one a an single ein eine einen un une uno una один одна одно",
        "2": "two zwei deux dos due два две",
        "3": "three drei trois tres tre три",
        "4": "four vier quatre cuatro quattro четыре",
        "5": "five fünf cinq cinco cinque пять",
        "6": "six sechs seis sei шесть",
        "7": "seven sieben sept siete sette семь",
        "8": "eight acht huit ocho otto восемь",
        "9": "nine neun neuf nueve nove девять",
        "10": "ten zehn dix diez dieci десять",
        "11": "eleven elf onze",
        "12": "twelve zwölf douze doce dodici двенадцать",
        "15": "fifteen",
        "20": "twenty zwanzig vingt veinte venti двадцать",
    }.items()
    for word in words.split()
}
_FRACTIONS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3}
_NUMBER = r"half (?:an?|of an?)|(?:\d+(?:\s?[-–]\s?)?)?[½¼¾⅓⅔]|\d+\s?[-–]\s?1/[24]|\d*1/[24]|\d+\.\d+|\d+|[^\W\d_]+"
_AMOUNT = expression(
    rf"(?P<number>{_NUMBER})(?:[\s-]|–(?=\w))+(?:(?:short|long|full|more|further|code|coded|numbered|garbled|illegible|"
    rf"typewritten|handwritten|whole|entire|unleserliche[snr]?)\s+)?(?P<unit>[^\W\d_]+)",
    re.IGNORECASE,
)
_VAGUE = expression(
    r"\b(?:less|fewer|more|at least|over|under|nearly|almost|up to|some|several|a few|weniger|mehrere|moins|menos|meno|менее)\b",
    re.IGNORECASE,
)
_WORD = expression(r"[^\W\d_]+")


def is_unit(word: str) -> bool:
    """Whether a word counts text: ``lines``, ``Wörter``."""
    return word.lower() in _UNIT


@dataclass(frozen=True, slots=True)
class Measure:
    """TEI att.dimensions: `quantity` and `unit`, or `extent` where no number can be given."""

    quantity: str | None = None
    unit: str | None = None
    extent: str | None = None


def measure(text: str) -> Measure:
    """The first amount that a phrase names; a unit in the singular without a number is one of it."""
    amounts = [(m, value) for m in _AMOUNT.finditer(text) if m["unit"].lower() in _UNIT and (value := _value(m["number"])) is not None]
    if amounts:
        first, value = amounts[0]
        vague = _VAGUE.search(text, 0, first.start())
        run_on = len(amounts) > 1 and not text[first.end() : amounts[1][0].start()].strip(" ,and")
        if vague or run_on:
            start = vague.start() if vague else first.start()
            return Measure(extent=text[start : amounts[1 if run_on else 0][0].end()])
        return Measure(value, _UNIT[first["unit"].lower()])
    return _bare_unit(text)


def _bare_unit(text: str) -> Measure:
    words = _WORD.findall(text.lower())
    named = [word for word in words if word in _UNIT]
    if not named or "and" in words:
        return Measure()
    single = named[0] in _SINGULAR and not _VAGUE.search(text)
    return Measure("1" if single else None, _UNIT[named[0]])


def _value(number: str) -> str | None:
    number = "".join(number.split()).replace("–", "-").lower()
    if number in NUMBER_WORDS:
        return NUMBER_WORDS[number]
    if number.startswith("half"):
        return "0.5"
    if re.fullmatch(r"\d+(?:\.\d+)?", number):
        return number
    whole = re.fullmatch(r"(\d*?)-?(?:([½¼¾⅓⅔])|1/([24]))", number)
    if whole is None:
        return None
    part = _FRACTIONS[whole[2]] if whole[2] else 1 / int(whole[3])
    return _decimal(int(whole[1] or 0) + part)


def _decimal(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
