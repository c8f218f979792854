"""Settings of a project: ``teikit.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from teikit.dataclass import dataclass
from teikit.problems import TeikitError

__all__ = [
    "STYLES",
    "ConventionSettings",
    "Editor",
    "HeaderDefaults",
    "MetadataSettings",
    "PeopleSettings",
    "PlacesSettings",
    "Project",
    "TextSettings",
]

STYLES = ("turns", "speech")
"""How turns are encoded."""


@dataclass(frozen=True, slots=True)
class HeaderDefaults:
    """``[header]``: what to say in the header where the record says nothing."""

    title: str | None = None
    """Title of records that have none."""
    publisher: str | None = None
    """Who publishes the TEI file (publicationStmt/publisher)."""
    licence: str | None = None
    """An SPDX identifier, a URL, or the words of the licence."""
    series: str | None = None
    """Title of the series the record appears in."""
    language: str | None = None
    """BCP 47 tag of the text."""
    original_language: str | None = None
    """BCP 47 tag of the original, where the text is a translation."""
    translator: str | None = None
    genre: str | None = None
    """``telegram``, ``letter`` …: forces the genre instead of reading it from the blocks."""


@dataclass(frozen=True, slots=True)
class TextSettings:
    """``[text]``: how the text is read and encoded."""

    line_breaks: bool = False
    """True encodes every line break of the source as ``lb``."""
    hyphenation: bool = False
    """True encodes a hyphen that breaks a word at the end of a line as ``lb break="no"``."""
    style: str = "turns"
    """``turns`` encodes what speakers say as ``sp``, ``speech`` as utterances (``u``) of a verbatim record."""
    said: bool = True
    """False leaves reported speech alone."""
    names: bool = True
    """False leaves names in the text untagged; the header still lists the people."""
    dates: bool = True
    """False leaves the dates and places of datelines untagged; the header still has them."""
    insertions: bool = True
    """False leaves every bracket as it is printed."""
    envelope: str | None = None
    """Name of the publisher's page, instead of recognising it."""
    encoding: str | None = None
    """Encoding of the files, instead of recognising it."""


@dataclass(frozen=True, slots=True)
class ConventionSettings:
    """``[conventions]``: what the project adds to the table of bracket conventions, and what it switches off."""

    rows: tuple[Mapping[str, str], ...] = ()
    """Each with ``id``, ``class``, ``example`` and ``pattern`` or ``text``."""
    off: tuple[str, ...] = ()
    """Ids of rows that do not hold here."""


@dataclass(frozen=True, slots=True)
class MetadataSettings:
    """``[metadata]``: a table of what is known about the records beside their text."""

    file: str | None = None
    """CSV, TSV or JSON lines, one row for each record."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Column -> ``file``, a field of the header, ``note``, or nothing to leave it out; for columns whose name does not say it."""


@dataclass(frozen=True, slots=True)
class PeopleSettings:
    """``[people]``: the people that the project knows."""

    authority: str | None = None
    """CSV with id, names and references, or TEI with a ``listPerson``."""


@dataclass(frozen=True, slots=True)
class PlacesSettings:
    """``[places]``: the places that the project knows."""

    authority: str | None = None
    """CSV with names and references, or TEI with a ``listPlace``."""


@dataclass(frozen=True, slots=True)
class Editor:
    """One of ``[[editors]]``: somebody answerable for the edition."""

    name: str
    role: str = "editor"
    """What he or she did, as the header says it: ``editor``, ``annotator`` …"""


@dataclass(frozen=True, slots=True)
class Project:
    """All settings of a project. The defaults are those of a project without ``teikit.toml``."""

    header: HeaderDefaults = field(default_factory=HeaderDefaults)
    text: TextSettings = field(default_factory=TextSettings)
    conventions: ConventionSettings = field(default_factory=ConventionSettings)
    metadata: MetadataSettings = field(default_factory=MetadataSettings)
    people: PeopleSettings = field(default_factory=PeopleSettings)
    places: PlacesSettings = field(default_factory=PlacesSettings)
    editors: tuple[Editor, ...] = ()
    stated: HeaderDefaults = field(default_factory=HeaderDefaults)
    """What options say of every record: no part of the file, and it goes before all else."""
    decisions: str | None = None
    """A table of an editor's decisions on insertions: ``teikit convert --review`` writes it, an editor corrects it."""
    schema: str = "teikit"
    """Name or file of the schema that output is checked against."""

    @classmethod
    def load(cls, path: str | Path) -> Project:
        """Read a ``teikit.toml``.

        Files it names are looked for beside it. Raises `TeikitError` where the file cannot be read, is not TOML, or has a key
        or a value teikit does not know.
        """
        import tomllib  # most runs have no such file

        path = Path(path)
        try:
            data = tomllib.loads(path.read_text("utf-8"))
        except OSError as error:
            raise TeikitError(f"cannot read {path}: {error.strerror}") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise TeikitError(f"{path} is not TOML: {error}") from error
        return _beside(cls.from_dict(data, str(path)), path.parent)

    @classmethod
    def from_dict(cls, data: dict[str, Any], origin: str = "settings") -> Project:
        """Settings from a mapping of the shape of ``teikit.toml``. Raises `TeikitError` as `load` does."""
        _refuse_unknown(data, {f.name for f in fields(cls)} - {"stated"}, origin, "")
        project = cls()
        return replace(
            project,
            header=_section(project.header, data.get("header", {}), origin, "header"),
            text=_text(project.text, data.get("text", {}), origin),
            conventions=_conventions(data.get("conventions", {}), origin),
            metadata=_metadata(data.get("metadata", {}), origin),
            people=_section(project.people, data.get("people", {}), origin, "people"),
            places=_section(project.places, data.get("places", {}), origin, "places"),
            editors=tuple(_editors(data.get("editors", []), origin)),
            decisions=_checked(data["decisions"], str, origin, "decisions") if "decisions" in data else None,
            schema=_checked(data.get("schema", project.schema), str, origin, "schema"),
        )


