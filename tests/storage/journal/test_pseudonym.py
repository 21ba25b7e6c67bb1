"""A pseudonym that was mistyped is caught, and none looks like another."""

import random
import re
from collections import Counter
from operator import itemgetter

import pytest

from storage.journal.pseudonym import ALPHABET, InvalidPseudonym, check_character, new_pseudonym, parse, printed, stored

SEED = 20_261_122


def bodies(count: int) -> list[str]:
    source = random.Random(SEED)
    return ["".join(source.choices(ALPHABET, k=8)) for _ in range(count)]


def is_pseudonym(text: str) -> bool:
    try:
        parse(text)
    except InvalidPseudonym:
        return False
    return True


def test_the_alphabet_has_31_characters_and_no_look_alikes() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == 31
    assert not set(ALPHABET) & set("01OIL")


def test_the_printed_form() -> None:
    assert re.fullmatch(rf"P-[{ALPHABET}]{{8}}-[{ALPHABET}]", new_pseudonym())
    assert stored(printed("7K3FQ2VX")) == b"7K3FQ2VX"


@pytest.mark.parametrize(
    "shape",
    ["P-{0}-{1}", "p-{0}-{1}", "P{0}{1}", "{0}{1}", "{0}-{1}", " P - {0} - {1} ", "P-{0}{1}\n"],
)
def test_what_people_type_is_understood(shape: str) -> None:
    body = "7K3FQ2VX"
    typed = shape.format(body, check_character(body))
    assert parse(typed) == parse(typed.lower()) == printed(body)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "form"),
        ("P-7K3FQ2VX", "form"),
        ("P-7K3FQ2VX-RR", "form"),
        ("Q-7K3FQ2VX-R", "form"),
        ("P-P-7K3FQ2VX-R", "form"),
        ("P-7K3FQ2V0-R", "character"),
        ("P-7K3FQ2VÅ-R", "character"),
        ("Anna Bergström", "form"),
    ],
)
def test_what_is_no_pseudonym_is_refused_without_quoting_it(text: str, reason: str) -> None:
    with pytest.raises(InvalidPseudonym) as caught:
        parse(text)
    assert caught.value.reason == reason
    assert str(caught.value) == reason


def test_every_single_wrong_character_is_caught() -> None:
    for body in bodies(150):
        whole = body + check_character(body)
        for place, right in enumerate(whole):
            for wrong in ALPHABET:
                if wrong != right:
                    assert not is_pseudonym(whole[:place] + wrong + whole[place + 1 :])


def test_every_swap_of_neighbours_is_caught() -> None:
    for body in bodies(2_000):
        whole = body + check_character(body)
        for place in range(8):
            assert is_pseudonym(whole)
            if whole[place] != whole[place + 1]:
                swapped = whole[:place] + whole[place + 1] + whole[place] + whole[place + 2 :]
                assert not is_pseudonym(swapped)


def test_two_hundred_thousand_pseudonyms_are_different_and_well_spread() -> None:
    drawn = [new_pseudonym() for _ in range(200_000)]
    # 31**8 possible: 0.02 pairs are expected to be equal; four would mean that the source is not random.
    assert len(drawn) - len(set(drawn)) < 4
    for place in range(2, 10):
        counts = Counter(map(itemgetter(place), drawn))
        assert set(counts) == set(ALPHABET)
        assert max(abs(count - len(drawn) / 31) for count in counts.values()) < 0.1 * len(drawn) / 31
