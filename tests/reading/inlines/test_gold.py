"""Hand-labelled brackets of real records: how many are read as a person read them."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

from teikit.reading.inlines import Context, read_insertions
from teikit.record import Insertion
from teikit.source import Source

# Classes that are encoded alike: a name supplied beside an office is a supplied name.
SAME = {"identification": {"identification", "supplied"}, "gap": {"gap", "space"}}


def test_hand_labelled_brackets(shared: Path) -> None:
    labels = defaultdict(list)
    for line in (shared / "gold/brackets/brackets.jsonl").read_text("utf-8").splitlines():
        label = json.loads(line)
        if label["sure"]:
            labels[Path(label["source"]).name].append(label)
    right, wrong = 0, []
    for name, wanted in sorted(labels.items()):
        text = (shared / "gold/brackets" / f"{name}.txt").read_text("utf-8")
        source = Source(text, name)
        translated = name == "seed"
        context = Context(original_language="ru" if translated else None, has_translator=translated)
        found = read_insertions(source, source.span, context).insertions
        for label in wanted:
            got = _at(found, label["start"], label["end"])
            if got == label["class"] or got in SAME.get(label["class"], ()):
                right += 1
            else:
                wrong.append((name, label["text"], label["class"], got))
    assert right / (right + len(wrong)) >= 0.93, wrong


def _at(found: tuple[Insertion, ...], start: int, end: int) -> str:
    here = [i.cls for i in found if i.span.start <= start + 1 and end - 1 <= i.span.end and len(i.span) <= end - start + 4]
    return here[0] if here else "source-bracket"
