"""The pages in a real browser: what it shows, what its keys do, what a screen reader is given."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import pytest
from browser import Browser
from PIL import Image

from teikit import convert
from teikit.cli import main
from teikit.pages import Entry, Review, page_of
from teikit.problems import Problem, Severity

HOSTILE = (
    "Port Amsel, 3 May 1961\n\n</script><img src=x onerror=\"document.title='broken'\">\n\n"
    "Mr. <b>Velde</b> said that <script>document.title='broken'</script> the boat [sic] left.\n"
)
OPEN = "document.querySelectorAll('.encoded .mark').length > 0"
ROWS = "document.querySelectorAll('#records tbody tr').length"
# Text whose contrast is below AA (WCAG 2.2, 1.4.3): 4.5, or 3 where it is large.
FAINT = """(() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const rgb = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
  const ground = element => { for (let at = element; at; at = at.parentElement) {
    const colour = rgb(getComputedStyle(at).backgroundColor); if (colour[3] === 255) return colour; } return [255, 255, 255]; };
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility() || element.closest('.unseen, script, :disabled')) continue;
    const style = getComputedStyle(element), size = parseFloat(style.fontSize);
    const [one, other] = [light(rgb(style.color)), light(ground(element))].sort((a, b) => b - a);
    const needed = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
    const ratio = (one + .05) / (other + .05);
    if (ratio < needed) found.push([node.data.trim().slice(0, 30), style.color, ratio.toFixed(2)]);
  }
  return found;
})()"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """The page of the samples."""
    folder = tmp_path_factory.mktemp("report")
    main(["convert", str(samples), "-o", str(folder / "tei"), "--report", str(folder / "report.html")])
    return folder / "report.html"


@pytest.fixture
def page(browser: Browser, report: Path) -> Browser:
    browser.look()
    browser.open(report)
    browser.wait(f"{ROWS} > 0")
    return browser


def record(page: Browser, name: str, place: str = "") -> None:
    """Open a record by the name of its file."""
    number = page.run(f"[...document.querySelectorAll('#records tr')].find(r => r.textContent.includes('{name}')).id.slice(1)")
    page.run(f"location.hash = '#r{number}{place}'")
    page.wait(OPEN)


def test_nothing_is_loaded_and_nothing_complains(page: Browser, report: Path) -> None:
    record(page, "plain-page.txt")
    asked = [event["params"]["request"]["url"] for event in page.told if event.get("method") == "Network.requestWillBeSent"]
    assert set(asked) == {report.as_uri()}
    assert not [event for event in page.told if event.get("method") in ("Log.entryAdded", "Runtime.exceptionThrown")]


def test_every_record_has_its_row(page: Browser, samples: Path) -> None:
    shown = page.run("[...document.querySelectorAll('#records tbody th .path, #records tbody th a')].map(e => e.textContent).join('\\n')")
    for path in samples.rglob("*.txt"):
        assert str(path) in shown


def test_the_filter_and_the_sorting(page: Browser) -> None:
    total = page.run(ROWS)
    page.run("(f => { f.elements.kind.value = 'flagged'; f.dispatchEvent(new Event('input')); })(document.querySelector('#filter'))")
    assert page.run("document.querySelector('#count').textContent") == f"2 of {total} records"
    assert page.run(ROWS) == 2
    page.run("(f => { f.elements.text.value = 'OBSERVATORY'; f.dispatchEvent(new Event('input')); })(document.querySelector('#filter'))")
    assert page.run(ROWS) == 1
    page.run("document.querySelector('#filter').reset()")
    page.wait(f"{ROWS} === {total}")
    page.run("document.querySelector('#records thead th:nth-child(6) button').click()")
    assert page.run("document.querySelector('#records thead th:nth-child(6)').getAttribute('aria-sort')") == "descending"
    counts = page.run("[...document.querySelectorAll('#records tbody td:nth-child(6)')].map(cell => Number(cell.textContent))")
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


def test_a_problem_leads_to_its_place(page: Browser) -> None:
    page.run("[...document.querySelectorAll('#records .found a')].find(a => a.textContent.includes('line 19')).click()")
    page.wait(OPEN)
    page.wait("document.activeElement.matches('.line[data-l=\"19\"]')")
    assert page.run("document.activeElement.classList.contains('here')")
    seen = page.run("(r => r.top >= 0 && r.bottom <= innerHeight)(document.activeElement.getBoundingClientRect())")
    assert seen
    assert "Ansgar Holt" in page.run("document.querySelector('.encoded .here').textContent") or page.run(
        "document.querySelectorAll('.encoded .here').length"
    )


def test_pointing_at_a_place_shows_its_tei(page: Browser) -> None:
    record(page, "plain-page.txt")
    page.point(".encoded .t-sic.mark")
    assert (
        page.run("document.querySelector('#tei code').textContent") == '<sic resp="#teikit" cert="medium" rend="post( [sic])">recieve</sic>'
    )
    assert page.run("document.querySelector('#what').textContent").startswith("insertion: sic")
    line = page.run("document.querySelector('.source .near').textContent")
    assert "recieve" in line


def test_the_keyboard_goes_from_mark_to_mark(page: Browser) -> None:
    record(page, "plain-page.txt")
    assert page.run("document.activeElement.tagName") == "H1"
    assert page.run("document.querySelectorAll('.encoded .mark[tabindex=\"0\"]').length") == 1
    page.run("document.querySelector('.encoded').focus()")
    page.press("Tab")
    first = page.run("document.activeElement.dataset.e")
    page.press("ArrowRight")
    assert page.run("document.activeElement.matches('.encoded .mark')")
    assert page.run("document.activeElement.dataset.e") != first
    assert page.run("document.querySelector('#tei code').textContent").startswith("<")
    page.press("ArrowLeft")
    assert page.run("document.activeElement.dataset.e") == first
    page.press("Escape")
    assert page.run("document.activeElement.className").startswith("scroll")


def test_the_text_stands_beside_the_text(page: Browser) -> None:
    record(page, "markdown-page.txt")
    top = "document.querySelector('.source').getBoundingClientRect().top"
    page.wait("document.querySelector('.source').scrollTop > 100")
    first = page.run(f"[...document.querySelectorAll('.line')].find(l => l.getBoundingClientRect().top >= {top}).textContent")
    assert "Secret" in first


def test_the_skip_link_stays_in_the_record(page: Browser) -> None:
    record(page, "plain-page.txt")
    page.run("document.querySelector('.skip').focus()")
    page.press("Enter")
    page.wait("location.hash === '#main'")
    assert not page.run("document.querySelector('#record').hidden")
    assert page.run("document.activeElement.id") == "main"


def test_two_thousand_records(browser: Browser, tmp_path: Path, samples: Path) -> None:
    made = page_of(convert(samples / "wilson-center" / "plain-page.txt"))
    with Review.at(tmp_path / "many.html") as review:
        for number in range(2000):
            code = "text-lost" if number % 100 == 7 else "title-missing"
            problem = Problem(code, Severity.ERROR if code == "text-lost" else Severity.NOTE, "told", line=21)
            review.add(Entry(f"records/r{number:04}.txt", "written", [problem], page=made))
    browser.look()
    browser.open(tmp_path / "many.html")
    browser.wait(f"{ROWS} === 100")
    assert browser.run("document.querySelector('#count').textContent") == "2,000 records"
    browser.run("[...document.querySelectorAll('#pages button')][1].click()")
    assert browser.run("document.querySelector('#page').textContent") == "101–200 of 2,000"
    browser.run("document.querySelector('[data-code=text-lost]').click()")
    assert browser.run("document.querySelector('#count').textContent") == "20 of 2,000 records"
    browser.run("[...document.querySelectorAll('#records tbody a')].at(-1).click()")
    browser.wait(OPEN)
    assert browser.run("location.hash") == "#r1908/l21"
    assert browser.run("document.querySelector('.record .path').textContent").endswith("plain-page.txt")
    # Of all the records only the open one is in the page's tree.
    assert browser.run("document.getElementsByTagName('*').length") < 10_000


def test_going_back_returns_to_the_row(page: Browser) -> None:
    page.run("document.querySelector('#t3 a').focus(); document.querySelector('#t3 a').click()")
    page.wait(OPEN)
    page.run("history.back()")
    page.wait("!document.querySelector('#overview').hidden")
    assert page.run("document.activeElement.closest('tr').id") == "t3"
    assert page.run("document.querySelector('#record').hidden")


def test_marks_are_hidden_when_asked(page: Browser) -> None:
    record(page, "plain-page.txt")
    border = "getComputedStyle(document.querySelector('.encoded .insertion')).borderTopWidth"
    assert page.run(border) != "0px"
    page.run("document.querySelector('.legend input[value=insertion]').click()")
    assert page.run(border) == "0px"
    page.run("document.querySelector('.legend input[value=insertion]').click()")
    assert page.run(border) != "0px"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("where", ["overview", "record"])
def test_all_text_has_contrast(page: Browser, dark: bool, where: str) -> None:
    page.look(dark=dark)
    if where == "record":
        record(page, "malformed-brackets.txt", "/l19")
        page.point(".encoded .mark.insertion")
        page.run("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert page.run(FAINT) == []


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("where", ["overview", "record"])
def test_no_page_is_wider_than_its_window(page: Browser, width: int, where: str) -> None:
    page.look(width=width, height=800)
    if where == "record":
        record(page, "markdown-page.txt")
    assert page.run("document.documentElement.scrollWidth") <= width


def test_a_screen_reader_is_given_names(page: Browser) -> None:
    record(page, "plain-page.txt")
    page.point(".encoded .mark.insertion")
    nodes = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in page.accessible()]
    roles = {role for role, _ in nodes}
    assert {"main", "heading", "region", "navigation", "status"} <= roles
    assert not [role for role, name in nodes if role in ("button", "link", "region", "checkbox", "combobox", "searchbox") and not name]
    assert ("group", "reported speech of Ambassador Lucien Sarr") in nodes


def test_the_overview_names_its_parts(page: Browser) -> None:
    nodes = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in page.accessible()]
    assert ("image", "Records by year") in nodes
    assert ("table", "Insertions by class") in nodes
    assert ("search", "Filter the records") in nodes
    assert ("searchbox", "Title or file") in nodes
    assert len([name for role, name in nodes if role == "heading" and re.fullmatch(r"\d+ records", name)]) == 1


def test_a_hostile_record_does_nothing(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text(HOSTILE, "utf-8")
    main(["convert", str(tmp_path / "bad.txt"), "-o", str(tmp_path / "tei"), "--report", str(tmp_path / "r.html")])
    browser.look()
    browser.open(tmp_path / "r.html", "#r1")
    browser.wait(OPEN)
    assert "broken" not in browser.run("document.title")
    assert browser.run("document.querySelectorAll('.record img, .record script, .record b').length") == 0
    assert "<script>document.title='broken'</script>" in browser.run("document.querySelector('.source').textContent")
    assert "</script><img src=x" in browser.run("document.querySelector('.encoded').textContent")
    # And were there markup, the policy of the page would stop it.
    browser.run("document.querySelector('.record').innerHTML = '<img src=x onerror=\"document.title=1\">'")
    browser.wait("true")
    assert browser.run("new Promise(done => setTimeout(() => done(document.title), 100))") != "1"


def test_a_preview_opens_with_its_record(browser: Browser, samples: Path, tmp_path: Path) -> None:
    main(["preview", str(samples / "minutes" / "committee.xml"), "-o", str(tmp_path / "p.html")])
    browser.look()
    browser.open(tmp_path / "p.html")
    browser.wait("document.querySelector('.encoded [tabindex=\"0\"]') !== null")
    browser.point(".encoded .t-stage")
    assert browser.run("document.querySelector('#tei code').textContent").startswith("<stage")
    assert browser.run(FAINT) == []


def colours(png: bytes, box: list[float] | None = None) -> Counter[str]:
    """How many pixels of each colour a screenshot, or a rectangle (left, top, width, height) of it, has."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    if box is not None:
        left, top, width, height = map(round, box)
        image = image.crop((left, top, min(left + width, image.width), min(top + height, image.height)))
    found = image.getcolors(image.width * image.height)
    assert found is not None
    return Counter({"#{:02x}{:02x}{:02x}".format(*colour): count for count, colour in found})


