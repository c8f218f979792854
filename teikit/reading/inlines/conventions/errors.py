"""Errors that the editor marks, and the corrections he gives."""

from __future__ import annotations

import re

from teikit.dataclass import replace
from teikit.expressions import expression
from teikit.reading.inlines.bracket import Bracket
from teikit.reading.inlines.builders import chain, on_word, part, sure, word_before
from teikit.reading.inlines.convention import Convention, Setting, phrase
from teikit.reading.inlines.languages import latin_tag
from teikit.record import Insertion

__all__ = ["ROWS"]

_SIC = (
    r"sic\s*!*",
    r"so im (?:original|text)",
    r"so!",
    r"так в (?:тексте|документе|оригинале|подлиннике)!?",
    r"así en el (?:original|texto)",
    r"así!?",
    r"così nel (?:testo|originale|ms)",
    r"ainsi(?: dans (?:le texte|l'original))?",
    r"tel quel",
    r"thus(?: in (?:the )?(?:original|source|text|ms))?",
    r"as in (?:the )?(?:original|source|text)",
)
_SHOULD_BE = (
    r"(?:should (?:be|read)|recte|read|correctly?|correction|probably|presumably|richtig|recte|lies|i\. ?e\.|для|следует читать|"
    r"lire|léase|leggi|wohl|vermutlich|but|although|meaning|perhaps|for|actually)"
)


def _corrected(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion | None:
    corr = part(bracket, match, "corr")
    if corr is None:
        return None
    doubt = re.search(r"probably|presumably|perhaps|wohl|vermutlich|\?", bracket.text)
    return replace(insertion, content=corr, corr=corr, scope=word_before(bracket), cert="medium" if doubt else "high")


def _original_marked(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion | None:
    content = part(bracket, match, "orig")
    if content is None:
        return None
    word = bracket.facts.source[content]
    language = latin_tag(word, bracket.setting.original_language)
    return replace(insertion, content=content, scope=word_before(bracket), sic=True, lang=language, cert="high" if language else "medium")


ROWS = (
    Convention(
        "sic",
        "sic",
        "The boat was recieved [sic] at noon.",
        "FRUS, DAFP, CREC, THUN; issue: [sic!], [так в тексте]",
        pattern=phrase(*_SIC),
        build=on_word,
    ),
    Convention(
        "sic-corrected",
        "choice",
        "They took out insurgence [sic: insurance] on the hull.",
        "FRUS, DAFP, THUN: [sic, but probably …]",
        pattern=expression(
            rf"sic\b\s*!?\s*[,:;=–—-]*\s*(?:{_SHOULD_BE}\s*:?\s+)*[\"“'‘]?(?P<corr>[^\"”’]+?)[\"”’]?\s*[?.]?", re.IGNORECASE
        ),
        build=_corrected,
    ),
    Convention(
        "correction-named",
        "choice",
        "He wrote Elmsburg [recte: Elmsberg] on the cover.",
        "letters: [recte …], [should be …]",
        pattern=expression(
            (
                r"(?:recte|should (?:be|read)|correctly|lies|richtig|следует читать|léase|leggi|"
                r"lire)\s*:?\s+[\"“‘]?(?P<corr>[^\"”’]+?)[\"”’]?\s*[?.]?"
            ),
            re.IGNORECASE,
        ),
        build=_corrected,
    ),
    Convention(
        "original-sic",
        "original",
        "which had given [povod -SIC] them pause",
        "seed record",
        pattern=expression(r"(?P<orig>\S.*?)\s*[-–—,;:]*\s*\bsic!?", re.IGNORECASE),
        build=_original_marked,
        setting=Setting(original_language="ru", has_translator=True),
    ),
    Convention(
        "sic-in-parentheses",
        "sic",
        "a sum of 20,510 (sic) crowns",
        "FRUS, DAFP, ESCH: may be the writer's own",
        pattern=phrase(r"sic\s*!*", "sic erat"),
        delimiters="(",
        build=chain(on_word, sure("medium", resp="source")),
    ),
)
