"""Work that takes a while shows how far it is; Esc leaves it to itself and its answer comes all the same."""

from threading import Event

from journal_tui.tui.modals.progress import ProgressDialog, counted

STEPS = {"journal": "Journal", "vault": "Vault"}


async def begun(walk, held: Event, answers: list[str]):
    def work(_practice, tell):
        tell("journal", 4, 4)
        tell("vault", 1, 2)
        held.wait(60)
        return "answer"

    async def run():
        answers.append(await counted(walk.app, "Checking everything that is stored", STEPS, work))

    walk.app.run_worker(run(), description="counted")
    await walk.until(lambda: isinstance(walk.app.screen, ProgressDialog) and "av 2" in walk.text)


async def test_steps_counts_and_a_bar_are_shown_and_the_answer_takes_them_away(walk_in):
    async with walk_in() as walk:
        held, answers = Event(), []
        await begun(walk, held, answers)
        assert "klart, 4 av 4" in walk.line("● ")
        assert "1 av 2" in walk.line("►   Valv")
        assert "83%" in walk.line("━")
        held.set()
        await walk.until(lambda: answers == ["answer"])
        await walk.until(lambda: not isinstance(walk.app.screen, ProgressDialog))


async def test_escape_leaves_the_work_to_itself(walk_in):
    async with walk_in() as walk:
        held, answers = Event(), []
        await begun(walk, held, answers)
        await walk.pilot.press("escape")
        await walk.until(lambda: not isinstance(walk.app.screen, ProgressDialog))
        held.set()
        await walk.until(lambda: answers == ["answer"])


async def test_quick_work_shows_nothing(walk_in):
    async with walk_in() as walk:
        shown = []
        answer = await counted(walk.app, "Checking everything that is stored", STEPS, lambda _p, _tell: "quick")
        shown += [screen for screen in walk.app.screen_stack if isinstance(screen, ProgressDialog)]
        assert (answer, shown) == ("quick", [])
