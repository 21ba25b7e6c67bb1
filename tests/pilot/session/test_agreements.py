"""Agreements in the note: written at its foot without losing the cursor, followed up by one key each."""

from datetime import date, timedelta

import pytest
from textual import events

from journal_tui.practice.clock import Clock
from journal_tui.practice.continuity.values import AgreementKind, AgreementState
from journal_tui.practice.home import Home
from journal_tui.practice.practice import Practice
from journal_tui.practice.values import Service
from journal_tui.tui.modals.follow_up import FollowUpDialog
from tests.pilot.day import NOW, PASSPHRASE, Moving
from tests.pilot.session.steps import open_note


async def ask(walk, act):
    return await walk.app.gateway.ask(act)


async def agreements(walk, note):
    client = note.current_client
    return await ask(walk, lambda p: p.agreements.list(client, identified=True))


async def agree(walk, topic: str, text: str, due: str = "") -> None:
    await walk.pilot.press("ctrl+o", topic)
    await walk.type(text)
    if due:
        await walk.pilot.press("tab", *due)
    await walk.press("enter")


async def test_six_keys_beside_the_text_and_the_cursor_stays(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.type("Tove sov bättre")
        place, text = note.editor.cursor_location, note.editor.text
        await agree(walk, "s", "dagbok varje morgon, Tove skriver", "fr")
        assert note.focused is note.editor
        assert (note.editor.cursor_location, note.editor.text) == (place, text)
        (made,) = await agreements(walk, note)
        assert (made.topic, made.kind, str(made.due)) == ("sleep", AgreementKind.AGREEMENT, "2026-11-27")
        assert made.text == "dagbok varje morgon, ‹klient› skriver"
        assert made.appointment == note.opened.draft.appointment
        assert walk.line("Ctrl+F").rstrip().endswith("Ctrl+F (1)")


async def test_keys_that_come_all_at_once_go_where_they_were_meant(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        letters = [events.Key(letter, letter) for letter in "sdagbok"]
        due = [events.Key(letter, letter) for letter in "fr"]
        for key in (events.Key("ctrl+o", None), *letters, events.Key("tab", None), *due):
            walk.app.post_message(key)
        await walk.rest()
        await walk.press("enter")
        (made,) = await agreements(walk, note)
        assert (made.topic, made.text, str(made.due)) == ("sleep", "dagbok", "2026-11-27")


async def test_ctrl_o_again_or_h_makes_it_a_homework(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.press("ctrl+o", "h", "s")
        assert "hemuppgift" in walk.line("Sömn   ")
        await walk.press("ctrl+o")
        assert "överenskommelse" in walk.line("Sömn   ")
        await walk.press("ctrl+o")
        await walk.type("dagbok")
        await walk.press("enter")
        assert [each.kind for each in await agreements(walk, note)] == [AgreementKind.HOMEWORK]


@pytest.mark.parametrize(
    ("due", "said"), [("29/2", "Den dagen finns inte."), ("2020-01-01", "det förflutna"), ("x", "fre, 12/12")]
)
async def test_a_day_that_is_none_is_said_and_nothing_is_lost(walk_in, day, due, said):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.press("ctrl+o", "k")
        await walk.type("matlåda")
        await walk.press("tab")
        await walk.type(due)
        await walk.press("enter")
        assert "×" in walk.line(said)
        assert await agreements(walk, note) == ()
        assert note.agreement_line.words.value == "matlåda"


async def test_esc_hides_the_line_and_keeps_what_is_typed(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.press("ctrl+o", "s")
        await walk.type("dagbok")
        await walk.press("escape")
        assert note.is_current and note.focused is note.editor
        assert "dagbok" not in walk.text
        await walk.press("ctrl+o")
        assert "dagbok" in walk.text


async def test_a_lock_keeps_what_was_half_written(walk_in, day):
    async with walk_in() as walk:
        await open_note(walk, day)
        await walk.press("ctrl+o", "s")
        await walk.type("dagbok")
        await walk.app.lock()
        await walk.unlock()
        client = day.clients["Tove"]
        assert [each.text for each in await ask(walk, lambda p: p.agreements.list(client))] == ["dagbok"]


async def test_withdrawal_while_the_line_is_open_keeps_nothing_and_freezes_the_note(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.press("ctrl+o", "s")
        await walk.type("dagbok")
        await ask(walk, lambda p: p.consent.withdraw(note.current_client, Service.KBT))
        await walk.press("enter")
        assert note.saver.refused and note.editor.read_only
        assert not note.agreement_line.is_open
        assert "dagbok" not in walk.text
        await walk.press("ctrl+o")
        assert not note.agreement_line.is_open


@pytest.fixture
def agreed(day):
    """Tove has a late homework, an agreement and a goal."""
    clock = Moving(NOW - timedelta(days=13))
    practice = Practice.open(Home(day.folder), PASSPHRASE, clock=Clock(clock))
    clock.at = NOW
    tove, desk = day.clients["Tove"], practice.agreements
    late = desk.add(
        tove,
        Service.KBT,
        "sleep",
        "dagbok med Tove",
        kind=AgreementKind.HOMEWORK,
        due=date(2026, 11, 20),
        at=NOW - timedelta(days=7),
    )
    walking = desk.add(tove, Service.KBT, "movement", "promenad mån, ons, sön")
    goal = practice.goals.add(tove, Service.KBT, "Sova sex timmar")
    practice.goals.rate(goal.id, 4)
    practice.close()
    return late.id, walking.id, goal.id


async def test_the_left_pane_shows_plan_goals_homework_and_agreements(walk_in, day, agreed):
    async with walk_in(size=(120, 36)) as walk:
        await open_note(walk, day)
        pane = [line[:36].rstrip() for line in walk.lines()]
        shown = "\n".join(pane)
        for words in (
            "  Förra planen  2026-11-23",
            "  Mål",
            "  Sova sex timmar  4 av 10",
            "  Hemuppgifter",
            "  Överenskommelser",
        ):
            assert words in pane, shown
        assert "  Sömn   dagbok med Tove\n  ▲ 3 dagar försenad\n" in shown
        assert "  Rörelse   promenad mån, ons, sön" in pane, shown
        await walk.press("ctrl+g")
        assert "dagbok med ‹klient›" in walk.text


async def test_homework_is_settled_goals_rated_and_agreements_carried_on_by_one_key_each(walk_in, day, agreed):
    late, walking, _goal = agreed
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.type("en tanke")
        await walk.press("ctrl+f")
        assert isinstance(walk.app.screen, FollowUpDialog)
        assert "▲ 3 dagar försenad" in walk.line("dagbok med Tove")
        await walk.press("2")
        assert "delvis" in walk.line("dagbok med Tove")
        await walk.press("down", "f", "down", "7")
        assert "7 av 10" in walk.line("Sova sex timmar")
        await walk.press("t")
        assert "10 av 10" in walk.line("Sova sex timmar")
        await walk.press("escape")
        assert (note.is_current and note.editor.text.endswith("en tanke")) or "en tanke" in note.editor.text
        by_id = {each.id: each for each in await agreements(walk, note)}
        assert by_id[late].state is AgreementState.PARTLY
        assert by_id[walking].state is AgreementState.CARRIED
        assert [each.carried_from for each in by_id.values() if each.is_open] == [walking]
        (rated,) = await ask(walk, lambda p: p.goals.list(note.current_client))
        assert [rating.value for rating in rated.ratings] == [4, 10]
        assert rated.ratings[-1].appointment == note.opened.draft.appointment


async def test_plan_and_homework_go_into_the_note_with_their_codes(walk_in, day, agreed):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.press("ctrl+f", "n")
        assert "dagbok med ‹klient›" in note.editor.text
        await walk.press("ctrl+f", "home", "n")
        assert "Sömnfönster 23-06, ingen skärm efter 22" in note.editor.text


async def test_a_new_goal_is_written_from_the_note(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.press("ctrl+f", "g")
        await walk.type("Tove leder ett möte")
        await walk.press("enter")
        assert "Tove leder ett möte" in walk.line("inte skattat än")
        (made,) = await ask(walk, lambda p: p.goals.list(note.current_client))
        assert made.text == "‹klient› leder ett möte"


async def test_the_follow_up_refuses_when_the_consent_is_gone(walk_in, day, agreed):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.press("ctrl+f")
        await ask(walk, lambda p: p.consent.withdraw(note.current_client, Service.KBT))
        await walk.press("1", "escape")
        assert note.saver.refused
        assert "dagbok" not in walk.text


async def test_the_agreement_is_taken_back_by_undo(walk_in, day):
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await agree(walk, "s", "dagbok")
        walk.app.action_undo()
        await walk.rest()
        assert await agreements(walk, note) == ()


async def test_a_settled_homework_is_open_again_after_undo(walk_in, day, agreed):
    late, _walking, _goal = agreed
    async with walk_in() as walk:
        note = await open_note(walk, day)
        await walk.press("ctrl+f", "2", "escape")
        assert {each.id: each.state for each in await agreements(walk, note)}[late] is AgreementState.PARTLY
        await walk.press("ctrl+p")
        await walk.type("ångra det senaste")
        await walk.press("enter")
        await walk.rest()
        assert {each.id: each.state for each in await agreements(walk, note)}[late] is AgreementState.OPEN
