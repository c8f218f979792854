"""Writing TEI without ever losing a character.

XML is written as text, just as libxml2 would write it: to make the nodes of lxml one by one takes three times as long.
"""

from __future__ import annotations

from functools import cache
from types import TracebackType

from teikit.expressions import FORBIDDEN_IN_XML

__all__ = ["TEI_NS", "XML_LANG", "Writer", "attribute_text", "escaped", "is_writable", "tei"]

TEI_NS = "http://www.tei-c.org/ns/1.0"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# What Python does not take as a name of an argument.
_NAMES = {"xml_id": "xml:id", "xml_lang": "xml:lang", "from_": "from", "type_": "type"}
# Elements of the header whose model (macro.phraseSeq.limited) has no g; what they say stands verbatim elsewhere in it.
_WITHOUT_G = frozenset({"authority", "collection", "institution", "language", "repository", "resp"})
# Elements that hold elements only (TEI content models): white space between their children is no text.
_CONTAINERS = frozenset(
    """TEI teiHeader fileDesc titleStmt publicationStmt seriesStmt notesStmt sourceDesc msDesc msIdentifier msContents msItem physDesc
    objectDesc additional surrogates availability encodingDesc editorialDecl correction quotation hyphenation interpretation
    tagsDecl appInfo application classDecl taxonomy category profileDesc abstract langUsage particDesc listPerson person
    settingDesc setting textClass keywords correspDesc correspAction text body div sp postscript table row""".split()  # noqa: SIM905 (one word per line says no more)
)
_GAPS = dict.fromkeys(_CONTAINERS, "")

# Values of attributes that are written as they are. Longer ones seldom come again.
_PLAIN: set[str] = set()
_REMEMBERED, _LONGEST = 4096, 24


@cache
def tei(tag: str) -> str:
    """A TEI element name in lxml's notation."""
    return f"{{{TEI_NS}}}{tag}"


def attribute_text(value: str) -> str:
    """A value fit for an attribute: white space collapsed, forbidden characters as U+FFFD."""
    value = " ".join(value.split())
    return value if value.isprintable() else FORBIDDEN_IN_XML.sub("\ufffd", value)


def is_writable(text: str) -> bool:
    """Whether XML allows every character of a text."""
    return _is_printable(text) or FORBIDDEN_IN_XML.search(text) is None


def _is_printable(text: str) -> bool:
    """Whether all characters are printable: true of nearly all texts, quick to tell, and no forbidden one is."""
    return text.isprintable() or text.replace("\n", "").isprintable()


