"""Nothing is read twice, and what a record lacks is not looked for: counted, not timed."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from teikit.reading import read
from teikit.reading.blocks.notes import _STYLES
from teikit.reading.classification_terms import TERMS
from teikit.reading.classifications import find_classifications
from teikit.reading.dates import finding
from teikit.reading.inlines import insertions
from teikit.reading.prose import sentences, vocabulary
from teikit.reading.prose.sentences import Paragraphed
from teikit.reading.prose.words import Brackets, Tokens
from teikit.source import Source, Span

SAMPLES = sorted((Path(__file__).parents[2] / "samples").rglob("*.txt"))
PLAIN = "Harbour Office\n\nMr. Holt said that the ferry was late.\n\nMrs. Varn asked whether it would come at all.\n\nHe did not know.\n"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_paragraph_is_cut_into_words_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut: Counter[Span] = Counter()
    tokens = sentences.tokens

    def counted(source: Source, span: Span, brackets: Brackets | None = None) -> Tokens:
        cut[span] += 1
        return tokens(source, span, brackets)

    monkeypatch.setattr(sentences, "tokens", counted)
    source = Source.from_path(path)
    read(source)
    assert set(cut.values()) <= {1}
    assert sum(len(span) for span in cut) <= len(source)


def test_a_record_without_brackets_asks_no_row_of_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("the table was asked")

    monkeypatch.setattr(insertions._Table, "fit", never)
    assert not read(PLAIN).problems
    with pytest.raises(AssertionError):
        read(PLAIN.replace("late", "late [sic]"))


def test_a_record_without_numbers_is_not_searched_for_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    cut: list[str] = []
    tokenise = finding.tokenise
    monkeypatch.setattr(finding, "tokenise", lambda text, *rest: cut.append(text) or tokenise(text, *rest))
    read(PLAIN)
    assert not cut
    read(PLAIN + "\nOslo, May 3, 1961\n")
    assert cut


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_reports_are_found_where_a_telling_word_stands(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source.from_path(path)
    found = read(source).record.inlines
    everywhere = cached_property(lambda paragraph: list(range(len(paragraph.items))))
    everywhere.__set_name__(Paragraphed, "telling")
    monkeypatch.setattr(Paragraphed, "telling", everywhere)
    assert read(source).record.inlines == found


@pytest.mark.parametrize("style", [style for style in _STYLES if style.sign], ids=lambda style: style.name)
@given(st.data())
def test_the_sign_of_a_notation_stands_in_its_labels(style: object, data: st.DataObject) -> None:
    assert style.sign in data.draw(st.from_regex(style.label.pattern, fullmatch=True))  # type: ignore[attr-defined]


@pytest.mark.parametrize("form", [form for term in TERMS for form in term.forms if form.isascii() and not term.common])
def test_the_cheap_look_misses_no_marking(form: str) -> None:
    spaced = "   ".join(" ".join(word) for word in form.upper().split())
    for printed in (form, form.upper(), f"{form.upper()}; NODIS", form.upper().replace(" ", "-"), spaced):
        assert find_classifications(Source(printed), Span(0, len(printed)))


def test_the_countries_are_those_of_cldr() -> None:
    names = {name.casefold() for code, name in Locale("en").territories.items() if len(code) == 2 and name.isalpha()}
    # Later editions of CLDR may rename one or two.
    assert len(names - vocabulary._COUNTRIES) <= 3
    assert all(vocabulary.is_place(name) for name in vocabulary._COUNTRIES)
