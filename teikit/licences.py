"""Licences by what people call them: an SPDX identifier, a URL of Creative Commons, or their words."""

from __future__ import annotations

import re

from teikit.dataclass import dataclass

__all__ = ["SPDX", "Licence", "licence_of"]


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence as TEI states it."""

    name: str
    """Its name, or the words that were given."""
    target: str | None = None
    """Its URL, for ``licence/@target``; None for words alone."""


_CC = "https://creativecommons.org"
_TERMS = {"by": "Attribution", "nc": "NonCommercial", "nd": "NoDerivatives", "sa": "ShareAlike"}
# What Creative Commons calls the versions (creativecommons.org/licenses/list.en).
_VERSIONS = {"1.0": "Generic", "2.0": "Generic", "2.5": "Generic", "3.0": "Unported", "4.0": "International"}

# SPDX identifier (spdx.org/licenses), in lower case -> licence. Those of Creative Commons are read by their parts.
SPDX = {
    "cc0-1.0": Licence("CC0 1.0 Universal", f"{_CC}/publicdomain/zero/1.0/"),
    "cc-pdm-1.0": Licence("Public Domain Mark 1.0 Universal", f"{_CC}/publicdomain/mark/1.0/"),
    "odbl-1.0": Licence("Open Data Commons Open Database License v1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    "odc-by-1.0": Licence("Open Data Commons Attribution License v1.0", "https://opendatacommons.org/licenses/by/1-0/"),
    "pddl-1.0": Licence("Open Data Commons Public Domain Dedication and License 1.0", "https://opendatacommons.org/licenses/pddl/1-0/"),
    "ogl-uk-3.0": Licence("Open Government Licence v3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"),
    "ogl-uk-2.0": Licence("Open Government Licence v2.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/2/"),
    "etalab-2.0": Licence("Etalab Open License 2.0", "https://spdx.org/licenses/etalab-2.0.html"),
    "dl-de-by-2.0": Licence("Data licence Germany – attribution – version 2.0", "https://www.govdata.de/dl-de/by-2-0"),
    "dl-de-zero-2.0": Licence("Data licence Germany – zero – version 2.0", "https://www.govdata.de/dl-de/zero-2-0"),
    "gfdl-1.3-or-later": Licence("GNU Free Documentation License v1.3 or later", "https://www.gnu.org/licenses/fdl-1.3.html"),
    "gfdl-1.3-only": Licence("GNU Free Documentation License v1.3 only", "https://www.gnu.org/licenses/fdl-1.3.html"),
    "mit": Licence("MIT License", "https://spdx.org/licenses/MIT.html"),
    "apache-2.0": Licence("Apache License 2.0", "https://www.apache.org/licenses/LICENSE-2.0"),
}
# Names in common use that are no SPDX identifiers.
_ALSO = {"cc0": "cc0-1.0", "cc-zero": "cc0-1.0", "public-domain-mark": "cc-pdm-1.0", "pdm": "cc-pdm-1.0", "odbl": "odbl-1.0"}

_CC_ID = re.compile(r"cc-?(?P<terms>by(?:-(?:nc|nd|sa))*)-(?P<version>[1-4]\.[05])(?:-(?P<port>[a-z]{2,4}))?")
_CC_URL = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(?:licenses/(?P<terms>[a-z-]+)|publicdomain/(?P<dedication>zero|mark))/(?P<version>\d\.\d)"
    r"(?:/(?P<port>[a-z]{2,4}))?(?:/(?:deed|legalcode)[\w.-]*)?/?"
)
_URL = re.compile(r"https?://\S+")


def licence_of(text: str) -> Licence:
    """The licence that a text names.

    An SPDX identifier (``CC-BY-4.0``, also written ``CC BY 4.0``) gets its name and URL, a URL of Creative Commons its name; any
    other URL is its own target; other words have none.
    """
    text = " ".join(text.split())
    by_url = _CC_URL.fullmatch(text.lower())
    if by_url:
        return _by_url(by_url)
    identifier = re.sub(r"[\s_]+", "-", text.lower())
    by_id = _CC_ID.fullmatch(identifier)
    if by_id and (found := _creative_commons(by_id["terms"], by_id["version"], by_id["port"])):
        return found
    known = SPDX.get(_ALSO.get(identifier, identifier))
    return known or Licence(text, text if _URL.fullmatch(text) else None)


def _by_url(match: re.Match[str]) -> Licence:
    if match["dedication"]:
        known = SPDX["cc0-1.0" if match["dedication"] == "zero" else "cc-pdm-1.0"]
        if match["version"] == "1.0":
            return known
    found = _creative_commons(match["terms"], match["version"], match["port"]) if match["terms"] else None
    return found or Licence(match.string, match.string)


def _creative_commons(terms: str, version: str, port: str | None) -> Licence | None:
    words = [_TERMS.get(term) for term in terms.split("-")]
    if version not in _VERSIONS or None in words:
        return None
    where = port.upper() if port else _VERSIONS[version]
    name = f"Creative Commons {'-'.join(filter(None, words))} {version} {where}"
    return Licence(name, f"{_CC}/licenses/{terms}/{version}/{f'{port}/' if port else ''}")
