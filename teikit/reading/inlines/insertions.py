"""Editorial insertions: every bracket of a record, and what it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import field

from teikit.dataclass import dataclass
from teikit.expressions import expression
from teikit.problems import Problem, Severity
from teikit.reading.inlines.bracket import Bracket
from teikit.reading.inlines.convention import Convention, Setting
from teikit.reading.inlines.conventions import CONVENTIONS
from teikit.reading.inlines.facts import Facts
from teikit.reading.inlines.scanner import Pair, Scan, scan
from teikit.reading.inlines.underdots import underdotted
from teikit.record import Certainty, Insertion
from teikit.source import Source, Span

__all__ = ["Context", "Insertions", "read_insertions"]

_OPENER = {"square": "[", "round": "(", "angle": "<", "curly": "{"}
_LINK = expression(r"\((?:https?:|mailto:|www\.|/|\.{1,2}/|#|<http)[^()\s]*(?:\s+\"[^\"\n]*\")?\)|: ?(?:https?:|<http)")
_UNSURE = 0.4
_REMEMBERED = 2_000
"""Texts of brackets whose rows are remembered; more are forgotten all at once, so that memory stays flat."""
_LONGEST = 60
"""Characters of a bracket whose rows are remembered: formulas come again, what editors say at length does not."""
_MANY = 20
"""Problems of one kind that are told one by one."""


@dataclass(frozen=True, slots=True)
class Context(Setting):
    """What classification may look at beside the bracket, and the table in force."""

    conventions: Sequence[Convention] = CONVENTIONS


@dataclass(frozen=True, slots=True)
class Insertions:
    """The insertions of a record, sorted by start, nested or disjoint."""

    insertions: tuple[Insertion, ...]
    problems: list[Problem] = field(default_factory=list)


class _Fitting:
    """The rows whose pattern fits a text, looked for as far as somebody asks: mostly one of the first decides."""

    __slots__ = ("_asked", "_found", "_rows", "_text")

    def __init__(self, rows: Sequence[Convention], text: str) -> None:
        self._rows, self._text = rows, text
        self._asked = 0
        self._found: list[tuple[Convention, re.Match[str] | None]] = []

    def __iter__(self) -> Iterator[tuple[Convention, re.Match[str] | None]]:
        yield from self._found
        while self._goes_on():
            yield self._found[-1]

    def _goes_on(self) -> bool:
        """Whether one more row fits."""
        for at in range(self._asked, len(self._rows)):
            row = self._rows[at]
            match = row.pattern.fullmatch(self._text) if row.pattern is not None else None
            if match or row.pattern is None:
                self._asked = at + 1
                self._found.append((row, match))
                return True
        self._asked = len(self._rows)
        return False


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows in force, by delimiter and way of deciding."""

    formulas: dict[str, list[Convention]]
    readings: dict[str, list[Convention]]
    fitting: dict[tuple[str, str], _Fitting] = field(default_factory=dict)
    """Rows whose pattern fits a text: brackets repeat."""

    @classmethod
    def of(cls, rows: Sequence[Convention]) -> _Table:
        formulas: dict[str, list[Convention]] = defaultdict(list)
        readings: dict[str, list[Convention]] = defaultdict(list)
        for row in rows:
            for delimiter in row.delimiters:
                (formulas if row.weigh is None else readings)[delimiter].append(row)
        return cls(dict(formulas), dict(readings))

    def fit(self, delimiter: str, text: str) -> _Fitting:
        """The rows whose pattern fits, in order."""
        known = self.fitting.get((delimiter, text))
        if known is None:
            known = _Fitting(self.formulas.get(delimiter, ()), text)
            if len(text) > _LONGEST:
                return known
            if len(self.fitting) >= _REMEMBERED:
                self.fitting.clear()
            self.fitting[delimiter, text] = known
        return known


_STANDARD = _Table.of(CONVENTIONS)
"""For every record whose project adds no rows: what is known of a bracket's words holds for the next record too."""


