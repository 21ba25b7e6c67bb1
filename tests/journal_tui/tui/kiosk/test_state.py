"""Kundläge as a state: nothing answered in advance, nothing signed unread, one way out."""

import random

from journal_tui.practice.values import Purpose
from journal_tui.tui.kiosk.keys import reading_step
from journal_tui.tui.kiosk.paging import Page, paginate
from journal_tui.tui.kiosk.state import ATTEMPTS, KioskState, Stage

PURPOSES = (Purpose.JOURNAL, Purpose.MEASURES, Purpose.SUPERVISION)
PAGES = (Page(("a",), 0, 10), Page(("b",), 11, 20), Page(("c",), 21, 30))


def opened() -> KioskState:
    return KioskState.opened(PURPOSES, PAGES)


def read(state: KioskState) -> KioskState:
    for _page in state.pages:
        state = state.turn(1)
    return state


def test_nothing_is_answered_in_advance():
    state = opened()
    assert state.answers == (None, None, None)
    assert (state.unanswered, state.unread, state.may_sign) == (3, 2, False)


def test_signing_waits_for_every_answer_and_every_page():
    answered = opened().answer(True).answer(False).answer(True)
    assert answered.given() == {Purpose.JOURNAL: True, Purpose.MEASURES: False, Purpose.SUPERVISION: True}
    assert answered.sign().stage is Stage.READING
    assert read(opened()).sign().stage is Stage.READING
    assert read(answered).sign().stage is Stage.SIGNING


def test_pages_turn_forward_one_by_one_so_that_none_counts_unseen():
    state = opened().turn(3)
    assert (state.page, state.unread) == (1, 1)
    assert state.turn(-5).page == 0


def test_an_answer_goes_on_to_the_next_open_question_and_can_be_changed():
    state = opened().answer(True)
    assert state.focus == 1
    state = state.move(-1).answer(False)
    assert state.answers[0] is False


def test_a_resize_neither_loses_what_was_read_nor_counts_what_was_not():
    state = opened().turn(1)
    small = tuple(Page(("x",), at, at + 4) for at in range(0, 30, 5))
    state = state.relaid(small)
    assert state.pages[state.page].start <= 11 <= state.pages[state.page].end + 1
    assert state.shown_to == 20
    assert state.unread == 2
    whole = state.relaid((Page(("alles",), 0, 30),))
    assert whole.unread == 0


def test_a_page_that_grows_over_a_gap_is_not_read_by_growing():
    state = KioskState.opened(PURPOSES, PAGES)
    jumped = state.relaid((Page(("a",), 0, 10), Page(("b",), 15, 30)))
    jumped = jumped.turn(1)
    assert jumped.unread == 1


def test_another_language_is_another_text_to_read_but_the_answers_stay():
    state = read(opened()).answer(True).reopened(PAGES)
    assert (state.page, state.unread) == (0, 2)
    assert state.answers[0] is True


def test_only_signing_leads_to_the_receipt_and_only_a_name_signs():
    state = read(opened()).answer(True).answer(True).answer(True).sign()
    assert state.signed("   ").stage is Stage.SIGNING
    assert state.signed("Tove Almdunge").stage is Stage.RECEIPT
    assert opened().signed("Tove Almdunge").stage is Stage.READING


def test_three_wrong_passwords_lock():
    state = opened().leave()
    for _try in range(ATTEMPTS):
        assert not state.locked_out
        state = state.wrong_password()
    assert state.locked_out
    assert opened().wrong_password().failures == 0


def test_leaving_can_be_thought_better_of():
    assert opened().leave().stay().stage is Stage.READING


def test_no_sequence_of_keys_signs_what_was_not_read_and_answered():
    chance = random.Random(5)
    keys = ["pagedown", "pageup", "up", "down", "space", "enter", "escape", "f5", "ctrl+q", "tab"]
    letters = list("jynsxqabå1 ")
    for _round in range(300):
        state = opened()
        for _key in range(60):
            if chance.random() < 0.5:
                state = reading_step(state, chance.choice(keys), "")
            else:
                letter = chance.choice(letters)
                state = reading_step(state, letter, letter)
            if state.stage is Stage.SIGNING:
                assert None not in state.answers
                assert state.unread == 0
                break


def test_a_long_document_is_cut_without_losing_a_word():
    chance = random.Random(2)
    chapters = [
        [" ".join(chance.choice(["ord", "samtycke", "å"]) for _ in range(chance.randrange(1, 90))) for _ in range(4)]
        for _ in range(3)
    ]
    for width, height in ((72, 8), (20, 3), (10, 1), (72, 40)):
        pages = paginate(chapters, width, height)
        assert all(len(page.lines) <= height for page in pages)
        assert all(len(line) <= width for page in pages for line in page.lines)
        shown = " ".join(line for page in pages for line in page.lines).split()
        assert shown == " ".join(paragraph for chapter in chapters for paragraph in chapter).split()
        assert [page.start for page in pages] == sorted(page.start for page in pages)
        assert all(one.end + 1 >= other.start for one, other in zip(pages, pages[1:], strict=False))
