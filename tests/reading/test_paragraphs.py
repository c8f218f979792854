"""Where a text ends its paragraphs."""

from __future__ import annotations

import pytest

from teikit.reading.paragraphs import chunks
from teikit.source import Source

LONG = (
    "The commissioner asked for two more tugs before the ice came, "
    + "and the board of the harbour wrote down what he had asked for, word for word"
)


def paragraphs(text: str) -> list[str]:
    source = Source(text)
    return [chunk.text for chunk in chunks(source, source.span)]


def test_blank_lines() -> None:
    assert paragraphs("oil\nrope\n\ntar\n") == ["oil rope", "tar"]


def test_every_line_of_a_text_without_margin_and_blank_lines_is_a_paragraph() -> None:
    heading = "RECORD OF A CONVERSATION\nwith Jonas Weir\n4 May 1957\n"
    found = paragraphs(f"{heading}I received Weir at his request.\n{LONG}.\n{LONG}.\nHe thanked me.\n{LONG}.\n")
    assert found[0] == "RECORD OF A CONVERSATION with Jonas Weir 4 May 1957"
    assert found[1:] == ["I received Weir at his request.", f"{LONG}.", f"{LONG}.", "He thanked me.", f"{LONG}."]


def test_turns_of_such_a_text_need_no_stop() -> None:
    text = f"{LONG}.\nWEIR: Yes\nKORVA, I. (reads): No\n{LONG}.\n{LONG}.\n"
    assert paragraphs(text)[1:3] == ["WEIR: Yes", "KORVA, I. (reads): No"]


def test_lines_stay_together_where_blank_lines_divide() -> None:
    text = f"Present:\nJonas Weir, Captain of the port of Orsa and of all its lights\nMR. KORVA. Clerk\n\n{LONG}.\n\n{LONG}.\n"
    assert len(paragraphs(text)) == 3


INDENTED = """\
  The first speech of the day was short and nobody answered
it before the clerk had read the list of the ships.
  Then the commissioner asked for two more tugs before the
ice came.
  The board wrote down what he had asked for, and the
meeting rose.
  The commissioner thanked the board for its patience and
left for the harbour.
"""


def test_the_indent_of_first_lines_where_it_is_the_habit_of_the_text() -> None:
    assert [text[:10] for text in paragraphs(INDENTED)] == ["The first ", "Then the c", "The board ", "The commis"]


@pytest.mark.parametrize(
    "text",
    [
        "Two ships were seen\n    from the tower,\n    from the mole,\n    from the light\nand from the bridge.\n",
        "The list\n  oil\n  rope\n  tar\n",
        "A line that ends.\n  One indent is no habit.\nAnother line\nand a last one.\n",
    ],
)
def test_an_indent_that_is_no_habit_divides_nothing(text: str) -> None:
    assert len(paragraphs(text)) == 1


def test_many_capitals_cost_linear_time() -> None:
    assert len(paragraphs("A" * 400_000 + "\n" + "A A " * 100_000)) == 2
