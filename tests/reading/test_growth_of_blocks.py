"""Twice the blocks take about twice the time, in reading and in encoding, whatever the blocks are."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest

from teikit.encoding import encode
from teikit.encoding.fidelity import check_fidelity
from teikit.reading import read
from teikit.reading.blocks import read_blocks
from teikit.source import Source

RATIO = 2.5
ROUNDS = 5
SHORT = 0.15
"""Seconds below which the clock says little."""

SHAPES: dict[str, tuple[Callable[[int], str], int]] = {
    "turns": (lambda n: "".join(f"{'ILLARDE' if i % 2 else 'QUIST'}: Who pays?\n\n" for i in range(n)), 10_000),
    "opening brackets": (lambda n: "[" * n, 25_000),
    "notes": (
        lambda n: "".join(f"Oil[{i % 999}] here.\n\n" for i in range(n)) + "".join(f"[{i % 999}] Rope.\n\n" for i in range(n)),
        5_000,
    ),
    "notes with glued digits": (
        lambda n: "".join(f"The oil{i % 999} here.\n\n" for i in range(1, n)) + "".join(f"{i % 999}. Rope.\n\n" for i in range(1, n)),
        5_000,
    ),
    "page marks": (lambda n: "".join(f"The oil was\n[Page {i}]\ngone.\n\n" for i in range(n)), 5_000),
    "page marks in one paragraph": (lambda n: "".join(f"The oil was\n[Page {i}]\n" for i in range(n)), 5_000),
    "one line": (lambda n: "the oil was gone and " * (n // 21), 500_000),
    "lines of one word": (lambda n: "oil\n" * n, 10_000),
    "participants": (lambda n: "PARTICIPANTS:\n" + "".join(f"  Elin Quist{chr(97 + i % 26)}, Envoy\n" for i in range(n)), 500),
    "labelled lines": (lambda n: "SUBJECT: Oil\nFROM: Quist\n" * n, 1_000),
    "cut paragraphs": (
        lambda n: "The Envoy said that nobody had told him of the\n\noil that was burned and so on and so on of the\n\n" * n,
        1_500,
    ),
    "nested lists": (lambda n: "PRESENT:\n" + "".join(f"{' ' * (i % 40)}Orsa\n" for i in range(n)), 2_000),
    "lists": (lambda n: "- oil\n- rope\n" * n, 5_000),
    "sections": (lambda n: "THE NORTHERN BASIN\n\nNo ship got in.\n\n" * n, 1_500),
    "enclosures": (lambda n: "Annex 1\n\nNo ship got in.\n\n" * n, 1_500),
    "signatures": (lambda n: (" " * 40 + "ELIN QUIST\n\nNo ship got in.\n\n") * n, 1_500),
    "rows of blanks": (lambda n: "".join(f"North quay {i}      {i}      oil\n" for i in range(n)), 5_000),
    "rows of Markdown": (lambda n: "| quay | oil |\n" * n, 5_000),
    "tables": (lambda n: "".join(f"North quay      {i}\nSouth quay      {i}\nHouse           {i}\n\n" for i in range(n)), 1_500),
    "quoted lines": (lambda n: "> the oil was gone and nobody knew\n" * n, 5_000),
    "verse": (lambda n: "The oil was gone and sold\n" * n, 5_000),
    "labels alone": (lambda n: "".join(f"{'ILLARDE' if i % 2 else 'QUIST'}\nWho pays?\n\n" for i in range(n)), 4_000),
    "labels in a column": (lambda n: "".join(f"{'ILLARDE' if i % 2 else 'QUIST'}      Who pays?\n" for i in range(n)), 4_000),
    "speakers": (lambda n: "".join(f"Mr. VELDE{chr(65 + i % 26)}{i}: Who pays?\n\n" for i in range(n)), 5_000),
    "questions in one line": (lambda n: "Q. Who pays?--A. Orsa does. " * n, 5_000),
    "running headers": (
        lambda n: "".join(f"The oil was sold to all the boats and to the\n\nREPORT {i}\n\nboats.\n\n" for i in range(n)),
        2_000,
    ),
    "form feeds": (lambda n: "SECRET\n\nNo ship got in.\n\nSECRET\f" * n, 2_000),
    "numbered sections": (lambda n: "I. THE BASIN\n\nA. The Oil\n\nNone.\n\n" * n, 1_000),
    "ornaments": (lambda n: "No ship got in.\n\n* * *\n\n" * n, 3_000),
    "distribution": (lambda n: "MEMO\n\nNo ship.\n\ncc: Orsa\n" + "  Quist\n" * n, 2_000),
    "headings": (lambda n: "REPORT ON THE LAMPS\n\n" * n, 1_500),
}


def seconds(run: Callable[[], object]) -> float:
    """Time on the processor, without that of clearing away what other tests have left."""
    gc.collect()
    gc.disable()
    begun = time.process_time()
    run()
    spent = time.process_time() - begun
    gc.enable()
    return spent


def grows_with(run: Callable[[Source], object], small: Source, large: Source) -> tuple[float, float]:
    once = twice = float("inf")
    for _ in range(ROUNDS):
        once = min(once, seconds(lambda: run(small)))
        twice = min(twice, seconds(lambda: run(large)))
        if twice <= RATIO * once:
            break
    return once, twice


@pytest.mark.parametrize("shape", SHAPES)
def test_blocks(shape: str) -> None:
    make, count = SHAPES[shape]
    once, twice = grows_with(lambda source: read_blocks(source, source.span), Source(make(count)), Source(make(2 * count)))
    assert twice <= max(RATIO * once, SHORT), f"{once:.3f} s for {count}, {twice:.3f} s for twice as many"


@pytest.mark.parametrize("shape", SHAPES)
def test_encoding(shape: str) -> None:
    make, count = SHAPES[shape]
    small, large = read(Source(make(count // 4))).record, read(Source(make(count // 2))).record
    records = {small.source: small, large.source: large}
    once, twice = grows_with(lambda source: check_fidelity(records[source], encode(records[source])), small.source, large.source)
    assert twice <= max(RATIO * once, SHORT), f"{once:.3f} s for {count // 4}, {twice:.3f} s for twice as many"
