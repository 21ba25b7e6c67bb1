"""A template as a sheet: one heading a line, hints indented, roles behind an equals sign."""

import pytest

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.library.sheet import headings_of, sheet
from journal_tui.practice.templates import Heading, Role, every


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("each", every(), ids=lambda each: each.key)
def test_a_template_written_down_and_read_again_is_the_same_in_both_languages(each, language):
    assert headings_of(sheet(each.headings, language), language, each.headings) == each.headings


def test_a_new_heading_says_the_same_in_both_languages_and_gets_an_id_of_its_own():
    before = (Heading("1", "Tema", "Theme"),)
    first, second = headings_of("Ny rubrik\n\n  hjälp på\n  två rader\nTema = mål\n", "sv", before)
    assert first == Heading("2", "Ny rubrik", "Ny rubrik", Role.NONE, "hjälp på två rader", "hjälp på två rader")
    assert second == Heading("1", "Tema", "Theme", Role.GOALS)


def test_role_words_of_both_languages_are_understood_and_another_one_is_refused_with_its_line():
    assert [one.role for one in headings_of("A = Plan\nB = hemuppgift\nC = goals", "en")] == [
        Role.PLAN,
        Role.HOMEWORK,
        Role.GOALS,
    ]
    with pytest.raises(InvalidInput) as refusal:
        headings_of("A\nB = prognos", "sv")
    assert (refusal.value.facts["reason"], refusal.value.facts["heading"]) == ("role", 2)
    with pytest.raises(InvalidInput) as first:
        headings_of("  indragen\nA", "sv")
    assert first.value.facts["reason"] == "hint_first"
