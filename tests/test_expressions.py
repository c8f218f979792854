"""Expressions that are compiled at their first use."""

from __future__ import annotations

import gc
import pickle
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

import teikit
from teikit.expressions import _Expression, expression

# Importing what a conversion needs compiles some of Python's own and of our libraries' expressions, and few of ours.
_COMPILED = """
import re, sys
compile = re._compiler.compile
made = []
re._compiler.compile = lambda source, flags: made.append(source) or compile(source, flags)
import teikit.conversion
print(len(made))
"""


def _all_expressions() -> list[_Expression]:
    for module in pkgutil.walk_packages(teikit.__path__, "teikit."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    made = [each for each in gc.get_objects() if isinstance(each, _Expression)]
    assert len(made) > 200
    return made


def test_every_expression_can_be_compiled() -> None:
    for each in _all_expressions():
        assert each.search("oil") is None or isinstance(each.search("oil"), re.Match)


def test_no_group_is_repeated_possessively() -> None:
    """Python before 3.11.5 gets `(?:…)*+` wrong (gh-106052); an atomic group, `(?>(?:…)*)`, says the same and is right."""
    assert len(list(_possessive_groups(re._parser.parse(r"(?:a|(?:b-?)*+c)(?:d)*+(?>(?:ef)*)[gh]++")))) == 1  # type: ignore[attr-defined]
    for each in _all_expressions():
        assert not list(_possessive_groups(re._parser.parse(each.pattern, each.flags))), each.pattern  # type: ignore[attr-defined]


def _possessive_groups(parsed: Any) -> Iterator[Any]:
    """The groups of more than one character that are repeated possessively."""
    if isinstance(parsed, tuple) and parsed and parsed[0] is re._constants.POSSESSIVE_REPEAT:  # type: ignore[attr-defined]
        repeated = parsed[1][2]
        if not re._compiler._simple(repeated):  # type: ignore[attr-defined]
            yield repeated
    if isinstance(parsed, (tuple, list, re._parser.SubPattern)):  # type: ignore[attr-defined]
        for part in parsed:
            yield from _possessive_groups(part)


def test_an_expression_is_what_re_makes_of_it() -> None:
    late, early = expression(r"(?P<letter>[a-z])(\d)?", re.IGNORECASE), re.compile(r"(?P<letter>[a-z])(\d)?", re.IGNORECASE)
    for method in ("findall", "split"):
        assert getattr(late, method)("A1 b") == getattr(early, method)("A1 b")
    assert late.sub("-", "A1 b") == "- -"
    assert (late.pattern, late.flags, late.groups, dict(late.groupindex)) == (
        early.pattern,
        early.flags,
        early.groups,
        dict(early.groupindex),
    )
    match = late.fullmatch("A1")
    assert match is not None
    assert match["letter"] == "A"
    assert pickle.loads(pickle.dumps(late)).search(" b") is not None


def test_a_wrong_expression_is_told_at_its_first_use() -> None:
    wrong = expression("(")
    with pytest.raises(re.error):
        wrong.search("oil")


def test_a_start_compiles_few_expressions() -> None:
    run = subprocess.run([sys.executable, "-c", _COMPILED], capture_output=True, text=True, check=True)
    assert int(run.stdout) < 200
