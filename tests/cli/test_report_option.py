"""``teikit convert --report`` and ``teikit preview`` as a user runs them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

CLEAN, PROBLEMS, USAGE = 0, 1, 2
TEXT = "Port Amsel, 3 May 1961\n\nMinutes of a Meeting\n\nMr. Velde said that the boat had left.\n"
UNSURE = "Minutes of a Meeting\n\nThe [door was open. It was cold.\n"


def records(folder: Path, count: int = 3) -> None:
    for number in range(count):
        (folder / f"r{number}.txt").write_text(UNSURE if number == 1 else TEXT, "utf-8")


def test_a_batch_gives_a_page(teikit: Any, tmp_path: Path) -> None:
    records(tmp_path)
    (tmp_path / "dangling.txt").symlink_to("nowhere.txt")
    assert teikit("convert", ".", "-o", "tei", "--report", "report.html").code == PROBLEMS
    page = (tmp_path / "report.html").read_text("utf-8")
    assert "<h1>4 records</h1>" in page
    assert re.findall(r'<a href="#r(\d+)">', page)[:1] == ["1"]
    assert '<a href="#r3/l3">bracket-unmatched, line 3</a>' in page
    assert "record-unreadable" in page


def test_processes_make_the_same_page(teikit: Any, tmp_path: Path) -> None:
    records(tmp_path)
    teikit("convert", ".", "-o", "one", "--report", "one.html")
    teikit("convert", ".", "-o", "two", "--report", "two.html", "-j", "2")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_a_page_needs_a_batch(teikit: Any, tmp_path: Path) -> None:
    records(tmp_path)
    run = teikit("convert", "r0.txt", "--report", "report.html")
    assert run.code == USAGE
    assert "--report needs -o" in run.err


def test_a_page_that_cannot_be_written_is_told_first(teikit: Any, tmp_path: Path) -> None:
    records(tmp_path)
    (tmp_path / "file").write_text("", "utf-8")
    assert teikit("convert", "r0.txt", "-o", "tei", "--report", "file/report.html").code == USAGE
    assert not list(tmp_path.rglob("*.xml"))


def test_a_preview_of_our_tei(teikit: Any, tmp_path: Path) -> None:
    records(tmp_path)
    teikit("convert", "r0.txt", "-o", "tei")
    run = teikit("preview", "tei/r0.xml")
    assert (run.code, run.out.split(" -> ")[1].strip()) == (CLEAN, str(Path("tei/r0.preview.html")))
    page = (tmp_path / "tei/r0.preview.html").read_text("utf-8")
    assert "the boat had left" in page
    assert 'aria-label="reported speech of Mr. Velde"' in page


def test_a_preview_of_other_tei_shows_what_is_wrong(teikit: Any) -> None:
    text = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>Ein <foo>Wort</foo>.</p></body></text></TEI>'
    run = teikit("preview", "-", "-o", "p.html", given=text.encode())
    assert run.code == PROBLEMS
    page = Path("p.html").read_text("utf-8")
    assert "element-not-allowed" in page
    assert 'data-go="e4"' in page
    assert teikit("preview", "-", "-o", "p.html", "--no-validate", given=text.encode()).code == CLEAN


def test_a_corpus_is_shown_document_by_document(teikit: Any) -> None:
    one = "<TEI><teiHeader/><text><body><p>{}</p></body></text></TEI>"
    text = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>{one.format("first")}{one.format("second")}</teiCorpus>'
    assert teikit("preview", "-", "-o", "p.html", "--no-validate", given=text.encode()).code == CLEAN
    page = Path("p.html").read_text("utf-8")
    assert page.index(">first<") < page.index(">second<")
    assert page.count('<article class="record"') == 2


def test_what_cannot_be_shown_is_told(teikit: Any) -> None:
    assert teikit("preview", "-", "-o", "p.html", given=b"<TEI").code == PROBLEMS
    assert teikit("preview", "-", given=b"<TEI/>").code == USAGE
    assert teikit("preview", "nowhere.xml").code == PROBLEMS
    assert not Path("p.html").exists()


def test_templates_are_not_loaded_unasked(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(TEXT, "utf-8")
    code = "import sys; from teikit.cli import main; main(['convert', 'r.txt', '-o', 'tei']); sys.exit('jinja2' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True)
