"""The file of a review: whole or not there, the same on every run, no larger in memory with more records."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest

import teikit
from teikit.pages import Entry, Review, page_of
from teikit.problems import Problem, Severity

OWN = '"use strict";'
"""How the page's own script begins."""
HOSTILE = '</script><img src=x onerror="document.title=1">\n\nMr. <b>Velde</b> said that <script>alert(1)</script> the boat [sic] left.\n'


def bodies(path: Path) -> list[dict[str, Any]]:
    found = re.findall(r'<script type="text/plain" id="b\d+">([^<]*)</script>', path.read_text("utf-8"))
    return [json.loads(zlib.decompress(base64.b64decode(body))) for body in found]


def entry(text: str, path: str = "r.txt") -> Entry:
    conversion = teikit.convert(teikit.Source(text, path))
    return Entry(path, "written", conversion.problems, [("gap", 1)], page_of(conversion))


def test_what_stands_in_a_record_never_becomes_markup(tmp_path: Path) -> None:
    with Review.at(tmp_path / "r.html") as review:
        review.add(entry(HOSTILE, "<img src=x>.txt"))
        review.add(Entry("<i>gone</i>.txt", "failed", [Problem("x-<b>", Severity.ERROR, "<script>", line=1)]))
    page = (tmp_path / "r.html").read_text("utf-8")
    (body, failed) = bodies(tmp_path / "r.html")
    for shown in (page, body["html"], failed["html"]):
        assert not re.search(r"<(img|b|i|script)\b(?! type=\"text/plain\")", shown.replace("<script>" + OWN, ""))


def test_the_page_asks_the_network_for_nothing(tmp_path: Path) -> None:
    with Review.at(tmp_path / "r.html") as review:
        review.add(entry(HOSTILE))
    page = (tmp_path / "r.html").read_text("utf-8")
    assert not re.search(r"""(?:src|href|action)\s*=\s*["']?(?:https?:|//)|@import|url\(""", page)
    assert "default-src 'none'" in page


def test_records_without_tei_are_shown_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one\n<two>\n", "utf-8")
    with Review.at(tmp_path / "r.html") as review:
        review.add(Entry(str(tmp_path / "a.txt"), "failed", [Problem("internal-error", Severity.ERROR, "broken", line=2)]))
        review.add(Entry(str(tmp_path / "gone.txt"), "failed", [Problem("record-unreadable", Severity.ERROR, "no such file")]))
    first, second = bodies(tmp_path / "r.html")
    assert "&lt;two&gt;" in first["html"]
    assert 'data-go="l2"' in first["html"]
    assert "no such file" in second["html"]


def test_a_record_too_large_to_show_is_only_named(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"boat " * 1_000_000)
    with Review.at(tmp_path / "r.html") as review:
        review.add(Entry(str(tmp_path / "large.txt"), "failed", [Problem("process-died", Severity.ERROR, "out of memory?")]))
    (body,) = bodies(tmp_path / "r.html")
    assert "out of memory?" in body["html"]
    assert "boat boat" not in body["html"]


def test_a_record_without_a_title_goes_by_its_file(tmp_path: Path) -> None:
    with Review.at(tmp_path / "r.html") as review:
        review.add(entry("The boat lay there.\n", "letters/boat.txt"))
    assert '<a href="#r1">letters/boat.txt</a>' in (tmp_path / "r.html").read_text("utf-8")
    assert ">letters/boat.txt</h1>" in bodies(tmp_path / "r.html")[0]["html"]


def test_languages_are_told(tmp_path: Path) -> None:
    with Review.at(tmp_path / "r.html") as review:
        review.add(
            entry("Orsa, 3 May 1961\n\nMinutes\n\nMr. Velde said that the pushiness [navyazchivost'] of the board was [boat?] known.\n")
        )
    (body,) = bodies(tmp_path / "r.html")
    assert 'class="scroll source" lang="en"' in body["html"]
    assert 'lang="en"' in body["html"].split("scroll encoded")[1]


def test_an_interrupted_run_leaves_no_page(tmp_path: Path) -> None:
    path = tmp_path / "r.html"
    path.write_text("older", "utf-8")

    def interrupted() -> None:
        with Review.at(path) as review:
            review.add(entry("Orsa."))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_text("utf-8") == "older"
    assert [each.name for each in tmp_path.iterdir()] == ["r.html"]


def test_the_same_records_give_the_same_page(tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        with Review.at(tmp_path / name) as review:
            review.add(entry("Orsa, 3 May 1961\n\nMinutes\n\nMr. Velde said that it was late.\n"))
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_a_page_without_records(tmp_path: Path) -> None:
    with Review.at(tmp_path / "r.html"):
        pass
    assert "0 records" in (tmp_path / "r.html").read_text("utf-8")


_MANY = """
import os, resource, sys
from teikit.pages import Entry, Page, Review
with Review.at(sys.argv[1]) as review:
    for number in range(int(sys.argv[2])):
        body = os.urandom(20_000)
        page = Page(f"Record {number}", "1961", 1961, 1, 1, 0, ((f"speaker {number}", 9),), body)
        review.add(Entry(f"{number}.txt", "written", page=page))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_memory_does_not_rise_with_the_records(tmp_path: Path) -> None:
    def kilobytes(records: int) -> int:
        command = [sys.executable, "-c", _MANY, str(tmp_path / "r.html"), str(records)]
        return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    few, many = kilobytes(100), kilobytes(3000)
    assert (tmp_path / "r.html").stat().st_size > 60_000_000
    assert many - few < 15_000
