"""A second run converts only what changed, whatever happened to the files in between."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

import pytest
from batch_records import TEXT, Put, bytes_of, codes, statuses

from teikit.batch import Job, Outcome, Settings, Status, collect, run
from teikit.batch import fingerprint as fingerprints
from teikit.batch import state as states
from teikit.batch.state import NAME, State
from teikit.project import HeaderDefaults, MetadataSettings, PeopleSettings, Project, TextSettings

STATE = Path("tei", NAME)


def converted(settings: Settings | None = None, *, force: bool = False, folder: str = "tei") -> list[Outcome]:
    """A run over the folder ``in``."""
    settings = settings or Settings()
    Path(folder).mkdir(exist_ok=True)
    outcomes = []
    with State(folder, settings, force=force) as state:
        for outcome in run(state.known(collect(["in"], folder)), settings):
            state.add(outcome)
            outcomes.append(outcome)
    return outcomes


def done(outcomes: list[Outcome]) -> list[str]:
    """The records that were converted."""
    return [outcome.job.source.stem for outcome in outcomes if outcome.status is not Status.UNCHANGED]


def test_nothing_changed_nothing_done(put: Put) -> None:
    names = put(5)
    first = converted()
    times = {path.name: path.stat().st_mtime_ns for path in Path("tei").glob("*.xml")}
    second = converted()
    assert statuses(second) == {Status.UNCHANGED}
    assert [outcome.job.source.as_posix() for outcome in second] == names
    assert [(o.problems, o.insertions, o.speakers, o.written) for o in second] == [
        (o.problems, o.insertions, o.speakers, o.written) for o in first
    ]
    assert {path.name: path.stat().st_mtime_ns for path in Path("tei").glob("*.xml")} == times


def test_one_state_serves_two_runs(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put(3)
    monkeypatch.setattr(states, "_MANY", 1)
    Path("tei").mkdir()
    with State("tei", Settings()) as state:
        for expected in (Status.WRITTEN, Status.UNCHANGED):
            outcomes = list(run(state.known(collect(["in"], "tei")), Settings()))
            assert statuses(outcomes) == {expected}
            for outcome in outcomes:
                state.add(outcome)


def test_a_record_that_changed_is_converted(put: Put) -> None:
    put(4)
    converted()
    Path("in/0002.txt").write_text(TEXT.replace("boat", "ship"), "utf-8")
    Path("in/0009.txt").write_text(TEXT, "utf-8")
    assert done(converted()) == ["0002", "0009"]
    assert b"ship" in bytes_of("tei")["0002.xml"]


def test_a_record_that_was_only_touched_is_not(put: Put) -> None:
    put(2)
    converted()
    os.utime("in/0001.txt", (1, 1))
    assert done(converted()) == []


def test_a_record_may_be_called_by_another_path(put: Put, here: Path) -> None:
    put(1)
    Path("in/0001.txt").write_text("Minutes\n\nThe [door was open.\n", "utf-8")
    settings = Settings(review=True)
    converted(settings)
    with State("tei", settings) as state:
        again = list(run(state.known(collect([here / "in"], "tei")), settings))
    alone = list(run(collect([here / "in"], "other"), settings))
    assert statuses(again) == {Status.UNCHANGED}
    assert [(o.problems, o.review) for o in again] == [(o.problems, o.review) for o in alone]


def test_problems_of_a_record_that_is_passed_over_are_told_again(put: Put) -> None:
    put(2)
    Path("in/0001.txt").write_text("Minutes\n\nThe [door was open.\n", "utf-8")
    first, second = converted(), converted()
    assert second[1].status is Status.UNCHANGED
    assert second[1].problems == first[1].problems
    assert "bracket-unmatched" in codes(second)[1]
    assert not second[1].clean


@pytest.mark.parametrize(
    "other",
    [
        Settings(validate=False),
        Settings(Project(text=TextSettings(said=False))),
        Settings(Project(stated=HeaderDefaults(publisher="Orsa Archive"))),
        Settings(Project(schema="tei.rng")),
    ],
    ids=["validation", "text", "header", "schema"],
)
def test_other_settings_are_another_run(put: Put, other: Settings) -> None:
    put(2)
    Path("tei.rng").write_text('<element name="TEI" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>', "utf-8")
    converted()
    assert done(converted(other)) == ["0000", "0001"]
    assert done(converted(other)) == []


def test_files_that_the_settings_name_count(put: Put) -> None:
    put(1)
    Path("people.csv").write_text("id,name\nvelde,Jan Velde\n", "utf-8")
    settings = Settings(Project(people=PeopleSettings("people.csv")))
    assert done(converted(settings)) == ["0000"]
    assert done(converted(settings)) == []
    Path("people.csv").write_text("id,name\nvelde,Jan Velde\nroe,Jo Roe\n", "utf-8")
    assert done(converted(settings)) == ["0000"]


def test_a_schema_that_changed_counts(put: Put) -> None:
    put(1)
    schema = '<element name="TEI" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>'
    Path("own.rng").write_text(schema, "utf-8")
    settings = Settings(Project(schema="own.rng"))
    converted(settings)
    assert done(converted(settings)) == []
    Path("own.rng").write_text(schema.replace("empty", "text"), "utf-8")
    assert done(converted(settings)) == ["0000"]


def test_of_a_table_only_the_row_of_a_record_counts(put: Put) -> None:
    put(3)
    Path("table.csv").write_text("file,title\n0000,One\n0001,Two\n", "utf-8")
    settings = Settings(Project(metadata=MetadataSettings("table.csv")))
    converted(settings)
    Path("table.csv").write_text("file,title\n0000,One\n0001,Another\n", "utf-8")
    os.utime("table.csv", ns=(1, 1))
    assert done(converted(settings)) == ["0001"]
    assert b"Another" in bytes_of("tei")["0001.xml"]


def test_another_version_of_teikit_counts(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put(1)
    converted()
    monkeypatch.setattr(fingerprints, "__version__", "99.0")
    assert done(converted()) == ["0000"]


def test_force(put: Put) -> None:
    put(2)
    converted()
    assert done(converted(force=True)) == ["0000", "0001"]
    assert done(converted()) == []


def test_a_deleted_output_is_made_again(put: Put) -> None:
    put(3)
    converted()
    before = bytes_of("tei")
    Path("tei/0001.xml").unlink()
    assert done(converted()) == ["0001"]
    assert bytes_of("tei") == before


@pytest.mark.parametrize("source_too", [False, True])
@pytest.mark.parametrize("force", [False, True])
def test_an_edited_output_is_made_again_and_the_edited_one_kept(put: Put, source_too: bool, force: bool) -> None:
    put(2)
    converted()
    ours = Path("tei/0001.xml").read_bytes()
    Path("tei/0001.xml").write_bytes(ours + b"<!-- mine -->")
    if source_too:
        Path("in/0001.txt").write_text(TEXT, "utf-8")
    outcomes = converted(force=force)
    assert done(outcomes) == (["0000", "0001"] if force else ["0001"])
    assert codes(outcomes)[1][-1] == "output-edited"
    assert "0001.xml.edited" in outcomes[1].problems[-1].message
    assert Path("tei/0001.xml.edited").read_bytes() == ours + b"<!-- mine -->"
    assert (Path("tei/0001.xml").read_bytes() == ours) is not source_too
    # It is told once.
    after = converted()
    assert done(after) == []
    assert "output-edited" not in codes(after)[1]


def test_a_second_edited_output_is_kept_too(put: Put) -> None:
    put(1)
    for edited in (b"one", b"two", b"two"):
        converted()
        Path("tei/0000.xml").write_bytes(edited)
        converted()
    assert [Path("tei", name).read_bytes() for name in ("0000.xml.edited", "0000.xml.edited-2")] == [b"one", b"two"]
    assert not Path("tei/0000.xml.edited-3").exists()


def test_a_run_that_ended_before_it_noted_what_it_wrote_is_no_edit(put: Put) -> None:
    put(1)
    converted()
    note = STATE.read_bytes()
    Path("in/0000.txt").write_text("Another record.\n", "utf-8")
    converted()
    STATE.write_bytes(note)
    outcomes = converted()
    assert done(outcomes) == ["0000"]
    assert "output-edited" not in codes(outcomes)[0]


def test_an_output_that_is_a_link_is_made_again(put: Put) -> None:
    put(1)
    converted()
    Path("elsewhere.xml").write_bytes(Path("tei/0000.xml").read_bytes())
    Path("tei/0000.xml").unlink()
    Path("tei/0000.xml").symlink_to("../elsewhere.xml")
    assert done(converted()) == ["0000"]
    assert not Path("tei/0000.xml").is_symlink()


def test_records_that_failed_are_tried_again(put: Put) -> None:
    put(2)
    Path("in/0001.txt").unlink()
    Path("in/0001.txt").symlink_to("nowhere")
    assert codes(converted())[1] == ["record-unreadable"]
    assert done(converted()) == ["0001"]


def test_readings_to_review_are_there_whenever_they_are_asked_for(put: Put) -> None:
    put(2)
    first = converted(Settings(review=True))
    assert first[0].review
    again = converted(Settings(review=True))
    assert statuses(again) == {Status.UNCHANGED}
    assert [outcome.review for outcome in again] == [outcome.review for outcome in first]
    converted(force=True)
    assert done(converted(Settings(review=True))) == ["0000", "0001"]


# ---- a state that cannot be trusted ------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100, b"SQLite format 3\0"], ids=["empty", "other", "header"])
def test_a_state_that_is_none_is_begun_anew(put: Put, content: bytes) -> None:
    put(3)
    converted()
    STATE.write_bytes(content)
    outcomes = converted()
    assert done(outcomes) == ["0000", "0001", "0002"]
    assert statuses(outcomes) == {Status.WRITTEN}
    assert done(converted()) == []


@pytest.mark.parametrize("part", [0.1, 0.25, 0.5, 0.75, 0.95])
def test_a_truncated_state_costs_no_more_than_time(put: Put, part: float) -> None:
    put(60)
    converted(Settings(validate=False))
    whole, tei = STATE.read_bytes(), bytes_of("tei")
    STATE.write_bytes(whole[: int(len(whole) * part)])
    assert statuses(converted(Settings(validate=False))) <= {Status.WRITTEN, Status.UNCHANGED}
    assert bytes_of("tei") == tei
    assert done(converted(Settings(validate=False))) == []


def test_no_byte_of_the_state_is_believed_blindly(put: Put) -> None:
    """Whatever byte is another, the outcomes are those of a whole run."""
    put(12)
    Path("in/0003.txt").write_text("Minutes\n\nThe [door was open.\n", "utf-8")
    first = converted(Settings(validate=False))
    whole, tei = STATE.read_bytes(), bytes_of("tei")
    for at in range(0, len(whole), max(1, len(whole) // 40)):
        harmed = bytearray(whole)
        harmed[at] ^= 0x15
        STATE.write_bytes(harmed)
        outcomes = converted(Settings(validate=False))
        assert [outcome.problems for outcome in outcomes] == [outcome.problems for outcome in first], at
        assert bytes_of("tei") == tei


def test_a_state_of_another_format_is_begun_anew(put: Put) -> None:
    put(1)
    converted()
    base = sqlite3.connect(STATE)
    base.execute("PRAGMA user_version = 77")
    base.close()
    assert done(converted()) == ["0000"]
    assert done(converted()) == []


def test_a_state_that_another_holds_stops_nobody(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put(2)
    converted()
    monkeypatch.setattr("teikit.batch.state._PATIENCE", 0.05)
    base = sqlite3.connect(STATE, isolation_level=None)
    base.execute("BEGIN EXCLUSIVE")
    try:
        assert statuses(converted()) == {Status.WRITTEN}
    finally:
        base.close()
    assert done(converted()) == []


def test_two_runs_at_once_end_with_the_same(put: Put) -> None:
    put(40)
    alone = converted(Settings(validate=False), folder="alone")
    results: list[list[Outcome]] = []
    both = [threading.Thread(target=lambda: results.append(converted(Settings(validate=False)))) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert len(results) == 2
    for outcomes in results:
        assert codes(outcomes) == codes(alone)
    assert bytes_of("tei") == bytes_of("alone")
    assert done(converted(Settings(validate=False))) == []


def test_names_that_are_not_unicode(here: Path) -> None:
    folder = os.fsencode(here / "in")
    os.mkdir(folder)  # noqa: PTH102
    try:
        with open(folder + b"/caf\xe9.txt", "w") as file:  # noqa: PTH123
            file.write(TEXT)
    except OSError:
        pytest.skip("this file system has Unicode names only")
    assert statuses(converted()) == {Status.WRITTEN}
    assert statuses(converted()) == {Status.UNCHANGED}


def test_a_full_disk_does_not_end_the_run(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put(3)
    Path("tei").mkdir()
    with State("tei", Settings()) as state:
        assert state._base is not None
        state._base.execute("PRAGMA max_page_count = 3")
        jobs = [Job(Path(f"in/{'x' * 200}{number}.txt"), Path(f"tei/{'x' * 200}{number}.xml")) for number in range(200)]
        for job in jobs:
            state.add(Outcome(job, Status.WRITTEN, read="1", wrote="2"))
    assert statuses(converted()) == {Status.WRITTEN}
