"""Fixtures for the schema's own tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from rng_grammar import Grammar
from schema_tools import SCHEMAS


@pytest.fixture(scope="session")
def grammar() -> Grammar:
    """teikit.rng as patterns."""
    return Grammar(SCHEMAS / "teikit.rng")


@pytest.fixture(scope="session")
def tei_all(shared: Path) -> Path:
    """TEI's own schema, against which the subset is checked."""
    return shared / "schemas" / "tei-4.12.0" / "tei_all.rng"
