"""The templates of the pages, and what every page holds: its style, its script, the policy that allows nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

__all__ = ["packed", "shell", "template", "visible"]

# Control characters are shown by their pictures (U+2400 …); those without one, and what no UTF-8 can hold, by U+FFFD.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@cache
def _environment() -> Environment:
    loader = PackageLoader("teikit.pages", "templates")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["visible"] = visible
    environment.filters["counted"] = counted
    return environment


def template(name: str) -> Template:
    """A template by its file name."""
    return _environment().get_template(name)


@cache
def shell() -> Mapping[str, Markup]:
    """Style, script and the policy (Content Security Policy, level 3) that names them by their hashes."""
    style, script = (files("teikit.pages").joinpath("templates", name).read_text("utf-8") for name in ("page.css", "page.js"))
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    return {"style": Markup(style), "script": Markup(script), "policy": Markup(policy)}


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def packed(value: Mapping[str, Any]) -> bytes:
    """A value as JSON, deflated: what the page's script unpacks when it is asked for."""
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"), 6)


def visible(text: str) -> str:
    """A text that a page may hold: with pictures for its control characters."""
    return _CONTROLS.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def counted(count: int, noun: str) -> str:
    """A number with its noun: ``1 record``, ``2 records``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
