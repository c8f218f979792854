"""Remarks of editors and translators that stand in the line."""

from __future__ import annotations

import re

from teikit.dataclass import replace
from teikit.expressions import expression
from teikit.reading.inlines.bracket import Bracket
from teikit.reading.inlines.builders import name_before, part, sure
from teikit.reading.inlines.convention import Convention, phrase
from teikit.record import Insertion

__all__ = ["LABELLED", "ROWS"]


def _marked(pattern: str) -> re.Pattern[str]:
    return expression(pattern, re.IGNORECASE | re.DOTALL)


def _short_form(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    return replace(insertion, scope=name_before(bracket))


def _figure(bracket: Bracket, match: re.Match[str] | None, insertion: Insertion) -> Insertion:
    return replace(insertion, note_type="figure", content=part(bracket, match, "what") or insertion.content)


_TRANSLATOR = (
    r"(?:translator(?:['’]s)?(?: note| comment| remark)?|trans(?:l)?\.(?: note)?|tr\. note|t\.? ?n\.|note "
    r"(?:by|from|of) (?:the )?translator|"
    r"anm(?:erkung|\.)? d(?:es|\.)? ?üb(?:ers(?:etzers)?|\.)?\.?|übersetzer|n\. ?d\. ?t\.|ndt|note du "
    r"traducteur|n\. del t\.|nota del (?:traductor|traduttore)|"
    r"прим(?:ечание|\.)? (?:перев(?:одчика|\.)?|пер\.?))"
)
_EDITOR = (
    r"(?:editor(?:['’]s|ial)?(?: note| comment)?|eds?\.(?: note)?|note (?:by|from|of) (?:the )?editors?|"
    r"anm(?:erkung|\.)? d(?:es|er|\.)? ?(?:hrsg|hg|red|verf)\S*|"
    r"n\. ?d\. ?[lr]\.(?: ?r\.)?|note de l['’](?:éditeur|auteur)|nota del (?:editor|curatore|redattore)|"
    r"прим(?:ечание|\.)? (?:ред(?:актора|\.)?|сост\.?|авт\.?)|"
    r"transcriber['’]s note|archivist['’]s note)"
)

LABELLED = (
    Convention(
        "translators-note",
        "note",
        "the volost [Translator's note: a rural district] council",
        "WCDA, issue; [N.d.T.], [прим. пер.]",
        pattern=_marked(rf"{_TRANSLATOR}\s*[:.,–—-].*|.*[–—-]\s*{_TRANSLATOR}\.?"),
        build=sure("high", note_type="translator", resp="translator"),
    ),
    Convention(
        "editors-note",
        "note",
        "the old ferry [Ed.: sunk in 1911] at the quay",
        "issue; [Ed. note: …], [Anm. d. Hrsg.]",
        pattern=_marked(rf"{_EDITOR}\s*[:.,–—-].*|.*[–—-]\s*{_EDITOR}\.?"),
        build=sure("high", note_type="editorial", resp="editor"),
    ),
    Convention(
        "note-labelled",
        "note",
        "[Note: The form has three columns.]",
        "RUJFK 18, FRUS",
        pattern=_marked(
            r"(?:n\. ?b\.|nb|note|comment|remark|anm(?:erkung|\.)|nota|прим(?:ечание|\.)|bemerkung|remarque|"
            r"explanation|correction|addition(?:al)? (?:note|comment))\s*[:.–—-]\s*\S.*"
        ),
        build=sure("high", note_type="editorial"),
    ),
)
"""What says itself that it is a note, whatever it speaks of."""

ROWS = (
    Convention(
        "footnote-in-source",
        "note",
        "See Annex C. [Footnote in the source text. Annex C is not attached.]",
        "FRUS 1,518: says who wrote the note",
        pattern=_marked(
            r"(?:(?:\w+(?:['’]s)?|handwritten|typewritten|marginal|original)\s+){0,3}(?:foot|end)?notes?\b(?: and "
            r"brackets)?.{0,40}\b(?:source(?: text)?|original|text|document)\b.*"
        ),
        build=sure("high", note_type="attribution"),
    ),
    Convention(
        "brackets-in-source",
        "note",
        "the draft [Brackets in the source text.] reads",
        "FRUS: says that a bracket is not editorial",
        pattern=_marked(
            r"(?:all )?(?:ellips[ei]s|brackets?|omissions?|punctuation|capitali[sz]ation|spelling|"
            r"parenthes[ei]s)\b.{0,60}\b(?:source(?: text)?|original)\b.{0,20}"
        ),
        build=sure("high", note_type="attribution"),
    ),
    Convention(
        "emphasis-note",
        "note",
        "do it quietly [italics provided] and soon",
        "FRUS, DAFP: [italics], [emphasis added], [underlined in original]",
        pattern=phrase(
            r"(?:italics?|emphas[ie]s|underlin(?:ed|ing)|underscor(?:ed|ing)|bold|capitals|stress|hervorhebung\w*|"
            r"kursiv|souligné|subrayado|sottolineato|подчеркнуто|"
            r"выделено|курсив)(?:[\s:,–—-]+.{0,60})?",
            r"printed here as italics",
            r"(?:my|our|author['’]s) (?:italics|emphasis)",
        ),
        build=sure("high", note_type="emphasis"),
    ),
    Convention(
        "explanation",
        "note",
        "since that time [i.e., the time of his return in 1931]",
        "FRUS, DAFP, letters: [i.e. …], [that is …], [d. h. …], [т. е. …]",
        pattern=_marked(
            r"(?:i\. ?e\.?|e\. ?g\.?|that is(?: to say)?|viz\.?|namely|in other words|meaning|d\. ?h\.|das heißt|"
            r"nämlich|c['’]est[- ]à[- ]dire|es decir|cioè|"
            r"т\. ?е\.|то есть|known as|also known as|a\. ?k\. ?a\.|formerly|now called|now|literally|lit\.|orig\.|"
            r"approximately|approx\.|about|equivalent to|or)[\s,:]\s*\S.*"
        ),
        when=lambda bracket: (
            len(bracket.words) > 1 and not bracket.text.endswith("?") and (len(bracket.words) > 2 or bracket.text[1:2] == ".")
        ),
        build=sure("medium", note_type="explanation"),
    ),
    Convention(
        "meaning-unknown",
        "note",
        "sent to the OVP [expansion unknown] at once",
        "WCDA: [expansion unknown], [meaning unclear], [spelling?]",
        pattern=_marked(
            r"(?:(?:the )?(?:expansion|meaning|acronym|abbreviation|spelling|identity|translation|term|word)s?\s+(?:is\s+)?"
            r"(?:unknown|unclear|uncertain|not (?:known|clear|found|identified))|not (?:further )?identified|spelling|expansion)\??\.?"
        ),
        build=sure("high", note_type="editorial"),
    ),
    Convention(
        "circumstance",
        "note",
        "by the harbour treaty [signed on February 14, 1911] they",
        "WCDA, FRUS: when and where something was",
        pattern=_marked(
            r"(?:signed|dated|born|died|held|published|concluded|ratified|adopted|established|founded|located|situated|"
            r"sent|written|delivered|taken|unterzeichnet|geboren|"
            r"gestorben|подписан\w*|signé|firmado)\s+(?:on|in|at|by|near|am|im|le|el|il|в|\d).+"
        ),
        when=lambda bracket: len(bracket.words) > 2,
        build=sure("medium", note_type="explanation"),
    ),
    Convention(
        "short-form",
        "abbr-expan",
        "Venn [hereafter V]: He is late.",
        "FRUS tapes: [hereafter LBJ]",
        pattern=_marked(
            r"(?:hereafter|hereinafter|henceforth|abbreviated|im folgenden|ci-après|далее)\s*[:,–—-]?\s*(?:as |called |"
            r"referred to as )?\S.{0,60}"
        ),
        when=lambda bracket: not re.match(r"(?i)далее (?:следует|ид)", bracket.text),
        build=_short_form,
    ),
    Convention(
        "source-line",
        "note",
        "[0] [Source: City archive, box 3. Secret. 2 pages not found.]",
        "FRUS 1958–60",
        pattern=_marked(r"(?:source|quelle|fuente|fonte|источник)\s*:\s*\S.*"),
        build=sure("high", note_type="source"),
    ),
    Convention(
        "cross-reference",
        "note",
        "as he said in March [see below] and later",
        "FRUS, letters",
        pattern=_marked(
            r"(?:see|cf\.?|compare|refers? to|references? (?:is|are|to)|regarding|for (?:text|documentation|details|"
            r"background|the)|ibid\.?|op\. cit|siehe|vgl\.|s\. (?:o|u)\.|"
            r"voir|véase|vedi|см\.|ср\.|printed (?:in|as)|not found|attached|text in|documents? (?:no|\d))\b.*"
        ),
        build=sure("medium", note_type="reference"),
        when=lambda bracket: bracket.text.lower() not in {"see", "regarding", "for the", "attached"},
    ),
    Convention(
        "figure",
        "note",
        "[Drawing: two boats at a pier.]",
        "TILL [Darstellung: …]; CIA files [photo]",
        pattern=phrase(
            r"(?:darstellung|zeichnung|abbildung|skizze|drawing|sketch|figure|diagram|photo(?:graph)?|picture|image|"
            r"illustration|map|chart|graph|table|foto|bild|dessin|dibujo|"
            r"disegno|рисунок|фото|карта|схема)(?:\s*[:–—-]\s*(?P<what>.+)| of .+| not attached.*)?"
        ),
        build=_figure,
    ),
    Convention(
        "sent-line",
        "note",
        "[Sent to the harbour office, May 2.]",
        "FRUS 1900: transmission remarks in a line of their own",
        pattern=_marked(
            r"(?:sent|delivered|handed|transmitted|forwarded|repeated|communicated|dispatched|copy sent|relayed|"
            r"telegraphed|cabled|mailed|left)\b(?:[^.]|\.(?=\s?[a-z\d])){6,160}\.?"
        ),
        when=lambda bracket: bracket.alone or bracket.opens_paragraph,
        build=sure("medium", note_type="transmission"),
    ),
)
