"""Write a teikit.toml with every setting, explained."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from teikit.dataclass import dataclass
from teikit.problems import TeikitError

__all__ = ["command", "settings", "template"]

FILE = "teikit.toml"

_EXAMPLES = """\b
Examples:
  teikit init
  teikit init letters/
"""


@dataclass(frozen=True, slots=True)
class _Setting:
    """One line of the file. What is not `set` stands there as a comment: it has no value unless somebody gives it one."""

    key: str
    example: str
    about: str
    set: bool = False


@dataclass(frozen=True, slots=True)
class _Table:
    header: str
    about: str
    settings: tuple[_Setting, ...]


_PROJECT = _Table(
    "",
    "Settings of teikit for the records in this folder. Lines that begin with # are examples: take the # away to use them.\n"
    "Files named here are looked for beside this file. An option of the same name goes before a setting.",
    (
        _Setting("schema", '"teikit"', "Schema the TEI is checked against: a name, or a .rng, .rnc, .xsd or .sch file.", set=True),
        _Setting(
            "decisions", '"decisions.csv"', "Table of an editor's decisions on insertions: convert --review writes it, you correct it."
        ),
    ),
)
_TABLES = (
    _Table(
        "[header]",
        "What to say in the header where neither the record nor anything beside it says so.",
        (
            _Setting("title", '"Untitled letter"', "Title of records that have none."),
            _Setting("publisher", '"Orsa Town Archive"', "Who publishes the TEI."),
            _Setting("licence", '"CC-BY-4.0"', "Licence of the TEI: an SPDX identifier, a URL (Creative Commons …), or its words."),
            _Setting("series", '"Papers of the Fisheries Board"', "Title of the series the records appear in."),
            _Setting("language", '"en"', "Language of the texts (BCP 47); without it teikit finds out."),
            _Setting("original_language", '"ru"', "Language of the originals, where the texts are translations."),
            _Setting("translator", '"Hana Weir"', "Who translated the texts."),
            _Setting(
                "genre",
                '"letter"',
                "Genre of all records: telegram, letter, memorandumOfConversation, memorandum, minutes, transcript, report, journal, note.",
            ),
        ),
    ),
    _Table(
        "[[editors]]",
        "Who is answerable for the edition; a table for each.",
        (
            _Setting("name", '"Ida Marlund"', "The name as the header gives it."),
            _Setting("role", '"editor"', "editor, annotator, compiler, transcriber, translator, or what you call it."),
        ),
    ),
    _Table(
        "[text]",
        "How the texts are read and encoded.",
        (
            _Setting("line_breaks", "false", "true keeps every line break of the source as lb.", set=True),
            _Setting("hyphenation", "false", 'true encodes a word broken at the end of a line with lb break="no".', set=True),
            _Setting("style", '"turns"', "turns encodes what speakers say as sp, speech as u and seg (verbatim records).", set=True),
            _Setting("said", "true", "false leaves reported speech alone.", set=True),
            _Setting("names", "true", "false leaves names in the text untagged; the header still lists the people.", set=True),
            _Setting("dates", "true", "false leaves the dates and places of datelines untagged; the header still has them.", set=True),
            _Setting("insertions", "true", "false leaves every bracket as it is printed.", set=True),
            _Setting(
                "envelope",
                '"wilson-center"',
                "Publisher's page the records stand in, or front-matter, or bare; without it teikit finds out.",
            ),
            _Setting("encoding", '"cp1252"', "Encoding of the files; without it teikit finds out."),
        ),
    ),
    _Table(
        "[metadata]",
        "A table of what is known beside the texts: a row for each record, found by the name of its file.",
        (
            _Setting("file", '"letters.csv"', "CSV, TSV or JSON lines; a column 'file' holds the names, with or without ending."),
            _Setting(
                "columns",
                '{ Titel = "title", Blatt = "" }',
                "Columns whose name does not say what they mean: file, a field of the header, note, or nothing to leave them out.",
            ),
        ),
    ),
    _Table(
        "[people]",
        "The people you know.",
        (
            _Setting(
                "authority", '"people.csv"', "CSV with id, name (several with ;), and ref, viaf, gnd or wikidata; or a TEI listPerson."
            ),
        ),
    ),
    _Table(
        "[places]",
        "The places you know.",
        (_Setting("authority", '"places.csv"', "CSV with name (several with ;), and ref, geonames, gnd or wikidata; or a TEI listPlace."),),
    ),
    _Table(
        "[conventions]",
        "Brackets that mean something of their own here.",
        (
            _Setting(
                "off",
                '["page-range"]',
                "Ids of rows of teikit's table that do not hold here (teikit inspect names the row of a bracket).",
            ),
        ),
    ),
    _Table(
        "[[conventions.rows]]",
        "A row of your own, a table for each: 'text' for a bracket that always reads the same, or 'pattern', a regular expression.\n"
        "It may say more: delimiters, reason, unit, extent, note_type, lang, resp, cert.",
        (
            _Setting("id", '"our-blank"', "Its name."),
            _Setting("class", '"space"', "What it is: supplied, gap, unclear, note, sic, space, add, del, pb …"),
            _Setting("example", '"[left blank]"', "One that it reads."),
            _Setting("text", '"left blank"', "What stands in the bracket."),
        ),
    ),
)


def settings() -> Iterator[tuple[str, str, str, str]]:
    """Every setting: its table in the file (empty for none), its key, an example, what it does."""
    for table in (_PROJECT, *_TABLES):
        yield from ((table.header, setting.key, setting.example, setting.about) for setting in table.settings)


def template() -> str:
    """The commented file: it loads, and means what no file at all means."""
    return "\n".join([_written(_PROJECT), *map(_written, _TABLES)])


def _written(table: _Table) -> str:
    # A table with nothing in it is one more editor, or one more row.
    comment = "# " if table.header.startswith("[[") else ""
    lines = [f"# {line}" for line in table.about.split("\n")]
    lines += [f"{comment}{table.header}"] if table.header else []
    for setting in table.settings:
        lines += ["", f"# {setting.about}", f"{'' if setting.set else '# '}{setting.key} = {setting.example}"]
    return "\n".join([*lines, ""])


@click.command("init", epilog=_EXAMPLES)
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False))
@click.option("--force", is_flag=True, help="Write over a teikit.toml that is there.")
def command(folder: str, force: bool) -> None:
    """Write a teikit.toml with every setting, explained.

    It goes to DIR, by default the current folder, and changes nothing until a setting in it is changed.
    """
    path = Path(folder) / FILE
    if path.exists() and not force:
        raise TeikitError(f"{path} is there already; --force writes over it")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(template(), "utf-8")
    click.echo(f"wrote {path}")
