"""The words round a name where a record prints it: what introduces a party, an office beside it, the parts of an item, a label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from teikit.expressions import expression
from teikit.reading.people.bearers import Role
from teikit.reading.prose.names import Name, is_initials, read_name, read_office
from teikit.reading.prose.phrases import Phrase, phrases
from teikit.reading.prose.tables import word_set
from teikit.reading.prose.vocabulary import BODIES, COURTESY, DOMAINS, GENERATIONS, ROLES, is_place
from teikit.reading.prose.words import Token, Tokens, tokens
from teikit.source import Source, Span

__all__ = [
    "LABEL_END",
    "OPENING",
    "SIGNED",
    "apposition",
    "before_parenthesis",
    "before_place",
    "first_line",
    "in_parentheses",
    "is_titled",
    "name_end",
    "names_somebody",
    "office_last",
    "office_outside",
    "opens_heading",
    "parts_of",
    "party_role",
    "read_label",
    "with_initials",
]

# What introduces a party in a heading, and what the party then is.
_PARTY: dict[str, Role] = {
    "with": "interlocutor",
    "between": "interlocutor",
    "among": "interlocutor",
    "from": "author",
    "by": "author",
    "to": "addressee",
}
_ABOUT = frozenset(["as", "relative", "relating", "regard", "respect", "reference", "prior", "due", "according", "contrary"])
"""Words before a "to" that addresses nobody."""
_ENDS_OFFICE = frozenset([",", ";", "(", ")", "—", "–", '"', "”", "“", "'", "’", "‘", ":"])
_NO_END = frozenset(["and", "the", ",", "his", "her", "your", "their"])
# Capital words of an office that can follow a modifier no table has: "Permanent Representative".
_SECOND_TITLES = word_set("representative chief director deputy assistant general minister adviser advisor")
# Tokens of a name with its titles at most.
_LONGEST_NAME = 16
OPENING = frozenset("([")
# Where the name of a participant ends: "Mr. Stuart for INR", "President Holm of Veldania", "Mr. Holm was present for Item 2".
_AFTER_NAME = frozenset(["for", "of", "from", "was", "were", "at", "in", "representing", "attended"])
SIGNED = expression(r"/(?:s|signed|signature)/|\((?:s|sd|sgd|signed)\.?\)|\bsigned\s*:", re.I)
_BEFORE_INITIALS = 3
"""Words of a title and a surname that initials may follow."""
LABEL_END = expression(r"(?:[\s:.\-—–*_]|</\w+>)+$")
# Bold or italics that begin with a label.
_LABEL_SET = expression(r"(?:[*_]{1,3}|<\w+>)?")
_LABEL_TIME = expression(r"^\s*(?:[\[({<]?\d{1,3}(?::\d{2}){1,3}(?:[.,]\d+)?[\])}>]?\s+|\d{2,3}(?: \d{2}){2,3}\s+)+")


def read_label(text: str) -> tuple[int, int, str]:
    """Where in a label the speaker is printed, and what is the same in all labels of that speaker."""
    time = _LABEL_TIME.match(text)
    start = time.end() if time else 0
    start += len(_LABEL_SET.match(text[start:])[0])  # type: ignore[index]
    end = len(LABEL_END.sub("", text))
    if end <= start:
        end = len(text)
    return start, end, " ".join(text[start:end].casefold().split())


def first_line(source: Source, items: Tokens) -> Tokens:
    """The first line of a signature that names somebody; the office stands below."""
    start = 0
    for at in range(1, len(items) + 1):
        if at == len(items) or "\n" in source.text[items.end(at - 1) : items.start(at)]:
            if any(p.name for p in phrases(items[start:at])):
                return items[start:at]
            start = at
    return items


def before_place(items: Tokens) -> Tokens:
    """``Mr. SMITH of Oregon`` -> ``Mr. SMITH``; ``the Minister of Justice`` is an office."""
    place = next((i for i, token in enumerate(items) if token.lower == "of"), 0)
    return items[:place] if place and items[0].plain in COURTESY else items


def in_parentheses(items: Tokens, opening: frozenset[str] = frozenset("(")) -> Tokens | None:
    """What stands in the first parentheses, or up to the end where they do not close."""
    opened = next((i for i, t in enumerate(items) if t.lower in opening), None)
    if opened is None:
        return None
    closed = next((i for i in range(opened, len(items)) if items[i].lower in ")]"), len(items))
    return items[opened + 1 : closed]


def before_parenthesis(items: Tokens) -> Tokens:
    """What stands before the first parenthesis or bracket."""
    return items[: next((i for i, t in enumerate(items) if t.lower in OPENING), len(items))]


def office_outside(source: Source, span: Span, name: Span) -> Span | None:
    """The office printed before the name (in parentheses) or below it."""
    mark = SIGNED.search(source.text, span.start, max(span.start, name.start))
    before = _trimmed(source, Span(span.start, mark.start() if mark else max(span.start, name.start)))
    after = _trimmed(source, Span(min(name.end, span.end), span.end))
    for part in (before, after):
        if part and read_office(tokens(source, part)):
            return part
    return None


def _trimmed(source: Source, span: Span) -> Span | None:
    start, end, text = span.start, span.end, source.text
    while start < end and not (text[start].isalnum()):
        start += 1
    while end > start and not (text[end - 1].isalnum()):
        end -= 1
    if text[end : end + 1] == ")" and end < span.end and "(" in text[start:end]:
        end += 1
    return Span(start, end) if end > start and "[" not in text[start:end] else None


def party_role(items: Sequence[Token], start: int, end: int, role: Role | None) -> Role | None:
    """The role that the words before a name give it; ``and`` and commas carry the role on."""
    between = [t.lower for t in items[start:end]]
    for at, word in zip(range(end - 1, start - 1, -1), reversed(between), strict=True):
        if word in _PARTY:
            return None if word == "to" and _is_about(items, at) else _PARTY[word]
        if word in ("of", "the", "and", ",", "(", "comrade", "comrades", "cde"):
            continue
        return None
    if "of" not in between:
        return role
    return "author" if "journal" in between else None


def opens_heading(items: Sequence[Token], phrase: Phrase) -> bool:
    """``Mr. Loomis to Mr. Hay.``"""
    named = phrase.first == 0 and phrase.name is not None and phrase.last < len(items)
    return named and items[phrase.last].lower == "to" and not _is_about(items, phrase.last)


def _is_about(items: Sequence[Token], at: int) -> bool:
    """Whether a "to" addresses nobody: ``Remarks Relative to Silks``."""
    return at > 0 and items[at - 1].lower in _ABOUT


def apposition(items: Tokens, at: int) -> Span | None:
    """The office after a name and a comma: ``, Minister of the Armed Forces of the Republic of Cuba``."""
    if at >= len(items) or items[at].lower != ",":
        return None
    end = at + 1
    while end < len(items) and items[end].lower not in _ENDS_OFFICE and items[end].word:
        end += 1
    office = read_office(items[at + 1 : end])
    return items.span(at + 1, end) if office and end > at + 1 else None


def name_end(part: Sequence[Token]) -> int:
    """Where the name that opens an item of participants ends, before ``for``, ``of`` … that no office stands before."""
    for at in range(1, len(part)):
        if part[at].lower in _AFTER_NAME and not part[at].capital:
            before = part[at - 1]
            return len(part) if is_titled(before) or before.lower in DOMAINS or not before.capital else at
    return len(part)


def parts_of(items: Tokens) -> Iterable[Tokens]:
    """The item cut at commas and the like; a generation stays with its name."""
    start = 0
    for at, token in enumerate(items):
        follows = at + 1 < len(items) and items[at + 1].lower.rstrip(".") in ("jr", "sr", "ii", "iii")
        joins = token.lower == "and" and start < at and items[at - 1].lower != "of" and at + 1 < len(items)
        joins = joins and (is_titled(items[at + 1]) or items[start].lower.startswith("messrs"))
        if (not token.word and token.lower in ",;()—–:-" and not follows) or joins:
            if at > start:
                yield items[start:at]
            start = at + 1
        elif token.lower == "and" and start == at:
            start = at + 1
        elif at > start and _begins_another(items, start, at):
            yield items[start:at]
            start = at
    if start < len(items):
        yield items[start:]


def with_initials(parts: list[Tokens]) -> list[Tokens]:
    """``Andrin, Iu.V.``: the initials behind the comma belong to the surname before it."""
    joined: list[Tokens] = []
    for part in parts:
        behind = all(is_initials(token) for token in part)
        if behind and joined and len(joined[-1]) <= _BEFORE_INITIALS and not any(map(is_initials, joined[-1])):
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _begins_another(items: Tokens, start: int, at: int) -> bool:
    """``… of the League Mr. Holm``: a title in the middle of a line that names several."""
    word, before = items[at].lower.rstrip("."), items[at - 1]
    if word in COURTESY:
        # "John M. Holm": an initial; "His Excellency".
        return word not in GENERATIONS and word != "m" and not is_titled(before) and before.lower not in _NO_END
    if word not in ROLES or word in _SECOND_TITLES or not items[at].capital or at + 1 >= len(items) or not items[at + 1].capital:
        return False
    if not before.capital or is_titled(before) or before.lower in DOMAINS | BODIES or is_place(before.lower):
        return False
    name = read_name(items[max(start, at - _LONGEST_NAME) : at])
    return name is not None and not name.bare


def office_last(parts: list[Tokens], source: Source) -> list[Tokens]:
    """``Chairman—Anders Holm``: the office after the name."""
    if len(parts) < 2 or read_name(parts[0]) is not None or read_office(parts[0]) is None or read_name(parts[1]) is None:
        return parts
    between = source.text[parts[0].end(-1) : parts[1].start(0)].strip()
    return [parts[1], parts[0], *parts[2:]] if between in ("—", "–", "-", ":") else parts


def is_titled(token: Token) -> bool:
    """Whether a token is a form of address, or an office with a capital letter."""
    return token.lower.rstrip(".") in COURTESY or (token.capital and token.lower.rstrip(".") in ROLES)


def names_somebody(name: Name, part: Tokens, *, alone: bool) -> bool:
    """Whether a part of the item is a person of its own and not the body the person before belongs to."""
    words = [t.lower for t in part if t.word]
    if alone:
        single = len(words) == 1
        return not (single and (words[0] in DOMAINS or words[0] in BODIES or is_place(words[0]) or name.acronym))
    initials = len(part) > 1 and (is_initials(part[0]) or (name.family_first and is_initials(part[-1])))
    return (is_titled(part[0]) or initials) and bool(name.surnames) and part.start(0) == name.start
