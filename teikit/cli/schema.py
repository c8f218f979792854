"""List, show, install and compare schemas."""

from __future__ import annotations

import hashlib
from itertools import groupby
from typing import TYPE_CHECKING

import click

from teikit.validation.catalog import Catalog
from teikit.validation.store import Installed, Store

if TYPE_CHECKING:
    from teikit.validation.outline import Difference

__all__ = ["command"]

_EPILOG = """\b
Examples:
  teikit schema install tei_all
  teikit schema install ~/project/letters.rng --name letters
  teikit schema show letters
  teikit schema compare teikit tei_all"""


@click.group("schema", epilog=_EPILOG)
def command() -> None:
    """List, show, install and compare schemas.

    Installed schemas lie in the user's data folder and are found by their name and by the address they came from, so that a
    document that names that address in <?xml-model?> is checked without the net.
    """


@command.command("list")
def list_schemas() -> None:
    """List the schemas that can be used by name."""
    rows = [(name, "comes with teikit") for name in sorted(Catalog().bundled) if "." not in name]
    rows += [(entry.name, f"installed from {entry.source}") for entry in Store().entries()]
    width = max(len(name) for name, _ in rows) if rows else 0
    for name, origin in rows:
        click.echo(f"{name:<{width}}  {origin}")


@command.command()
@click.argument("name")
def show(name: str) -> int:
    """Show where a schema lies, where it came from, and whether it is still what was installed."""
    store = Store()
    entry = store.get(name)
    if entry is None:
        path = Catalog(store=store).locate(name)
        click.echo(f"name    {name}\nfile    {path}\nsha256  {hashlib.sha256(path.read_bytes()).hexdigest()}")
        return 0
    altered = entry.altered()
    click.echo(f"name    {entry.name}\nfile    {entry.path}\nsource  {entry.source}\nsha256  {entry.hashes[entry.main]}")
    click.echo(f"files   {', '.join(entry.hashes)}")
    click.echo(f"state   {'changed since installed: ' + ', '.join(altered) if altered else 'as installed'}")
    return 1 if altered else 0


@command.command()
@click.argument("source", metavar="FILE|URL|NAME")
@click.option("--name", help="The name to use it by; by default that of the file.")
@click.option("--sha256", metavar="HASH", help="The hash that the schema's file must have.")
def install(source: str, name: str | None, sha256: str | None) -> None:
    """Install a schema and the files it includes.

    SOURCE is a file, an http(s) address, or the name of a schema that the TEI releases (tei_all, tei_lite, tei_simplePrint
    ...). This is the only command of teikit that uses the net, and only for an address or such a name.
    """
    from teikit.validation.installation import install as install_schema

    _told(install_schema(source, Store(), name=name, sha256=sha256))


def _told(entry: Installed) -> None:
    click.echo(f'installed "{entry.name}" in {entry.folder}: {len(entry.hashes)} file(s), sha256 {entry.hashes[entry.main]}')


@command.command()
@click.argument("name")
def remove(name: str) -> None:
    """Remove an installed schema."""
    Store().remove(name)
    click.echo(f'removed "{name}"')


@command.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("--catalog", "catalogs", multiple=True, metavar="FILE", help="An XML catalog that says where schemas lie; may be repeated.")
def compare(first: str, second: str, catalogs: tuple[str, ...]) -> int:
    """Compare two RELAX NG schemas, element by element.

    Told is what one of them allows and the other does not: elements, and for elements of both their attributes, their
    children, and text. A line that begins with - is of A alone, one with + of B alone. Order and number of children and the
    values of attributes are not compared. Ends with 1 if there is a difference.
    """
    from teikit.validation.outline import compare as compare_outlines
    from teikit.validation.outline import outline

    catalog = Catalog(catalogs)
    one, other = (outline(catalog.locate(name), catalog.resolve) for name in (first, second))
    differences = sorted(compare_outlines(one, other), key=_kind)
    for (element, only_in, what), group in groupby(differences, key=_kind):
        click.echo(f"{'-+'[only_in]} {_told_apart(element, what, [each.name for each in group])}")
    click.echo(f"{len(one)} elements in {first}, {len(other)} in {second}, {len(one.keys() & other.keys())} in both")
    return 1 if differences else 0


def _kind(difference: Difference) -> tuple[str, int, str]:
    return difference.element, difference.only_in, difference.what


def _told_apart(element: str, what: str, names: list[str]) -> str:
    if what == "element":
        return f"element {element}"
    return f"{element}: text" if what == "text" else f"{element}: {what} {', '.join(names)}"
