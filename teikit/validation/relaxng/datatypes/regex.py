"""XML Schema regular expressions (part 2, appendix F), by way of elementpath's translator."""

from __future__ import annotations

import re
from collections.abc import Hashable

from teikit.validation.relaxng.datatypes.base import DatatypeError

__all__ = ["Regex"]

# Half-characters are no characters: the second edition took these blocks away.
_SURROGATES = re.compile(r"\\[pP]\{Is(?:High|HighPrivateUse|Low)Surrogates\}")


class Regex:
    """One expression; translated when first used, since the translator and its tables of characters take long to load."""

    __slots__ = ("_compiled", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self._compiled: re.Pattern[str] | None = None

    def fits(self, text: str, _: Hashable = None) -> bool:
        """Whether the whole of `text` matches."""
        return self.compiled.fullmatch(text) is not None

    @property
    def compiled(self) -> re.Pattern[str]:
        """Python's form of it. Raises `DatatypeError` where the expression is wrong."""
        if self._compiled is None:
            self._compiled = _compile(self.source)
        return self._compiled


def _compile(source: str) -> re.Pattern[str]:
    if _SURROGATES.search(source):
        raise DatatypeError(f'"{source}" names a block of surrogates, which XML does not have')
    from elementpath.regex import RegexError, translate_pattern

    try:
        return re.compile(translate_pattern(source, back_references=False, lazy_quantifiers=False, anchors=False))
    except (RegexError, re.error) as error:
        raise DatatypeError(f'"{source}" is not a regular expression of XML Schema: {error}') from error