def read_insertions(source: Source, span: Span, context: Context) -> Insertions:
    """Find and classify the editorial insertions of a stretch of text.

    Problems: ``bracket-unmatched``, ``bracket-unclassified``, ``bracket-too-deep``. Linear in the length of the stretch.
    """
    found = scan(source, span)
    facts = Facts(source, span, context, found.pairs, found.dotted)
    table = _STANDARD if context.conventions is CONVENTIONS else _Table.of(context.conventions)
    read = list(_read(facts, table))
    if facts.leiden:
        read = sorted([*read, *underdotted(source, span, "editor")], key=lambda i: (i.span.start, -i.span.end))
    insertions = tuple(read)
    return Insertions(insertions, [*_scan_problems(source, found), *_unclassified(source, insertions)])


def _read(facts: Facts, table: _Table) -> Iterator[Insertion]:
    """Each pair in turn. The floor of a bracket is the end of the insertion before it, or the start of the one around it."""
    floor = facts.span.start
    inside: list[Insertion] = []
    for pair in facts.pairs:
        while inside and inside[-1].span.end <= pair.span.start:
            floor = max(floor, inside.pop().span.end)
        if pair.family == "square" and _is_link(facts, pair):
            continue
        insertion = _classify(Bracket(pair, facts, floor), table)
        if insertion is not None:
            inside.append(insertion)
            floor = max(floor, insertion.content.start if insertion.content else insertion.span.start + 1)
            yield insertion


def _classify(bracket: Bracket, table: _Table) -> Insertion | None:
    """The reading of one bracket; None for parentheses and the like that no row knows."""
    delimiter = _OPENER[bracket.pair.family]
    for row, match in table.fit(delimiter, bracket.text):
        if row.when is None or row.when(bracket):
            built = row.build(bracket, match, _read_as(bracket, row, f"reads like {row.id}"))
            if built is not None:
                return built
    return _weighed(bracket, table.readings.get(delimiter, [])) if delimiter == "[" else None


def _read_as(bracket: Bracket, row: Convention, why: str, cert: Certainty = "high") -> Insertion:
    return Insertion(bracket.span, bracket.content, row.cls, row.id, resp=_responsible(bracket), cert=cert, why=why)


def _weighed(bracket: Bracket, rows: list[Convention]) -> Insertion:
    """The reading with the best evidence; how far it leads says how sure it is."""
    ranked = [(evidence, row) for row in rows if row.weigh is not None and (evidence := row.weigh(bracket)) is not None]
    ranked.sort(key=lambda pair: -pair[0].score)
    if not ranked or ranked[0][0].score < _UNSURE:
        resp = _responsible(bracket)
        return Insertion(bracket.span, bracket.content, "unclassified", "none", resp=resp, cert="low", why="no reading fits")
    best, row = ranked[0]
    lead = best.score - (ranked[1][0].score if len(ranked) > 1 else 0.0)
    cert: Certainty = "high" if best.score >= 0.85 and lead >= 0.1 else "medium" if best.score >= 0.6 and lead >= 0.04 else "low"
    insertion = _read_as(bracket, row, best.why, cert)
    return row.build(bracket, None, insertion) or insertion


def _responsible(bracket: Bracket) -> str:
    if bracket.facts.own_brackets:
        return "source"
    return "translator" if bracket.setting.has_translator else "editor"


def _is_link(facts: Facts, pair: Pair) -> bool:
    """``[text](address)``, ``![image](…)``, ``[name]: address``."""
    text = facts.source.text
    return _LINK.match(text, pair.span.end) is not None or (
        text[pair.span.start - 1 : pair.span.start] == "!" and text[pair.span.end : pair.span.end + 1] == "("
    )


def _scan_problems(source: Source, found: Scan) -> Iterator[Problem]:
    yield from _listed(source, found.unmatched, "bracket-unmatched", "a square bracket has no fellow; it stays text")
    yield from _listed(source, found.too_deep, "bracket-too-deep", "brackets are nested too deep to be insertions; they stay text")


def _unclassified(source: Source, insertions: Sequence[Insertion]) -> Iterator[Problem]:
    places = tuple(i.span.start for i in insertions if i.cls == "unclassified")
    yield from _listed(source, places, "bracket-unclassified", "no convention fits this bracket")


def _listed(source: Source, places: Sequence[int], code: str, message: str) -> Iterator[Problem]:
    for count, at in enumerate(places[:_MANY], 1):
        line, column = source.position(at)
        rest = len(places) - _MANY if count == _MANY else 0
        more = f" (and {rest} more like it)" if rest > 0 else ""
        yield Problem(code, Severity.WARNING, message + more, source.name, line, column)
