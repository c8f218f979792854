"""Front matter above a record: what its keys say of it, and the text below, which may be a publisher's page itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teikit.expressions import expression
from teikit.problems import Problem, Severity
from teikit.reading.front_matter import FrontMatter, Leaf, UnreadableError, find_front_matter, leaves_of
from teikit.reading.page import Envelope, Page
from teikit.reading.statements import NOTE, Statement, field_named
from teikit.record import Given, HeaderText
from teikit.source import Source, Span

__all__ = ["ENVELOPE"]

_ORIGIN = "the front matter"
_COMMENT = expression(r"(?:(?<=\s)|\A)#+[ \t]*(?P<words>[^\n]*\w[^\n]*)")
_PIECE = expression(r"\S+")
# Keys of a table around a value that say what it is no better: ``author: {name: Hana Weir}``.
_PLAIN = frozenset({"name", "value", "text", "label", "id", "title"})
# Tables that hold the keys of Dublin Core, or those for which the program that made the file has no place.
_OUTER = frozenset({"dc", "dcterms", "dublin core", "dublincore", "metadata", "params", "extra", "taxonomies"})


def _open(source: Source) -> Page:
    found = find_front_matter(source)
    if found is None:
        return Page(body=source.span)
    try:
        leaves = [_moved(leaf, found.inner.start) for leaf in leaves_of(found.kind, source[found.inner])]
    except UnreadableError as error:
        return Page(body=source.span, problems=(_malformed(source, found, error),))
    texts = list(_statements(source, leaves))
    stated = [*texts, *_comments(source, found, leaves)]
    return Page(
        body=Span(found.end, len(source)),
        markup=tuple(_markup(source, found.end, stated)),
        title=_span(texts, "title"),
        date=_span(texts, "date"),
        citation=_span(texts, "citation"),
        original_language=_span(texts, "original language"),
        stated=tuple(stated),
    )


def _malformed(source: Source, found: FrontMatter, error: UnreadableError) -> Problem:
    line, column = source.position(found.inner.start + (error.offset or 0))
    message = f"the front matter is not {found.kind} ({error}); it was read as text"
    return Problem("front-matter-malformed", Severity.WARNING, message, source.name, line, column)


def _moved(leaf: Leaf, by: int) -> Leaf:
    key = Span(leaf.key.start + by, leaf.key.end + by) if leaf.key else None
    return Leaf(leaf.path, key, Span(leaf.span.start + by, leaf.span.end + by), leaf.text)


# ---- what it says ---------------------------------------------------------------------------------


def _statements(source: Source, leaves: Sequence[Leaf]) -> Iterator[Statement]:
    for leaf in leaves:
        if any(c.isalnum() for c in leaf.text):
            name = _field(leaf.path)
            label = leaf.key if name == NOTE and len(leaf.path) == 1 and leaf.key else Given(".".join(leaf.path), _ORIGIN)
            yield Statement(name, _value(source, leaf), label)


def _value(source: Source, leaf: Leaf) -> HeaderText:
    """The printed words; the meaning of those that are printed with escapes."""
    same = source[leaf.span].split() == leaf.text.split()
    return leaf.span if same else Given(" ".join(leaf.text.split()), _ORIGIN)


def _field(path: Sequence[str]) -> str:
    """The field that the last telling key means."""
    while len(path) > 1 and path[-1].casefold() in _PLAIN:
        path = path[:-1]
    if len(path) == 2 and path[0].casefold() in _OUTER:
        path = path[1:]
    return (field_named(path[-1]) if len(path) == 1 else None) or NOTE


def _span(statements: Sequence[Statement], name: str) -> Span | None:
    return next((s.value for s in statements if s.field == name and isinstance(s.value, Span)), None)


def _comments(source: Source, found: FrontMatter, leaves: Sequence[Leaf]) -> Iterator[Statement]:
    """The words of comments: a line about the record may hide there."""
    at = found.inner.start
    for gap in [*(leaf.span for leaf in leaves), Span(found.inner.end, found.inner.end)]:
        for comment in _COMMENT.finditer(source.text, at, max(at, gap.start)):
            words = source.strip(Span(*comment.span("words")))
            yield Statement(NOTE, words, Given("comment", _ORIGIN))
        at = max(at, gap.end)


def _markup(source: Source, end: int, stated: Sequence[Statement]) -> Iterator[Span]:
    """All that is neither a value nor the label of a note."""
    held = sorted({part for s in stated for part in (s.value, s.label) if isinstance(part, Span)})
    at = 0
    for span in (*held, Span(end, end)):
        for piece in _PIECE.finditer(source.text, at, max(at, span.start)):
            yield Span(*piece.span())
        at = max(at, span.end)


ENVELOPE = Envelope("front-matter", lambda source: find_front_matter(source) is not None, _open, wraps=True)
