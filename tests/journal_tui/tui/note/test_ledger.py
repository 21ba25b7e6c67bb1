"""The written forms stay with their tokens through any edit."""

import random

from journal_tui.practice.pseudonyms.text import tokens_in
from journal_tui.tui.note.ledger import FormsLedger, deal


def never(*_what):
    raise AssertionError("the forms went out of step")


def test_forms_are_dealt_to_the_lines_of_their_tokens():
    assert deal(["‹klient› a", "", "b ‹tel-1› ‹klient›"], ("Tove", "070", "Almdunge")) == [
        ("Tove",),
        (),
        ("070", "Almdunge"),
    ]
    assert deal(["‹klient›"], ()) is None


def test_an_edit_keeps_the_forms_on_both_sides():
    ledger = FormsLedger(["‹klient› x ‹klient›"], ("Tove", "tove"), never)
    rows = ledger.edited(["‹klient› x ‹klient›"], ["‹klient› ‹tel-1› ‹klient›"], (0, 9), (0, 10), ("070",))
    assert rows == [("Tove", "070", "tove")]


def test_deleting_a_token_drops_its_form_only():
    ledger = FormsLedger(["‹klient› och ‹tel-1›"], ("Tove", "070"), never)
    assert ledger.edited(["‹klient› och ‹tel-1›"], [" och ‹tel-1›"], (0, 0), (0, 8), ()) == [("070",)]


def test_a_token_that_comes_about_without_a_form_gets_one():
    asked = []
    ledger = FormsLedger(["‹kli a"], (), lambda *what: asked.append(what) or ("Tove",))
    assert ledger.edited(["‹kli a"], ["‹klient› a"], (0, 4), (0, 4), ()) == [("Tove",)]
    assert asked == [("‹kli a", (), "‹klient› a")]


def test_half_a_token_takes_its_form_with_it():
    ledger = FormsLedger(["‹klient› a"], ("Tove",), never)
    assert ledger.edited(["‹klient› a"], ["‹kli a"], (0, 4), (0, 8), ()) == [()]


def test_after_a_thousand_edits_every_form_still_belongs_to_its_token():
    chance = random.Random(11)
    lines = ["‹klient› ett", "två", "tre ‹tel-1›"]
    ledger = FormsLedger(lines, ("f-klient", "f-tel-1"), never)
    for _round in range(1_000):
        rows = sorted(chance.choice(range(len(lines))) for _ in range(2))
        places = [0, len(lines[rows[0]])], [0, len(lines[rows[1]])]
        start, end = (rows[0], chance.choice(places[0])), (rows[1], chance.choice(places[1]))
        if end < start:
            start, end = end, start
        text = chance.choice(["", "ord", "\n", "‹klient›", "a ‹tel-1›\n‹klient› b"])
        inserted = tuple(f"f-{token.label}" for token in tokens_in(text))
        old = lines[start[0] : end[0] + 1]
        new = (old[0][: start[1]] + text + old[-1][end[1] :]).split("\n")
        ledger.put(start[0], len(old), ledger.edited(old, new, start, end, inserted))
        lines[start[0] : end[0] + 1] = new
        if len(lines) > 12:
            lines = ["‹klient› ett"]
            ledger = FormsLedger(lines, ("f-klient",), never)
        assert ledger.all() == tuple(f"f-{token.label}" for token in tokens_in("\n".join(lines)))