class Writer:
    """Writes elements, and text in them, one after the other. A cursor, like a SAX handler.

    Each child of an element-only element stands on a line of its own. Mixed content is written as it comes.
    """

    __slots__ = ("_begun", "_gap", "_open", "_out", "current")

    def __init__(self) -> None:
        self._out: list[str] = []
        self.current = ""
        """The name of the element being written."""
        self._gap: str | None = None
        """In an element-only element the text since its last child: white space, unless something is odd; else None."""
        self._begun = 0
        """How many pieces were written when the content of the current element began."""
        self._open: list[tuple[str, str | None, int]] = []
        """The three of each element round the current one."""

    @property
    def parent(self) -> str:
        """The name of the element round the one being written."""
        return self._open[-1][0] if self._open else ""

    def xml(self) -> str:
        """What was written."""
        return "".join(self._out)

    def text(self, text: str) -> None:
        """Append text; a character that XML forbids becomes an empty ``g`` that names it."""
        if _is_printable(text):
            self._append(text)
            return
        at = 0
        for found in FORBIDDEN_IN_XML.finditer(text):
            self._append(text[at : found.start()])
            self.empty("g", type="control", n=f"U+{ord(found.group()):04X}")
            at = found.end()
        self._append(text[at:])

    def running(self, text: str) -> None:
        """As `text`, with each run of white space as one blank."""
        # In most texts that is so already. What is printable has no white space but blanks.
        if text.isprintable() and "  " not in text:
            self._append(text)
        else:
            self.text(_collapsed(text))

    def line(self, tag: str, text: str, attributes: dict[str, str | None]) -> None:
        """Append an element that holds running text."""
        if text.isprintable() and "  " not in text:
            end = f">{escaped(text)}</{tag}>" if text else "/>"
            self.markup(f"<{tag}{_written(attributes)}{end}" if attributes else f"<{tag}{end}")
            return
        with self.element(tag, **attributes):
            self.text(_collapsed(text))

    def _append(self, text: str) -> None:
        if not text:
            return
        if self._gap is None:
            self._out.append(escaped(text))
        else:
            self._gap += escaped(text)

    def element(self, tag: str, **attributes: str | None) -> Writer:
        """An element round what a ``with`` block writes; the block is given the place of its start tag, for `set`.

        Attributes that are None are left out. ``xml_id`` and ``from_`` stand for their XML names.
        """
        out, gap = self._out, self._gap
        if gap is not None:
            gap = self._end_line(gap)
        self._open.append((self.current, gap, self._begun))
        out.append(f"<{tag}{_written(attributes)}>" if attributes else f"<{tag}>")
        self._begun, self._gap, self.current = len(out), _GAPS.get(tag), tag
        return self

    def __enter__(self) -> int:
        return self._begun - 1

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        out, gap = self._out, self._gap
        if len(out) > self._begun:
            if gap is not None:
                self._end_line(gap)
            out.append(f"</{self.current}>")
        elif gap:
            # An element without children has no lines.
            out.append(f"{gap}</{self.current}>")
        else:
            out[-1] = f"{out[-1][:-1]}/>"
        self.current, self._gap, self._begun = self._open.pop()

    def _end_line(self, gap: str) -> str | None:
        """Before a child, and behind the last: a line end, unless words stand there. Words before the first child make content mixed.

        Returns the gap that now begins.
        """
        if not gap or gap.isspace():
            self._out.append("\n")
            return ""
        mixed = len(self._out) == self._begun
        self._out.append(gap)
        return None if mixed else ""

    def set(self, place: int, name: str, value: str) -> None:
        """Give an element one more attribute, which it must not have yet; `name` as XML has it."""
        tag = self._out[place].removesuffix(">")
        end = "/>" if tag.endswith("/") else ">"
        self._out[place] = f"{tag.removesuffix('/')}{_written({name: value})}{end}"

    def empty(self, tag: str, **attributes: str | None) -> None:
        """Append an element without content."""
        self.markup(f"<{tag}{_written(attributes)}/>")

    def leaf(self, tag: str, text: str, **attributes: str | None) -> None:
        """Append an element that holds text."""
        if tag in _WITHOUT_G and not is_writable(text):
            text = FORBIDDEN_IN_XML.sub("\ufffd", text)
        if not text:
            self.empty(tag, **attributes)
            return
        if _is_printable(text):
            self.markup(f"<{tag}{_written(attributes)}>{escaped(text)}</{tag}>")
            return
        with self.element(tag, **attributes):
            self.text(text)

    def markup(self, elements: str) -> None:
        """Append elements that are written already."""
        if self._gap is not None:
            self._gap = self._end_line(self._gap)
        self._out.append(elements)

    def take_in(self, other: Writer) -> None:
        """Append what another has written."""
        self.markup("")
        self._out += other._out


def _written(attributes: dict[str, str | None]) -> str:
    written = ""
    for name, value in attributes.items():
        if value is not None:
            written += f' {_NAMES.get(name, name)}="{value if value in _PLAIN else _value(value)}"'
    return written


def _value(value: str) -> str:
    """A value as XML has it between quotation marks."""
    text = attribute_text(value)
    written = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    if written == value and len(value) <= _LONGEST:
        if len(_PLAIN) >= _REMEMBERED:
            _PLAIN.clear()
        _PLAIN.add(value)
    return written


def escaped(text: str) -> str:
    """A text as XML has it."""
    if "&" in text or "<" in text or ">" in text or "\r" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    return text


def _collapsed(text: str) -> str:
    """A text with each run of white space as one blank."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() else ''}"
