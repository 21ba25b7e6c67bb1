"""Steps that several session tests take."""

from journal_tui.practice.values import Service
from journal_tui.tui.flows import start_session
from journal_tui.tui.screens.session import SessionScreen


async def open_note(walk, day, name: str = "Tove", service: Service = Service.KBT) -> SessionScreen:
    """Start an appointment with somebody whose consent is in force."""
    walk.app.go(lambda: start_session(walk.app, day.clients[name], service), "start")
    await walk.until(lambda: isinstance(walk.app.screen, SessionScreen))
    await walk.rest()
    return walk.app.screen


async def wait_saved(walk, note: SessionScreen) -> None:
    """Until the store holds what the editor holds."""
    assert await note.saver.save()
    await walk.rest()
