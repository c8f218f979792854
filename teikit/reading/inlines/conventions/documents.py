"""What kind of document or part begins here, and its dates of passage."""

from __future__ import annotations

import re

from teikit.dataclass import replace
from teikit.expressions import expression
from teikit.reading.inlines.bracket import Bracket
from teikit.reading.inlines.builders import sure
from teikit.reading.inlines.convention import Convention, phrase
from teikit.record import Insertion

__all__ = ["ROWS"]

_TYPE = (
    r"(?:tele(?:gram|type|x|phone message)|telegramm|privattelegramm|télégramme|telegrama|telegramma|"
    r"телеграмма|cable(?:gram)?|airgram|circular(?: telegram| note)?|despatch|dispatch|"
    r"translat(?:ion|ed)\b(?: (?:of|from) .{1,80})?|unofficial translation|translation from .{1,40}|"
    r"übersetzung|traduction|traducción|traduzione|перевод(?: с .{1,40})?|"
    r"(?:close |partial |partly |end |begin |beginning of |end of )?p(?:h)?araphrase[ds]?(?: of .{1,60})?|"
    r"extracts?(?: from .{1,80})?|excerpts?(?: from .{1,80})?|auszug|auszüge|extraits?|extractos?|estratto|"
    r"извлечени[ея]|выписка|"
    r"summary|memorandum|memo|minutes?|note verbale|aide[- ]mémoire|letter|brief|lettre|carta|lettera|письмо|"
    r"draft|entwurf|brouillon|borrador|bozza|проект|черновик|copy|kopie|abschrift|copie|copia|копия|"
    r"postcard|postkarte|carte postale|ansichtskarte|visitenkarte|note|report|resolution|decree|proclamation|record|press release|"
    r"confidential|strictly confidential|private|personal|secret|top secret|very secret|most secret|unofficial|"
    r"informal|cipher|cypher|very urgent|urgent|"
    r"(?:sub-?)?(?:en|in)closures?|subenclosures?|attachments?|tabs?|annex(?:es)?|appendi(?:x|ces)|supplement|"
    r"schedule|exhibit|anlagen?|beilagen?|annexe|pièce jointe|anexo|allegato|приложени[ея]|"
    r"in?ndorsements?|indorsements?|endorsements?|postscript|first|second|address(?: on envelope)?|envelope|umschlag|adresse|конверт)"
)
_REST = (
    r"(?:\s*(?:no\.?\s*)?(?:[A-Z]\b|[IVXLC]+\b|\d+[a-z]?(?:[-–]\d+)?))?(?:\s+(?:(?:in|to|with|of|by|"
    r"from)\b[^.]{1,60}(?:no\.? ?\d+\w?|\d+|[^.]{1,40})))?"
)
_DOCUMENT = expression(
    rf"(?:(?:the|private|official|open|second|first|\d+)\s+)?{_TYPE}{_REST}(?:[\s.,:;–—-]*(?:partly "
    rf")?{_TYPE}{_REST}){{0,3}}(?:\s*\(\?\))?[\s.,:;]*",
    re.IGNORECASE,
)
_RECEIVED = expression(
    r"(?:rec(?:eive|['’]?)d|recd\.?|eingeg(?:angen|\.)|erhalten|reçue?|recibid[oa]|ricevut[oa]|получено|arrived)\b[\s:.]*(?:.{0,160})",
    re.IGNORECASE,
)


_NUMBER = expression(r"(?<=[a-z])\s+(?:no\.?\s*)?(?P<n>\d+[a-z]?|[A-Z]|[IVXLC]+)(?=\b(?!['’])|$)")


def _starts_something(bracket: Bracket) -> bool:
    """It has a line of its own, or opens one and is written as a label."""
    return bracket.alone or (bracket.opens_line and bracket.text[:1].isupper() and not bracket.text.endswith("?"))


def _numbered(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    number = _NUMBER.search(bracket.text)
    return replace(insertion, n=bracket.locate(*number.span("n")) if number else None)


ROWS = (
    Convention(
        "received",
        "received",
        "Oslo, May 2, 1911, 3 p.m.\n[Received May 3, 1.10 a.m.]",
        "FRUS 3,560; [Eingegangen …], [получено …]",
        pattern=_RECEIVED,
        build=sure("high"),
        when=lambda bracket: bool(re.search(r"\d", bracket.text)) or bracket.alone,
    ),
    Convention(
        "document-type",
        "doctype-label",
        "Mr. Venn to Mr. Orr.\n\n[Telegram.—Paraphrase.]\n\nOslo, May 2.",
        "FRUS: [Telegram] 995, [Translation] 618, [Paraphrase] 670, [Extract] 305, [Enclosure 2] 1,474",
        pattern=_DOCUMENT,
        when=_starts_something,
        build=_numbered,
    ),
    Convention(
        "document-part",
        "doctype-label",
        "[Memorandum on the harbour dues.]",
        "FRUS: a label with a name, alone on its line",
        pattern=phrase(rf"{_TYPE}\s+(?:by|of|to|from|with|in|on|no)\b.{{1,100}}"),
        when=lambda bracket: bracket.alone,
        build=sure("medium"),
    ),
    Convention(
        "document-type-inline",
        "doctype-label",
        "the note of May 2 [Paraphrase] which follows",
        "FRUS: rarely inside a line",
        pattern=phrase(
            r"(?:begin(?:ning of)? |end(?: of)? )?(?:paraphrase|translation|extract|excerpt|quote|quotation|enclosure|"
            r"telegram|message|text)",
            r"end (?:paraphrase|quote|text|summary|translation|message|underline)",
        ),
        when=lambda bracket: bracket.text[:1].isupper() or bracket.text.lower().startswith(("end ", "begin ")),
        build=sure("medium"),
    ),
)
