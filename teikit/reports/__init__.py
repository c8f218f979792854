"""Problems as people and programs read them: one format per file of this folder, each ending in ``REPORT = Report(...)``."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import NamedTuple, TextIO

from teikit.dataclass import dataclass
from teikit.problems import Problem, TeikitError

__all__ = ["Outcome", "Report", "load", "names"]


class Outcome(NamedTuple):
    """What a run found in one file."""

    path: str
    """As the user named it."""
    problems: tuple[Problem, ...]
    """In the order of the file; empty for one that is in order."""


@dataclass(frozen=True, slots=True)
class Report:
    """A format."""

    summary: str
    """What it is for, in a few words."""
    write: Callable[[Iterable[Outcome], TextIO], None]
    """Writes a run to a text stream; takes outcomes as they come, and again no faster than it can write them."""


def names() -> list[str]:
    """The formats there are: the names of the files of this folder."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))


def load(name: str) -> Report:
    """The format of a name. Raises `TeikitError` for a name that is none, naming those that are."""
    if name not in names():
        raise TeikitError(f'no report format "{name}": there are {", ".join(names())}')
    report = import_module(f"teikit.reports.{name}").REPORT
    assert isinstance(report, Report), f"teikit.reports.{name}.REPORT is no Report"
    return report
