"""Expressions that are compiled at their first use."""

from __future__ import annotations

import gc
import pickle
import pkgutil
import re
import subprocess
import sys
from importlib import import_module

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


def test_every_expression_can_be_compiled() -> None:
    for module in pkgutil.walk_packages(teikit.__path__, "teikit."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    made = [each for each in gc.get_objects() if isinstance(each, _Expression)]
    assert len(made) > 200
    for each in made:
        assert each.search("oil") is None or isinstance(each.search("oil"), re.Match)


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
