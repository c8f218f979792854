"""A long fuzz, run by hand: mutated records must convert without an exception, a lost word or invalid TEI.

    python tests/fuzz.py --minutes 60 --seed 1 FOLDER...

Texts are taken from the folders (``*.txt``, searched recursively) and from `samples/`. Every failure is written to
``--failures`` with its seed, so that it can become a test.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from teikit.conversion import convert
from teikit.problems import Severity

PIECES = (
    "[sic]", "[", "]", "[[", "]]", "[?]", "[to]", "[2 words illegible]", "[Page 7]", "[1]", "/1/", "(Applause.)", "[signature]", "[...]",
    "**", "\\[", "“", "\f", "\r\n", "\n\n", "\t", "\x00", "\x07", "\u200b", "\ufeff", "\ud800", "\ufffe", "&", "<", "]]>", "<!--", "Q. ",
    "A: ", "Mr. NOVAK: ", "SUBJECT: ", "he said, ", "12 March 1961", "№ 7", "¹", "[1] Source: Archive of Nowhere, f. 1.", "P.S. ",
    "Dear Sir:", "[Enclosure]", "—", "a" * 300, "【注】", "1. ",
)  # fmt: skip


def main() -> int:
    options = _options()
    texts = [path.read_text("utf-8", errors="replace") for folder in options.folders for path in sorted(folder.rglob("*.txt"))]
    texts = [text[: options.longest] for text in texts]
    end, seed, counts = time.monotonic() + options.minutes * 60, options.seed, Counter[str]()
    while time.monotonic() < end:
        seed += 1
        text = mutated(random.Random(seed), texts)
        failure = _failure(text, validate=seed % options.validate_every == 0)
        counts["tried"] += 1
        if failure:
            counts[failure.splitlines()[-1][:80]] += 1
            options.failures.mkdir(parents=True, exist_ok=True)
            (options.failures / f"{seed}.txt").write_bytes(text.encode("utf-8", errors="surrogatepass"))
            (options.failures / f"{seed}.log").write_text(failure, "utf-8")
    for name, n in counts.most_common():
        print(f"{n:8} {name}")
    return 1 if len(counts) > 1 else 0


def mutated(rng: random.Random, texts: list[str]) -> str:
    """One of the texts after a few random edits."""
    text = rng.choice(texts)
    for _ in range(rng.randint(1, 12)):
        text = rng.choice(EDITS)(rng, text, texts)
    return text


def _insert(rng: random.Random, text: str, texts: list[str]) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + rng.choice(PIECES) + text[at:]


def _delete(rng: random.Random, text: str, texts: list[str]) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + text[at + rng.choice((1, 2, 10, 200)) :]


def _move_line(rng: random.Random, text: str, texts: list[str]) -> str:
    lines = text.split("\n")
    line = lines.pop(rng.randrange(len(lines)))
    lines.insert(rng.randint(0, len(lines)), line)
    return "\n".join(lines)


def _repeat_line(rng: random.Random, text: str, texts: list[str]) -> str:
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    return "\n".join([*lines[:at], *[lines[at]] * rng.randint(2, 5), *lines[at:]])


def _splice(rng: random.Random, text: str, texts: list[str]) -> str:
    other = rng.choice(texts)
    a, b = sorted((rng.randint(0, len(other)), rng.randint(0, len(other))))
    at = rng.randint(0, len(text))
    return text[:at] + other[a : min(b, a + 2000)] + text[at:]


def _character(rng: random.Random, text: str, texts: list[str]) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + chr(rng.choice((rng.randrange(0x20), rng.randrange(0x3000), rng.randrange(0x110000)))) + text[at + 1 :]


def _unwrap(rng: random.Random, text: str, texts: list[str]) -> str:
    return text.replace("\n\n", "\n", rng.randint(1, 6))


EDITS: tuple[Callable[[random.Random, str, list[str]], str], ...] = (
    _insert,
    _insert,
    _delete,
    _move_line,
    _repeat_line,
    _splice,
    _character,
    _unwrap,
)


def _failure(text: str, *, validate: bool) -> str | None:
    try:
        conversion = convert(text if "\n" in text else text + "\n", validate=validate)
        conversion.to_bytes()
    except Exception:
        return traceback.format_exc()
    bad = [p for p in conversion.problems if p.severity is Severity.ERROR and p.code not in ("record-empty",)]
    return "\n".join(map(str, bad)) or None


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--longest", type=int, default=20_000, help="characters taken of a text")
    parser.add_argument("--validate-every", type=int, default=3, help="check every n-th text against the schema too")
    parser.add_argument("--failures", type=Path, default=Path("fuzz-failures"))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