def test_a_problem_of_the_header_shows_its_tei(browser: Browser, tmp_path: Path) -> None:
    text = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><foo>x</foo></teiHeader><text><body><p>y</p></body></text></TEI>'
    (tmp_path / "h.xml").write_text(text, "utf-8")
    main(["preview", str(tmp_path / "h.xml"), "-o", str(tmp_path / "h.html")])
    browser.open(tmp_path / "h.html")
    browser.run("new Promise(done => setTimeout(done, 50))")
    browser.run("document.querySelector('[data-go^=h]').click()")
    browser.wait("!document.querySelector('#tei').hidden")
    assert "foo" in browser.run("document.querySelector('#tei code').textContent")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_screenshots_show_bars_and_marks(page: Browser, dark: bool) -> None:
    page.look(dark=dark)
    value = "getComputedStyle(document.documentElement).getPropertyValue('--{}').trim()"
    box = "(r => [r.left, r.top, r.width, r.height])(document.querySelector('{}').getBoundingClientRect())"
    overview = page.screenshot()
    assert colours(overview)[page.run(value.format("ground"))] > 100_000
    assert colours(overview, page.run(box.format(".years svg")))[page.run(value.format("bar"))] > 1000
    record(page, "plain-page.txt", "/l21")
    shown = page.screenshot()
    encoded, source = (colours(shown, page.run(box.format(pane))) for pane in (".encoded", ".source"))
    assert encoded[page.run(value.format("insertion"))] > 500
    assert encoded[page.run(value.format("speech"))] > 500
    assert source[page.run(value.format("here"))] > 500
    assert len(colours(shown)) > 100
