"""The session clock and the save mark, second by second."""

import pytest

from journal_tui.locales import use
from journal_tui.tui.note.clock_face import clock_face, save_mark


@pytest.mark.parametrize(
    ("seconds", "elapsed", "words", "inverted"),
    [
        (0, "0:00", "kvar 50:00", False),
        (31 * 60 + 12, "31:12", "kvar 18:48", False),
        (45 * 60 - 1, "44:59", "kvar 5:01", False),
        (45 * 60, "45:00", "kvar 5:00", True),
        (45 * 60 + 59, "45:59", "kvar 4:01", True),
        (46 * 60, "46:00", "kvar 4:00", False),
        (50 * 60, "50:00", "kvar 0:00", True),
        (52 * 60 + 10, "52:10", "över 2:10", True),
        (75 * 60, "75:00", "över 25:00", True),
    ],
)
def test_the_clock_inverts_at_five_minutes_left_and_when_time_is_over(seconds, elapsed, words, inverted):
    face = clock_face(seconds, 50)
    assert (face.elapsed, face.remaining, face.inverted) == (elapsed, words, inverted)


def test_a_short_appointment_is_not_inverted_from_the_start():
    assert not clock_face(0, 5).inverted
    assert clock_face(5 * 60, 5).inverted


def test_a_paused_clock_says_so():
    face = clock_face(600, 50, paused=True)
    assert (face.elapsed, face.remaining, face.paused) == ("10:00", "pausad", True)


def test_the_save_mark_says_how_old_the_save_is():
    assert (save_mark(2, failing=False, wide=False).symbol, save_mark(2, failing=False, wide=False).words) == ("●", "2 s")
    assert save_mark(2, failing=False, wide=True).words == "sparat 2 s"
    assert save_mark(130, failing=False, wide=False).words == "2 min"


def test_a_failing_save_says_so_in_shape_and_words():
    mark = save_mark(14, failing=True, wide=False)
    assert (mark.symbol, mark.words, mark.failing) == ("!", "ej sparat 14 s", True)
    use("en")
    assert save_mark(14, failing=True, wide=False).words == "not saved 14 s"