_Section = TypeVar("_Section", HeaderDefaults, TextSettings, PeopleSettings, PlacesSettings)


def _beside(project: Project, folder: Path) -> Project:
    """The project with its files as they are found from the current folder."""

    def found(file: str | None) -> str | None:
        return str(folder / file) if file is not None else None

    metadata = replace(project.metadata, file=found(project.metadata.file))
    people = replace(project.people, authority=found(project.people.authority))
    places = replace(project.places, authority=found(project.places.authority))
    return replace(project, metadata=metadata, people=people, places=places, decisions=found(project.decisions))


def _section(default: _Section, data: Any, origin: str, name: str) -> _Section:
    if not isinstance(data, dict):
        raise TeikitError(f"{origin}: [{name}] must be a table")
    # TOML's own habit is the hyphen: line-breaks.
    data = {key.replace("-", "_"): value for key, value in data.items()}
    known = {f.name: bool if isinstance(getattr(default, f.name), bool) else str for f in fields(default)}
    _refuse_unknown(data, set(known), origin, f"{name}.")
    return replace(default, **{key: _checked(value, known[key], origin, f"{name}.{key}") for key, value in data.items()})


def _text(default: TextSettings, data: Any, origin: str) -> TextSettings:
    settings = _section(default, data, origin, "text")
    if settings.style not in STYLES:
        raise TeikitError(f"{origin}: text.style must be one of {', '.join(STYLES)}, not {settings.style!r}")
    return settings


def _conventions(data: Any, origin: str) -> ConventionSettings:
    if not isinstance(data, dict):
        raise TeikitError(f"{origin}: [conventions] must be a table")
    _refuse_unknown(data, {"rows", "off"}, origin, "conventions.")
    rows, off = data.get("rows", []), data.get("off", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise TeikitError(f"{origin}: conventions.rows must be tables: write [[conventions.rows]]")
    if not isinstance(off, list) or not all(isinstance(id_, str) for id_ in off):
        raise TeikitError(f"{origin}: conventions.off must be a list of ids")
    return ConventionSettings(tuple(rows), tuple(off))


def _metadata(data: Any, origin: str) -> MetadataSettings:
    if not isinstance(data, dict):
        raise TeikitError(f"{origin}: [metadata] must be a table")
    _refuse_unknown(data, {"file", "columns"}, origin, "metadata.")
    columns = data.get("columns", {})
    if not isinstance(columns, dict) or not all(isinstance(field_name, str) for field_name in columns.values()):
        raise TeikitError(f"{origin}: [metadata.columns] must say which field each column means")
    file = _checked(data["file"], str, origin, "metadata.file") if "file" in data else None
    return MetadataSettings(file, columns)


def _editors(data: Any, origin: str) -> Iterator[Editor]:
    if not isinstance(data, list) or not all(isinstance(editor, dict) for editor in data):
        raise TeikitError(f"{origin}: editors must be tables: write [[editors]]")
    for editor in data:
        _refuse_unknown(editor, {"name", "role"}, origin, "editors.")
        if "name" not in editor:
            raise TeikitError(f"{origin}: one of [[editors]] has no name")
        yield Editor(**{key: _checked(value, str, origin, f"editors.{key}") for key, value in editor.items()})


def _checked(value: Any, kind: type, origin: str, key: str) -> Any:
    if not isinstance(value, kind):
        raise TeikitError(f"{origin}: {key} must be {'true or false' if kind is bool else 'a string'}, not {value!r}")
    return value


def _refuse_unknown(data: dict[str, Any], known: set[str], origin: str, prefix: str) -> None:
    for key in data:
        if key not in known:
            import difflib

            near = difflib.get_close_matches(key, sorted(known), n=1)
            hint = f"; did you mean {prefix}{near[0]}?" if near else f"; known: {', '.join(sorted(known))}"
            raise TeikitError(f"{origin}: unknown key {prefix}{key}{hint}")
