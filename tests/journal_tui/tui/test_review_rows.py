"""The rows of the review page: the word is always to be seen whole, what stands around it as far as there is room."""

import pytest

from journal_tui.locales import use
from journal_tui.practice.entries.marking import Marks
from journal_tui.practice.values import Risk
from journal_tui.tui.note.decisions import Decided, Line
from journal_tui.tui.widgets.review_rows import decision_rows, fact_rows, reminder_rows
from journal_tui.tui.widgets.rows import line_of

LINE = Line(
    "Torbjörn Ekwall",
    Decided.OPEN,
    before="sen kom ‹person-1 gammal vän›s bror ",
    after=" och åt lunch.",
    role="bror",
    count=2,
)


def drawn(rows, width: int) -> list[str]:
    return [line_of(cells, width, selected=False).plain.rstrip() for row in rows for cells in row.lines]


@pytest.fixture(autouse=True)
def swedish():
    use("sv")


@pytest.mark.parametrize("width", [46, 60, 76, 120])
def test_the_word_stands_whole_in_its_column_and_among_its_neighbours(width):
    (line,) = drawn(decision_rows([LINE], width, hidden=False), width)
    assert line.count("Torbjörn Ekwall") == 2 or width == 46
    assert "person? bror" in line


def test_a_code_before_the_word_is_left_out_whole_or_not_at_all():
    for width in range(60, 120):
        (line,) = drawn(decision_rows([LINE], width, hidden=False), width)
        assert "gammal" not in line or "‹person-1 gammal vän›s" in line


def test_how_often_it_stands_there_is_said_where_there_is_room():
    (line,) = drawn(decision_rows([LINE], 140, hidden=False), 140)
    assert line.endswith("och åt lunch.  2 gånger")


def test_a_word_that_became_a_code_shows_no_name_while_names_are_hidden():
    decided = Line("Malin Ekwall", Decided.TOKEN, "‹person-2 syster›", before="med ", after=" i går")
    (line,) = drawn(decision_rows([decided], 76, hidden=True), 76)
    assert "Malin" not in line
    assert "dolt" in line


@pytest.mark.parametrize("width", [40, 46, 60, 76])
def test_every_answer_to_the_risk_question_is_to_be_seen(width):
    shown = " ".join(drawn(fact_rows("", width, Marks(Risk.LOW), None), width))
    for answer in ("( ) ingen", "(•) låg", "( ) förhöjd", "( ) ej bedömd"):
        assert answer in shown


def test_no_reminder_takes_no_row():
    assert reminder_rows("", 76) == []
    assert drawn(reminder_rows("ett två tre", 8), 8) == ["ett två", "tre", ""]
