"""The last act is taken back by one key or by name; the toast says what was done and how to undo it."""

from datetime import datetime

from journal_tui.locales import N_
from journal_tui.tui.screens.client_card import ClientCardScreen
from journal_tui.tui.screens.today import TodayScreen
from journal_tui.tui.undo import MOST, Undoable, UndoStack
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.row_list import RowList
from tests.pilot.test_continuity_card import agreed, card

__all__ = ["agreed"]


async def test_a_missed_appointment_is_planned_again(walk_in):
    async with walk_in() as walk:
        before = walk.line("Ivar Söderklint")
        await walk.press("e", "u")
        await walk.until(lambda: "uteblev" in walk.text)
        await walk.until(lambda: "Klienten uteblev.  u ångrar" in walk.text)
        await walk.press("u")
        await walk.until(lambda: "Ångrat: Klienten uteblev" in walk.text)
        await walk.until(lambda: walk.line("Ivar Söderklint") == before)


async def test_a_cancelled_appointment_comes_back_by_name(walk_in):
    async with walk_in() as walk:
        await walk.press("e", "a")
        await walk.until(lambda: "Samtalet är avbokat" in walk.text)
        await walk.until(lambda: "10:00  Ivar" not in walk.text)
        await walk.press("ctrl+p")
        await walk.type("ångra")
        await walk.press("enter")
        await walk.until(lambda: "10:00  Ivar" in walk.text)


async def test_a_moved_appointment_goes_back_to_its_time(walk_in):
    async with walk_in() as walk:
        await walk.press("e", "f")
        await walk.until(lambda: "10:00" in walk.text and not isinstance(walk.app.screen, TodayScreen))
        walk.app.screen.query_one("#at", Field).value = "16:45"
        await walk.press("ctrl+s")
        await walk.until(lambda: isinstance(walk.app.screen, TodayScreen) and "16:45" in walk.text)
        await walk.press("u")
        await walk.until(lambda: "10:00  Ivar" in walk.text)


async def test_what_is_changed_from_the_card_is_taken_back_step_by_step(walk_in, day, agreed):
    tove = day.clients["Tove"]

    def stands(practice) -> tuple[object, ...]:
        goals = [(each.id, each.state, len(each.ratings)) for each in practice.goals.list(tove)]
        open_ones = [(each.id, each.state) for each in practice.agreements.list(tove) if each.is_open]
        planned = [each.id for each in practice.appointments.of_client(tove)]
        return practice.clients.contact(tove), goals, open_ones, planned

    async with walk_in(size=(120, 36)) as walk:
        ask = walk.app.gateway.ask
        await card(walk, day)
        states = [await ask(stands)]

        async def changed() -> None:
            states.append(await ask(stands))
            assert states[-1] != states[-2]

        await walk.press("e")
        walk.app.screen.query_one("#phone", Field).value = "070-174 06 77"
        await walk.press("ctrl+s")
        await walk.until(lambda: isinstance(walk.app.screen, ClientCardScreen))
        await changed()
        await walk.press("p")
        walk.app.screen.query_one("#day", Field).value = "2026-12-11"
        walk.app.screen.query_one("#at", Field).value = "09:00"
        await walk.press("ctrl+s")
        await walk.until(lambda: isinstance(walk.app.screen, ClientCardScreen))
        await changed()
        await walk.press("o")
        rows = walk.app.screen.query_one(RowList)
        (goal,) = walk.app.screen.goals
        for row, key in ((agreed, "f"), (goal, "7"), (goal, "r")):
            rows.select(row)
            await walk.press(key)
            await changed()
        await walk.press("g")
        await walk.type("Gå till jobbet")
        await walk.press("enter")
        await walk.rest()
        await changed()
        await walk.press("escape")
        await walk.until(lambda: not walk.app.screen.is_modal)
        for before in reversed(states[:-1]):
            walk.app.clear_notifications()
            await walk.press("u")
            await walk.until(lambda: "Ångrat" in walk.text)
            assert await ask(stands) == before


async def test_in_a_text_field_the_letter_is_typed(walk_in):
    async with walk_in() as walk:
        await walk.press("e", "u")
        await walk.until(lambda: "uteblev" in walk.text)
        await walk.press("f3", "slash", "u")
        assert walk.app.screen.query_one("#filter", Field).value == "u"
        await walk.press("f2")
        assert "uteblev" in walk.text


async def test_with_nothing_done_there_is_nothing_to_take_back(walk_in):
    async with walk_in() as walk:
        await walk.press("u")
        await walk.until(lambda: "Det finns inget att ångra" in walk.text)


async def test_the_lock_forgets_what_could_be_undone(walk_in):
    async with walk_in() as walk:
        await walk.press("e", "u")
        await walk.until(lambda: "uteblev" in walk.text)
        await walk.press("ctrl+l")
        await walk.until(lambda: not walk.app.gateway.unlocked)
        await walk.unlock()
        await walk.press("escape", "u")
        assert "uteblev" in walk.text


async def test_an_appointment_that_began_in_the_meantime_is_not_unmade(walk_in, day):
    async with walk_in() as walk:
        today = await walk.app.gateway.ask(lambda practice: practice.today(datetime(2026, 11, 23).date()))
        begun = next(each for each in today.appointments if each.started_at)
        walk.app.undoables.push(
            Undoable(
                N_("The appointment is called off."),
                lambda: walk.app.gateway.ask(lambda practice: practice.appointments.reinstate(begun.id)),
            )
        )
        await walk.press("u")
        await walk.until(lambda: "FailureDialog" in type(walk.app.screen).__name__)


def test_the_stack_is_small_and_newest_first():
    async def nothing() -> None:
        """Takes nothing back."""

    stack = UndoStack()
    for number in range(MOST + 5):
        stack.push(Undoable(str(number), nothing))
    assert [stack.pop().words for _each in range(MOST)] == [str(number) for number in range(MOST + 4, 4, -1)]
    assert stack.pop() is None
