"""Passphrases: length first, no composition rules, nothing a stranger would try first."""

import pytest

from journal_tui.practice.errors import WeakPassphrase
from journal_tui.practice.passphrase import require, strength

NAMES = ("Anna Lindqvist", "Ekbackens samtal AB")


@pytest.mark.parametrize("typed", ["en rosa elefant dansar", "tolvteckenok", "Kaffet är för starkt.", "пароль для журнала"])
def test_length_is_enough(typed):
    assert strength(typed, NAMES).enough


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "too_short"),
        ("elva tecken", "too_short"),
        ("x1" * 513, "too_long"),
        ("a\ud800bcdefghijklm", "not_text"),
        ("lösenord1234", "too_common"),
        ("Password2024!", "too_common"),
        ("Correct Horse Battery Staple", "too_common"),
        ("aaaaaaaaaaaaa", "too_simple"),
        ("hund1hund1hund1", "too_simple"),
        ("abcdefghijklmn", "too_simple"),
        ("198112189876", "too_simple"),
        ("annalindqvist1", "derived_from_name"),
        ("Ekbacken 2026 Samtal", ""),
        ("EkbackensSamtal26", "derived_from_name"),
    ],
)
def test_what_is_not_enough_says_why(typed, reason):
    assert strength(typed, NAMES).reason == reason


def test_the_meter_rises_with_length():
    scores = [strength(text).score for text in ("kort", "elefant cykl", "elefant cyklar nu", "elefant cyklar till månen")]
    assert scores == sorted(scores)
    assert (scores[0], scores[-1]) == (0, 4)


def test_spaces_are_part_of_it():
    assert strength(" " * 3 + "nio tkn x").enough
    assert not strength("nio tkn x").enough


def test_a_weak_one_is_refused_without_being_quoted():
    with pytest.raises(WeakPassphrase) as caught:
        require("lösenord1234")
    assert caught.value.facts["reason"] == "too_common"
    assert "lösenord" not in str(caught.value)
