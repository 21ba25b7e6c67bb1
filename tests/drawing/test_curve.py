"""A curve in rows of cells: the design's picture, every value in its row, gaps that nothing crosses, the cut-off alone in its row."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.drawing.axis import Reach, scale
from journal_tui.drawing.curve import DASH, DOT, LOW, MIDDLE, Said, draw
from journal_tui.drawing.series import Value, table, with_gaps

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
SAID = Said("saknas", "gräns", lambda value: f"{value / 1000:g}", lambda on: MONTHS[on.month - 1])
START = date(2026, 9, 7)
PICTURE = (17, 16, 16, 14, 15, None, None, 12, 11, 12, 9)


def weekly(*totals: int | None) -> tuple[Value, ...]:
    return tuple(
        Value(START + timedelta(days=7 * at), None if total is None else total * 1000) for at, total in enumerate(totals)
    )


def lines(values, width, height, cutoff=10_000):
    return draw(values, cutoff, SAID, width, height, 1000).lines


def test_the_picture_of_the_design_at_sixty_by_twelve():
    assert "\n".join(lines(weekly(*PICTURE), 60, 12)) == SIXTY


SIXTY = """\
20
    17
     ●····●···●·..
15                ·●····●   saknas
                                      ●····●···●.
10  ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─··.─  gräns
                                                    ●
                                                    9
 5

 0
     sep             okt                  nov"""


def test_the_picture_of_the_design_at_eighty_columns():
    assert "\n".join(lines(weekly(*PICTURE), 50, 18)) == EIGHTY


EIGHTY = """\
20
    17
     ●..
        ·●··●.
15            ·.  ..●
                ●·     saknas
                               ●..  ..●
                                  ·●   ·.
