"""What a key does while the client reads: a step of the state, or nothing. Pure."""

from collections.abc import Callable

from journal_tui.tui.kiosk.state import KioskState

Step = Callable[[KioskState], KioskState]

KEYS: dict[str, Step] = {
    "pagedown": lambda state: state.turn(1),
    "space": lambda state: state.turn(1),
    "pageup": lambda state: state.turn(-1),
    "down": lambda state: state.move(1),
    "up": lambda state: state.move(-1),
}
LETTERS: dict[str, Step] = {
    "j": lambda state: state.answer(True),
    "y": lambda state: state.answer(True),
    "n": lambda state: state.answer(False),
    "s": KioskState.sign,
    "x": KioskState.leave,
}


def reading_step(state: KioskState, key: str, character: str) -> KioskState:
    """The state after a key; the same one when the key means nothing here."""
    step = KEYS.get(key) or LETTERS.get(character)
    return step(state) if step is not None else state
