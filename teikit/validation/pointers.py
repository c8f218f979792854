"""Which attributes of TEI hold pointers (teidata.pointer), and what their values point to."""

from __future__ import annotations

from functools import lru_cache

from teikit.expressions import expression

__all__ = ["INTERNAL", "POINTERS", "TEI", "is_bare", "is_pointer"]

TEI = "{http://www.tei-c.org/ns/1.0}"
"""The namespace of TEI, as lxml puts it before a name."""

INTERNAL = frozenset(
    """
    active ana calendar change copyOf corresp datingMethod datingPoint decls domains end exclude hand inst mutual next nymRef parts
    passive perf period prev resp sameAs scribeRef select spanTo start synch toWhom unitRef who wit
    """.split()  # noqa: SIM905 (one word per line says no more)
)
"""Attributes that point to something encoded: a person, a hand, a category. A bare word there is a ``#`` forgotten."""

_ANYWHERE = INTERNAL | frozenset(
    """
    datcat edRef facs feats filter fVal lemmaRef location mergedIn new ref rendition require scheme scriptRef since source target
    targetDatcat targetEnd uri url valueDatcat where
    """.split()  # noqa: SIM905 (one word per line says no more)
)
"""Attributes that point wherever they stand."""

_ON = {
    "adj": {"node"},
    "adjFrom": {"node"},
    "adjTo": {"node"},
    "children": {"root", "iNode"},
    "class": {"msDesc", "msItem", "msItemStruct", "msPart", "msFrag"},
    "code": {"occupation", "socecStatus"},
    "follow": {"iNode", "leaf"},
    "from": {"rt", "span", "app", "arc"},
    "fromUnit": {"conversion"},
    "given": {"certainty"},
    "origin": {"timeline"},
    "parent": {"iNode", "leaf"},
    "replyTo": {"post"},
    "to": {"rt", "span", "app", "arc"},
    "toUnit": {"conversion"},
    "value": {"node", "root", "iNode", "leaf", "eTree", "triangle", "eLeaf"},
}
"""Attributes that point only on these elements, and mean something else on others."""

_NOT_ON = {"start": {"schemaSpec"}}
"""Elements on which an attribute of `_ANYWHERE` means something else."""

POINTERS = _ANYWHERE | frozenset(_ON)
"""Every attribute that is a pointer on some element."""

_BARE = expression(r"[^\s#/:.?%&=(]+")


@lru_cache(4096)
def is_pointer(attribute: str, element: str) -> bool:
    """Whether an attribute (its name without namespace) of an element (its name as lxml gives it) holds pointers."""
    if not element.startswith(TEI):
        return False
    name = element[len(TEI) :]
    if attribute in _ANYWHERE:
        return attribute not in _NOT_ON or name not in _NOT_ON[attribute]
    return attribute in _ON and name in _ON[attribute]


def is_bare(pointer: str) -> bool:
    """Whether a pointer is a mere word: neither ``#id`` nor anything that looks like an address or a file."""
    return _BARE.fullmatch(pointer) is not None
