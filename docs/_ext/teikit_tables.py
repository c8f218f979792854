"""Sphinx directives that show teikit's own tables, so that no page repeats them by hand.

``{teikit-table} NAME`` is a table of the code, ``{teikit-encoding}`` shows what the texts in it become, ``{teikit-help} COMMAND`` is
the help of a command.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar

import click
from docutils import nodes
from lxml import etree
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import teikit
from teikit import reports, tables
from teikit.cli import group
from teikit.cli.init import settings
from teikit.codes import CODES
from teikit.project import Project
from teikit.reading.citations.archives import archives, country_name
from teikit.reading.in_force import conventions_of
from teikit.validation.catalog import Catalog
from teikit.validation.outline import outline

Rows = Iterable[Sequence[str]]
CODE = "`"
"""Begins a cell that is code."""
_INSERTED = frozenset("supplied unclear gap sic choice note term seg pb stamp add del stage ex expan abbr space ref".split())  # noqa: SIM905


def _conventions(_: Sequence[str]) -> Rows:
    for row in conventions_of(Project()):
        yield CODE + row.id, CODE + row.cls, CODE + row.example.strip(), row.provenance


def _archives(_: Sequence[str]) -> Rows:
    for row in archives():
        yield CODE + row.key, row.name, row.settlement, country_name(row.country_code) or "–", row.tradition, "; ".join(row.forms)


def _codes(stages: Sequence[str]) -> Rows:
    return ((CODE + row.code, row.severity, row.meaning) for row in CODES if not stages or row.stage in stages)


def _settings(_: Sequence[str]) -> Rows:
    return ((CODE + header if header else "–", CODE + key, CODE + example, about) for header, key, example, about in settings())


def _columns(names: Sequence[str]) -> Rows:
    for name in names or tables.names():
        table = tables.load(name)
        yield CODE + name, table.summary, ", ".join(table.columns)


def _formats(_: Sequence[str]) -> Rows:
    return ((CODE + name, reports.load(name).summary) for name in reports.names())


def _elements(_: Sequence[str]) -> Rows:
    catalog = Catalog()
    for name, element in sorted(outline(catalog.locate("teikit"), catalog.resolve).items()):
        yield CODE + name, ", ".join(sorted(element.attributes)), ", ".join(sorted(element.children))


_TABLES: dict[str, tuple[tuple[str, ...], Callable[[Sequence[str]], Rows]]] = {
    "conventions": (("Row", "Class", "Example", "Found in"), _conventions),
    "archives": (("Key", "Name", "Town", "Country", "References", "Also printed as"), _archives),
    "codes": (("Code", "Weight", "What it means"), _codes),
    "settings": (("Table", "Key", "Example", "What it does"), _settings),
    "columns": (("Table", "What a row is", "Columns"), _columns),
    "formats": (("Format", "What for"), _formats),
    "elements": (("Element", "Attributes", "Children"), _elements),
}


class TableDirective(SphinxDirective):
    """A table of the code."""

    required_arguments = 1
    optional_arguments = 9

    def run(self) -> list[nodes.Node]:
        heads, rows = _TABLES[self.arguments[0]]
        return [_table(heads, rows(self.arguments[1:]))]


class EncodingDirective(SphinxDirective):
    """What each line of its content becomes: printed, encoded. ``\\n`` in a line is a line end."""

    has_content = True
    option_spec: ClassVar = {"show": lambda words: words.split()}  # type: ignore[misc]

    def run(self) -> list[nodes.Node]:
        shown = frozenset(self.options.get("show", _INSERTED))
        rows = (
            (CODE + line.replace("\\n", " ⏎ "), CODE + _encoded(line.replace("\\n", "\n"), shown)) for line in self.content if line.strip()
        )
        return [_table(("Printed", "Encoded"), rows)]


class HelpDirective(SphinxDirective):
    """The help of a command, as ``teikit COMMAND --help`` prints it."""

    required_arguments = 1
    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        command: click.Command = group
        context = click.Context(group, info_name="teikit")
        for name in self.arguments:
            assert isinstance(command, click.Group)
            found = command.get_command(context, name)
            assert found is not None, name
            command, context = found, click.Context(found, info_name=name, parent=context)
        text = command.get_help(context)
        return [nodes.literal_block(text, text, language="text")]


def _encoded(text: str, shown: frozenset[str]) -> str:
    conversion = teikit.convert(text)
    assert conversion.faithful, text
    (body,) = conversion.tree.iter("{*}body")
    found = list(_outermost(body, shown))
    assert found, f"nothing of {sorted(shown)} in: {text}"
    return "\n".join(re.sub(r' xmlns="[^"]*"', "", etree.tostring(each, encoding="unicode", with_tail=False)) for each in found)


def _outermost(element: etree._Element, shown: frozenset[str]) -> Iterator[etree._Element]:
    for child in element.iterchildren(etree.Element):
        if etree.QName(child).localname in shown:
            yield child
        else:
            yield from _outermost(child, shown)


def _table(heads: Sequence[str], rows: Rows) -> nodes.table:
    group = nodes.tgroup(cols=len(heads))
    group += [nodes.colspec(colwidth=1) for _ in heads]
    group += nodes.thead("", _row(heads))
    group += nodes.tbody("", *map(_row, rows))
    return nodes.table("", group, classes=["colwidths-auto"])


def _row(cells: Sequence[str]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", _cell(cell)) for cell in cells))


def _cell(text: str) -> nodes.Node:
    if not text.startswith(CODE):
        return nodes.paragraph(text, text)
    code = text.removeprefix(CODE)
    return (
        nodes.literal_block(code, code, language="xml")
        if code.startswith("<") and "</" in code
        else nodes.paragraph("", "", nodes.literal(code, code))
    )


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the directives known."""
    app.add_directive("teikit-table", TableDirective)
    app.add_directive("teikit-encoding", EncodingDirective)
    app.add_directive("teikit-help", HelpDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
