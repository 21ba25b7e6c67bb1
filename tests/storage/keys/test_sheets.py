"""A mistake on a recovery sheet is found before any store is asked, and named by sheet and group."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.errors import WrongRecoveryKey
from storage.keys.sheets import ALPHABET, GROUPS, groups_of, join_shares, new_shares, parse_share, print_share, same_group

SHARE = bytes(range(32))


@given(st.binary(min_size=32, max_size=32), st.sampled_from([1, 2]))
@settings(max_examples=200)
def test_a_printed_share_is_read_back(share, sheet):
    printed = print_share(share, sheet)
    assert len(groups_of(printed)) == GROUPS
    assert all(len(group) == 5 for group in groups_of(printed))
    assert parse_share(printed, sheet) == share


def test_two_sheets_make_the_key_in_either_order():
    key, first, second = new_shares()
    assert join_shares((first, second)).reveal() == key.reveal()
    assert join_shares((second, first)).reveal() == key.reveal()


def test_one_sheet_says_nothing_about_the_key():
    key, first, second = new_shares()
    assert parse_share(first, 1) != key.reveal() != parse_share(second, 2)
    assert len({new_shares()[1] for _ in range(50)}) == 50


@pytest.mark.parametrize(
    "write",
    [
        str.lower,
        lambda t: t.replace("-", " "),
        lambda t: t.replace("-", ""),
        lambda t: f"  {t}\n",
        lambda t: t.replace("0", "o").replace("1", "l"),
    ],
)
def test_how_it_is_typed_does_not_matter(write):
    printed = print_share(SHARE, 1)
    assert parse_share(write(printed), 1) == SHARE


def test_every_wrong_character_is_found_in_its_group():
    typed = print_share(SHARE, 1)
    for place, right in enumerate(typed):
        if right == "-":
            continue
        for wrong in ALPHABET:
            if wrong != right:
                with pytest.raises(WrongRecoveryKey) as caught:
                    parse_share(typed[:place] + wrong + typed[place + 1 :], 1)
                assert caught.value.facts == {"sheet": 1, "group": place // 6 + 1}


def test_two_swapped_characters_are_found_in_their_group():
    typed = print_share(SHARE, 2)
    for index, group in enumerate(groups_of(typed)):
        for left in range(4):
            for right in range(left + 1, 5):
                letters = list(group)
                letters[left], letters[right] = letters[right], letters[left]
                if letters == list(group):
                    continue
                parts = list(groups_of(typed))
                parts[index] = "".join(letters)
                with pytest.raises(WrongRecoveryKey) as caught:
                    parse_share("-".join(parts), 2)
                assert caught.value.facts == {"sheet": 2, "group": index + 1}


def test_two_swapped_groups_are_found():
    parts = groups_of(print_share(SHARE, 1))
    for left in range(GROUPS):
        for right in range(left + 1, GROUPS):
            swapped = list(parts)
            swapped[left], swapped[right] = swapped[right], swapped[left]
            with pytest.raises(WrongRecoveryKey) as caught:
                parse_share("-".join(swapped), 1)
            assert caught.value.facts == {"sheet": 1, "group": left + 1}


def test_the_same_sheet_twice_is_found():
    _, first, second = new_shares()
    for twice in ((first, first), (second, second)):
        with pytest.raises(WrongRecoveryKey) as caught:
            join_shares(twice)
        assert "sheet" in caught.value.facts


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("", 1),
        ("0", 1),
        (print_share(SHARE, 1)[:-1], 13),
        (print_share(SHARE, 1)[:-6], 13),
        (print_share(SHARE, 1)[:6], 2),
        (print_share(SHARE, 1) + "0", 13),
    ],
)
def test_a_missing_or_surplus_group_is_named(text, group):
    with pytest.raises(WrongRecoveryKey) as caught:
        parse_share(text, 1)
    assert caught.value.facts == {"sheet": 1, "group": group}


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_any_text_gives_the_one_error(text):
    with pytest.raises(WrongRecoveryKey):
        parse_share(text, 1)


def test_a_megabyte_of_text_is_refused_at_once():
    with pytest.raises(WrongRecoveryKey):
        parse_share("A" * 1_048_576, 1)


def test_a_typed_back_group_is_compared_as_it_is_read():
    assert same_group("o1ab c", "01ABC")
    assert not same_group("01ABD", "01ABC")