10  ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─.─  gräns
                                          ●
                                          9

 5



 0
     sep          okt             nov"""


def test_one_value_is_a_dot_with_its_number():
    drawn = lines(weekly(7), 40, 10)
    assert sum(line.count(DOT) for line in drawn) == 1
    assert any("7" in line for line in drawn)


def test_where_there_is_no_room_or_nothing_there_is_no_curve():
    assert lines(weekly(7), 20, 10) == ()
    assert lines(weekly(7), 40, 4) == ()
    assert lines(weekly(None, None), 40, 10) == ()
    assert lines((), 40, 10) == ()


@pytest.mark.parametrize(("highest", "top"), [(17, 20), (20, 25), (9, 10), (4, 5), (27, 30), (72, 80), (140, 150)])
def test_the_top_is_the_first_tick_above_the_highest_value_and_zero_is_at_the_bottom(highest, top):
    found = scale([highest * 1000], None, 20, 1000)
    assert (found.bottom, found.top) == (0, top * 1000)


def test_twelve_months_are_named_as_far_as_they_stand_apart():
    year = tuple(Value(date(2026, month, 15), month * 1000) for month in range(1, 13))
    wide, narrow = lines(year, 100, 12)[-1].split(), lines(year, 40, 12)[-1].split()
    assert wide == list(MONTHS)
    assert 1 < len(narrow) < len(wide)
    assert set(narrow) <= set(MONTHS)


def test_a_new_year_is_named_by_its_number_and_many_years_by_nothing_else():
    winter = tuple(Value(date(2025, 11, 20) + timedelta(days=14 * each), 1000) for each in range(9))
    assert lines(winter, 60, 12)[-1].split() == ["nov", "dec", "2026", "feb", "mar"]
    decade = (Value(date(2016, 1, 1), 9000), Value(date(2026, 1, 1), 8000))
    named = lines(decade, 60, 12)[-1].split()
    assert len(named) > 3
    assert set(named) <= {str(year) for year in range(2016, 2027)}


def test_what_can_never_be_nothing_shows_its_change_instead_of_the_zero():
    found = scale([101_200, 99_100], None, 12, 1000, Reach(20_000, 400_000))
    assert (found.bottom, found.top) == (99_000, 102_000)
    assert found.row(101_200) < found.row(99_100) - 6
    alone = scale([72_400], None, 12, 1000, Reach(20_000, 400_000))
    assert (alone.bottom, alone.top) == (72_000, 73_000)


@given(
    values=st.lists(st.integers(1, 10), min_size=1, max_size=6),
    least=st.integers(0, 1),
    rows=st.integers(5, 40),
)
@settings(max_examples=200, deadline=None)
def test_values_at_either_end_of_what_there_can_be_have_room_between_two_ticks(values, least, rows):
    """Also when every value is the most or the least that there is."""
    found = scale([value * 1000 for value in values], None, rows, 1000, Reach(least * 1000, 10_000))
    assert found.bottom < found.top
    assert all(0 <= found.row(value * 1000) < rows for value in values)


@pytest.mark.parametrize(("highest", "most", "top"), [(10, 10, 10), (9, 10, 10), (100, 100, 100), (27, 27, 30)])
def test_no_tick_is_above_the_most_that_there_is(highest, most, top):
    found = scale([highest * 1000], None, 12, 1000, Reach(0, most * 1000))
    assert (found.bottom, found.top) == (0, top * 1000)
    values = (Value(START, highest * 1000), Value(START + timedelta(days=14), 0))
    drawn = draw(values, None, SAID, 60, 12, 1000, Reach(0, most * 1000))
    assert str(highest) in "".join(row[4:] for row in drawn.lines[:3]), "the value is written beside its dot"


def test_a_steady_rhythm_shows_what_is_left_out():
    values = [each for each in weekly(*PICTURE) if each.value is not None]
    assert with_gaps(values) == weekly(*PICTURE)


def test_values_without_a_rhythm_have_no_gaps_of_our_making():
    days = (0, 2, 30, 31, 90, 200)
    values = tuple(Value(START + timedelta(days=day), 1000) for day in days)
    assert with_gaps(values) == values


def test_the_table_gives_the_change_from_the_value_before_and_none_after_a_gap():
    assert [row.change and row.change // 1000 for row in table(weekly(*PICTURE))] == [
        None, -1, 0, -2, 1, None, None, None, -1, 1, -3,
    ]  # fmt: skip


SERIES = st.lists(st.one_of(st.none(), st.integers(0, 300)), min_size=1, max_size=12)
SIZES = st.tuples(st.integers(60, 140), st.integers(12, 40))
CUTOFFS = st.one_of(st.none(), st.integers(1, 300))


@settings(max_examples=300, deadline=None)
@given(totals=SERIES, size=SIZES, cutoff=CUTOFFS)
def test_every_value_is_a_dot_in_its_row_and_nothing_crosses_a_gap(totals, size, cutoff):
    values = weekly(*totals)
    measured = [each.value for each in values if each.value is not None]
    line = None if cutoff is None else cutoff * 1000
    drawn = draw(values, line, SAID, *size, 1000)
    if not measured:
        assert drawn.rows == ()
        return
    assert len(drawn.rows) == size[1]
    assert {len(row) for row in (*drawn.rows, *drawn.roles)} == {size[0]}

    at = scale(measured, line, size[1] - 1, 1000)
    dots = sorted((column, row) for row, text in enumerate(drawn.rows) for column, cell in enumerate(text) if cell == DOT)
    assert [row for _column, row in dots] == [at.row(value) for value in measured]
    assert [row.value for row in table(values) if row.value is not None] == measured
    assert all((at.row(value) == at.cutoff_row) == (value == line) for value in measured)
    for value, after in zip(sorted(measured), sorted(measured)[1:], strict=False):
        assert at.row(value) >= at.row(after)

    places = iter(column for column, _row in dots)
    known = [None if each.value is None else next(places) for each in values]
    for number, (place, following) in enumerate(zip(known, known[1:], strict=False)):
        if place is not None and following is None:
            end = next((each for each in known[number + 1 :] if each is not None), size[0])
            across = {text[column] for text in drawn.rows[:-1] for column in range(place + 1, end)}
            assert not across & {MIDDLE, LOW, DOT}


@settings(max_examples=100, deadline=None)
@given(totals=SERIES, size=SIZES, cutoff=st.integers(1, 300))
def test_the_cut_off_is_dashed_with_its_word_at_the_right_end(totals, size, cutoff):
    values = weekly(*totals, cutoff)
    drawn = draw(values, cutoff * 1000, SAID, *size, 1000)
    (row,) = [text for text in drawn.rows if text.endswith("gräns")]
    assert DASH in row
    assert row.lstrip().startswith(str(cutoff))
    assert sum(text.count(DASH) for text in drawn.rows) == row.count(DASH)
