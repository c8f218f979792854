"""The proof of inclusion finds what it must find: small content models whose answer is known."""

from __future__ import annotations

from pathlib import Path

import pytest
import rnc2rng
from rng_grammar import TEXT, Grammar, attributes, beyond

PAIRS = [
    ("a*, b", "(a | b)*", None),
    ("(a | b)*", "a*, b", []),
    ("a+", "a, a*", None),
    ("a, a*", "a, a", ["a"]),
    ("a, b?, c", "a & b? & c", None),
    ("a & b", "a, b", ["b", "a"]),
    ("(text | a)*", "mixed { a* }", None),
    ("text", "a?", [TEXT]),
    ("(a, b)+", "(a, b, a, b)*", ["a", "b"]),
    ("(a?, b?)+", "(a | b)*", None),
    ("attribute x { text }, a", "a", None),
    ('a?, attribute x { "y" }?', "empty", ["a"]),
]


def model(folder: Path, name: str, content: str) -> Grammar:
    schema = f"start = element r {{ {content} }}\na = element a {{ empty }}\nb = element b {{ empty }}\nc = element c {{ empty }}\n"
    path = folder / name
    path.write_text(rnc2rng.dumps(rnc2rng.loads(schema)), encoding="utf-8")
    return Grammar(path)


@pytest.mark.parametrize(("narrow", "wide", "word"), PAIRS)
def test_shortest_word_outside(narrow: str, wide: str, word: list[str] | None, tmp_path: Path) -> None:
    ours, theirs = model(tmp_path, "narrow.rng", narrow), model(tmp_path, "wide.rng", wide)
    assert beyond(ours.pattern(0), theirs.pattern(0)) == word


def test_required_attributes(tmp_path: Path) -> None:
    content = "attribute a { text }, attribute b { text }?, ((attribute c { text }, attribute d { text }) | attribute c { text })"
    assert attributes(model(tmp_path, "r.rng", content).pattern(0)) == {"a": True, "b": False, "c": True, "d": False}
