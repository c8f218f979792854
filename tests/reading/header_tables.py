"""Reads the tables of fixtures beside the tests."""

from __future__ import annotations

from pathlib import Path

__all__ = ["rows"]


def rows(name: str, columns: int) -> list[list[str]]:
    """Lines of a table, without comments, each with `columns` cells."""
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [row + [""] * (columns - len(row)) for row in cells]
