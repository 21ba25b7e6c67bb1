"""Topics are data: every letter picks one, every word finds one, and a broken file is refused."""

import pytest

from journal_tui.practice.continuity.data import read_sections, read_topics, topic, topic_title, topics
from journal_tui.practice.errors import InvalidInput

ONE = """
[[topic]]
code = "sleep"
sv = "Sömn"
en = "Sleep"
letter_sv = "s"
letter_en = "s"
"""


def test_a_letter_picks_one_topic_and_stands_in_its_word():
    for language in ("sv", "en"):
        letters = [each.letter(language) for each in topics()]
        assert len(set(letters)) == len(letters)
        assert all(each.letter(language) in each.title(language).casefold() for each in topics())
        assert "h" not in letters  # homework


def test_a_topic_is_found_by_every_word_of_it():
    for written in ("sleep", "Sömn", "SÖMNEN", " sova "):
        assert topic(written).code == "sleep"
    with pytest.raises(InvalidInput):
        topic("väder")
    assert (topic_title("sleep", "sv"), topic_title("gone", "sv")) == ("Sömn", "gone")


@pytest.mark.parametrize(
    "broken",
    ["", "x =", ONE + ONE, ONE.replace('sv = "Sömn"', ""), ONE.replace('"Sömn"', '" "'), ONE.replace('"s"\n', '"sö"\n')],
)
def test_a_broken_file_is_refused(broken):
    assert read_topics(ONE)
    with pytest.raises(InvalidInput):
        read_topics(broken)
    with pytest.raises(InvalidInput):
        read_sections(broken)
