"""Fields that hold what is said as it is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teikit.expressions import expression
from teikit.licences import licence_of
from teikit.reading.given_names import agree, is_personal
from teikit.reading.statements import Statement
from teikit.reading.stating.desk import Desk, Handler, is_default, one
from teikit.record import Agent, Given, HeaderText, Responsibility
from teikit.source import Source, Span

__all__ = [
    "keep_notes",
    "state_agents",
    "state_identifier",
    "state_licence",
    "state_more",
    "state_place",
    "state_role",
    "state_single",
    "state_summary",
]

_URL = expression(r"https?://\S+")
_PARAGRAPH = expression(r"\S(?:[^\n]|\n(?![ \t\r]*(?:\n|$)))*")


def state_single(attribute: str) -> Handler:
    def handler(desk: Desk, statements: Sequence[Statement]) -> None:
        value = one(desk, statements)
        old = getattr(desk.header, attribute)
        # A catalogue's title need not be the heading.
        heading = attribute == "title" and isinstance(old, Span) and old.meets(desk.body)
        if old is None or heading or desk.differ(attribute, [old], [value]):
            desk.set(**{attribute: value})

    return handler


def state_identifier(desk: Desk, statements: Sequence[Statement]) -> None:
    addresses = [s for s in statements if _URL.fullmatch(desk.text(s.value))]
    numbers = [s for s in statements if s not in addresses]
    if addresses:
        state_single("url")(desk, addresses)
    if numbers:
        before = desk.header.document_id
        state_single("document_id")(desk, numbers)
        if desk.header.document_id is not before:
            desk.set(publisher_idno_type=None)


def state_licence(desk: Desk, statements: Sequence[Statement]) -> None:
    value = one(desk, statements)
    licence = licence_of(desk.text(value))
    shown = Given(licence.name, value.origin) if isinstance(value, Given) else value
    old = desk.header.licence
    same = licence.target is not None and licence.target == desk.header.licence_target
    if old is None or (not same and desk.differ("licence", [old], [shown])):
        desk.set(licence=shown, licence_target=licence.target)


def state_summary(desk: Desk, statements: Sequence[Statement]) -> None:
    new = [part for statement in statements for part in _paragraphs(desk.source, statement.value)]
    if new and (not desk.header.summary or desk.differ("summary", desk.header.summary, new)):
        desk.set(summary=tuple(new))


def _paragraphs(source: Source, value: HeaderText) -> Iterator[HeaderText]:
    text = source[value] if isinstance(value, Span) else value.text
    for found in _PARAGRAPH.finditer(text):
        if isinstance(value, Span):
            yield source.strip(Span(value.start + found.start(), value.start + found.end()))
        else:
            yield Given(" ".join(found.group().split()), value.origin)


def state_agents(attribute: str) -> Handler:
    def handler(desk: Desk, statements: Sequence[Statement]) -> None:
        new = [statement.value for statement in statements]
        old = [agent.name for agent in getattr(desk.header, attribute)]
        alike = len(old) == len(new) and all(agree(desk.text(a), desk.text(b)) for a, b in zip(old, new, strict=True))
        if not old or alike or desk.differ(attribute.removesuffix("s"), old, new):
            desk.set(**{attribute: tuple(Agent(value, personal=is_personal(desk.text(value))) for value in new)})

    return handler


def state_role(name: str, label: str, relator: str | None) -> Handler:
    def handler(desk: Desk, statements: Sequence[Statement]) -> None:
        everybody = desk.header.responsibilities
        old = [r.name for r in everybody if r.role == name]
        new = [statement.value for statement in statements]
        if not old or desk.differ(name, old, new):
            # The project's editors are answerable for every record.
            others = (r for r in everybody if r.role != name or (name != "translator" and is_default(r.name)))
            desk.set(responsibilities=(*others, *(Responsibility(name, label, value, relator) for value in new)))

    return handler


def state_more(attribute: str) -> Handler:
    """Values that stand beside those there are."""

    def handler(desk: Desk, statements: Sequence[Statement]) -> None:
        old = getattr(desk.header, attribute)
        there = {desk.text(value).casefold() for value in old}
        new: dict[str, HeaderText] = {}
        for statement in statements:
            new.setdefault(desk.text(statement.value).casefold(), statement.value)
        desk.set(**{attribute: (*old, *(value for key, value in new.items() if key not in there))})

    return handler


def state_place(desk: Desk, statements: Sequence[Statement]) -> None:
    new = [statement.value for statement in statements]
    if not desk.header.places or desk.differ("place", desk.header.places, new):
        desk.set(places=tuple(new))


def keep_notes(desk: Desk, statements: Sequence[Statement]) -> None:
    for statement in statements:
        desk.note(statement)
