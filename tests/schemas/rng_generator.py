"""Documents at random from a grammar: small, valid, and over many documents each element and attribute comes up."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import count
from random import Random

from lxml import etree
from rng_grammar import (
    EMPTY,
    Attribute,
    Child,
    Choice,
    Data,
    Empty,
    Grammar,
    Group,
    Pattern,
    Repeat,
    Text,
    Tokens,
    Value,
    attributes,
    content,
    parts,
)

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
WORDS = ["the", "harbour", "office", "of", "Velgrad", "№", "12,", "“unsigned”", "&", "<open>\n", "to", "Țara", "Éire", "наш", "外交"]

# Values of each datatype, for types without a pattern and for each pattern; a new pattern in the grammar needs a row.
SAMPLES = {
    "date": ["1951-04-30", "2000-02-29"],
    "gYear": ["1951", "0800"],
    "gYearMonth": ["1951-04"],
    "gMonth": ["--04"],
    "gMonthDay": ["--04-30"],
    "gDay": ["---30"],
    "time": ["16:10:00", "16:10:00Z"],
    "duration": ["P3D", "PT1H30M", "PT0.5S"],
    "decimal": ["3", "3.5", "0.25", "-1"],
    "nonNegativeInteger": ["0", "7", "1200"],
    "positiveInteger": ["1", "2"],
    "boolean": ["true", "false", "1"],
    "language": ["en", "ru-Latn", "zh-Hant-TW"],
    "NCName": ["p", "term", "teikit"],
    r"[^\p{C}\p{Z}]+": ["word", "post(", "[sic])", "№", "mehr-wort", "x:y"],
    r"\S+": ["#a", "scan-012.tif", "https://example.org/a?b=c#d", "../people.xml#b"],
    r"(#|[A-Za-z][A-Za-z0-9+.\-]*:)\S+": ["#a", "https://example.org/a", "urn:x:1", "gnd:118"],
    r".*(Z|[+\-][0-9]{2}:[0-9]{2})": ["1951-04-30T16:10:00Z", "1951-04-30T16:10:00+02:00"],
    r"-?[0-9]+/-?[0-9]+": ["1/2", "-3/4"],
    r"[0-9]+(\.[0-9]+)?(%|cm|mm|in|pt|pc|px|em|ex)": ["80%", "12.5cm", "600px"],
    r"-?[0-9]+(\.[0-9]+)?,-?[0-9]+(\.[0-9]+)?": ["0,0", "12.5,-3"],
    r"[0-9]+(\.[0-9]+){0,2}": ["4", "4.12", "4.12.0"],
    r"[a-z][a-z0-9+.\-]*": ["gnd", "x-1"],
    r"[0-9]+[a-z]*[0-9]*(\.[0-9]+[a-z]*[0-9]*){0,3}": ["1", "0.1.0", "1.0rc2"],
}


DEPTH = 14
FAR = 10_000

DEGREE = (("minInclusive", "0"), ("maxInclusive", "1"))

# How often an optional attribute is written the first time and later, and how many at most on one element: libxml2's time doubles
# with each of them.
NEW_ATTRIBUTE, KNOWN_ATTRIBUTE, ATTRIBUTES = 0.5, 0.08, 7


@cache
def signature(pattern: Pattern) -> str:
    """The pattern as text that is the same in every run, which that of a set is not."""
    match pattern:
        case Choice(alternatives):
            return f"({'|'.join(sorted(map(signature, alternatives)))})"
        case Group(first, then):
            return f"({signature(first)},{signature(then)})"
        case Repeat(of) | Tokens(of):
            return f"{type(pattern).__name__}({signature(of)})"
        case Attribute(name, value):
            return f"@{name}={signature(value)}"
        case _:
            return repr(pattern)


@cache
def ordered(alternatives: frozenset[Pattern]) -> tuple[Pattern, ...]:
    """The alternatives in an order that is the same in every run."""
    return tuple(sorted(alternatives, key=signature))


@cache
def children(pattern: Pattern) -> frozenset[int]:
    """Keys of the elements that may stand directly in a pattern."""
    return frozenset({pattern.key}) if isinstance(pattern, Child) else frozenset().union(*map(children, parts(pattern)))


def sequence(pattern: Pattern) -> list[Pattern]:
    """The members of a group, one after the other."""
    return [*sequence(pattern.first), *sequence(pattern.then)] if isinstance(pattern, Group) else [pattern]


class Generator:
    """Random documents of one grammar; the same seed gives the same documents."""

    def __init__(self, grammar: Grammar, seed: int) -> None:
        self.grammar = grammar
        self.random = Random(seed)
        self.used: Counter[str] = Counter()
        self._ids = count(1)
        self._cost = self._costs()
        self._prices: dict[Pattern, int] = {}

    def document(self, size: int, goal: str = "") -> etree._Element:
        """A document of about `size` elements, with the element or the ``element/@attribute`` named `goal` among them."""
        element, _, self._wish = goal.partition("/@")
        start = self.grammar.start()
        assert isinstance(start, Child)
        self._left, self._depth, self._here = size, 0, FAR
        self._way = self._distances(element)
        root = etree.Element(f"{{{TEI}}}{start.name}", nsmap={None: TEI})
        self._fill(root, start)
        return root

    def _costs(self) -> dict[int, int]:
        """How many elements the smallest content of each element has."""
        costs = dict.fromkeys(range(len(self.grammar.elements)), FAR)
        changed = True
        while changed:
            changed = False
            for key in costs:
                cost = 1 + self._price(self.grammar.pattern(key), costs)
                if cost < costs[key]:
                    costs[key], changed = cost, True
        return costs

    def _distances(self, goal: str) -> dict[int, int]:
        """How many levels below each element the nearest element of that name can stand."""
        distances: dict[int, int] = {}
        level = {key for key, (name, _) in enumerate(self.grammar.elements) if name == goal}
        while level:
            distances |= dict.fromkeys(level, max(distances.values(), default=-1) + 1)
            level = {
                key for key in range(len(self.grammar.elements)) if key not in distances and level & children(self.grammar.pattern(key))
            }
        return distances

    def _nearest(self, pattern: Pattern) -> int:
        return min((self._way.get(key, FAR) for key in children(pattern)), default=FAR)

    def _price(self, pattern: Pattern, costs: dict[int, int]) -> int:
        match pattern:
            case Child(_, key):
                return costs[key]
            case Choice(alternatives):
                return min(self._price(alternative, costs) for alternative in alternatives)
            case _:
                return sum(self._price(part, costs) for part in parts(pattern))

    def _final_price(self, pattern: Pattern) -> int:
        if pattern not in self._prices:
            self._prices[pattern] = self._price(pattern, self._cost)
        return self._prices[pattern]

    def _fill(self, node: etree._Element, child: Child) -> None:
        self.used[child.name] += 1
        self._left -= 1
        self._depth += 1
        above, self._here = self._here, min(self._here, self._way.get(child.key, FAR))
        if self._way.get(child.key) == 0:
            self._way = {}
        self._write(self.grammar.pattern(child.key), node)
        self._depth -= 1
        self._here = above

    def _full(self) -> bool:
        return self._left <= 0 or self._depth > DEPTH

    def _write(self, pattern: Pattern, node: etree._Element) -> None:
        match pattern:
            case Child(name):
                self._fill(etree.SubElement(node, f"{{{TEI}}}{name}"), pattern)
            case Attribute(name, value):
                self.used[f"{etree.QName(node).localname}/@{name}"] += 1
                node.set(name.replace("xml:", f"{{{XML}}}"), self._value(value))
            case Group():
                parts_in_order = sequence(pattern)
                silent = [part for part in parts_in_order if content(part) == EMPTY]
                self.random.shuffle(silent)
                for part in (*silent, *(part for part in parts_in_order if content(part) != EMPTY)):
                    self._write(part, node)
            case Repeat(of):
                self._repeat(of, node)
            case Choice(alternatives):
                self._write(self._choose(alternatives, node), node)
            case Text() | Data() | Value() | Tokens():
                self._characters(node, self._value(pattern))

    def _repeat(self, pattern: Pattern, node: etree._Element) -> None:
        self._write(pattern, node)
        while not self._full() and self.random.random() < 0.4:
            self._write(pattern, node)

    def _choose(self, alternatives: frozenset[Pattern], node: etree._Element) -> Pattern:
        """The cheapest once the document is large enough, else what came up least often."""
        options = list(ordered(alternatives))
        self.random.shuffle(options)
        if self._way and min(on_the_way := [self._nearest(option) for option in options]) < self._here:
            return options[on_the_way.index(min(on_the_way))]
        if self._full():
            return min(options, key=lambda pattern: (self._final_price(pattern), not isinstance(pattern, Empty)))
        if Empty() in alternatives and any(map(attributes, options)):
            return self._attribute(options, node)
        if self.random.random() < 0.3:
            return options[0]
        return min(options, key=lambda pattern: self._uses(pattern, etree.QName(node).localname))

    def _attribute(self, options: list[Pattern], node: etree._Element) -> Pattern:
        """An optional attribute, or nothing."""
        owner = str(etree.QName(node).localname)
        for option in options:
            if self._wish in attributes(option):
                return option
        wanted = min((option for option in options if not isinstance(option, Empty)), key=lambda pattern: self._uses(pattern, owner))
        share = KNOWN_ATTRIBUTE if self._uses(wanted, owner) else NEW_ATTRIBUTE
        return wanted if len(node.attrib) < ATTRIBUTES and self.random.random() < share else Empty()

    def _uses(self, pattern: Pattern, owner: str) -> int:
        match pattern:
            case Child(name):
                return self.used[name]
            case Attribute(name):
                return self.used[f"{owner}/@{name}"]
            case Empty():
                return self.random.randrange(60)
            case Text() | Data() | Value() | Tokens():
                return self.random.randrange(40)
            case _:
                return min((self._uses(part, owner) for part in parts(pattern)), default=0)

    def _characters(self, node: etree._Element, text: str) -> None:
        if len(node):
            node[-1].tail = (node[-1].tail or "") + text
        else:
            node.text = (node.text or "") + text

    def _value(self, pattern: Pattern) -> str:
        match pattern:
            case Text():
                return " ".join(self.random.choices(WORDS, k=self.random.randrange(4)))
            case Value(text):
                return text
            case Data("ID"):
                return f"id{next(self._ids)}"
            case Data(type_, facets):
                return self.random.choice(SAMPLES[dict(facets).get("pattern", type_)]) if facets != DEGREE else "0.5"
            case Tokens(of):
                return self._value(of)
            case Group(first, then):
                return f"{self._value(first)} {self._value(then)}".strip()
            case Repeat(of):
                return " ".join(self._value(of) for _ in range(self.random.randint(1, 2)))
            case Choice(alternatives):
                return self._value(self.random.choice(ordered(alternatives)))
            case _:
                return ""
