"""Keys that are typed before the page is there for which they are meant: kept in order until it is.

The rule: a key goes where the keys before it have led. The toolkit hands a key to whatever has focus when it comes, so what is typed
while a question is still on its way would reach the page below or nobody. Here the next key waits until the one before it has been
through every widget that may take it, what it began has shown something or has come to its end, and the page on top has its focus.
Nothing is dropped. What goes on beside the typing (`BESIDE`) lets nobody wait, and nobody waits for long (`WAITS`).
"""

import asyncio
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary, WeakSet, ref

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.worker import Worker, active_worker

BESIDE = frozenset(
    {
        "ahead",
        "autosave",
        "beside",
        "coming",
        "config",
        "default",
        "fill",
        "keys",
        "log",
        "look",
        "preview",
        "saving",
        "warm",
    }
)
"""Groups of the workers that no key begins and no key waits for."""
WAITS = 10.0
"""Seconds after which what a key began lets the next one through: work that takes longer says so or is left to itself."""
PAINTED = 1.0
"""Seconds after which nobody waits for what is to be done after the next painting."""
LEAVES = frozenset({"escape", "ctrl+l", "ctrl+q"})
"""Keys that do not wait until the rows of a page have come."""
RUBS_OUT = frozenset({"backspace", "delete"})
STEP = 0.005
ROUNDS = 2
"""So many times in a row everything has to be at rest: what a widget says of a key goes the same way as the key."""


class PatientApp(App[int], inherit_bindings=False):
    """An app that gives keys and pastes to its pages one at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Key | events.Paste] = deque()
        self._given: events.Key | events.Paste | None = None
        """The one that has waited and goes through now."""
        self._way: tuple[MessagePump, ...] = ()
        """Every widget that may take the key that was given last, the first one first, the app last."""
        self._wrote_in: Widget | None = None
        """The field or text into which the key that was given last wrote."""
        self._pressed, self._taken = asyncio.Event(), asyncio.Event()
        self._patience: Worker[None] | None = None
        self._shown: WeakKeyDictionary[Worker[Any], ref[Screen[Any]]] = WeakKeyDictionary()
        """What a worker has put on top last, unless it has taken something down since. Not held: a page knows its worker."""
        self._seen: WeakSet[Screen[Any]] = WeakSet()
        self._let_go: WeakSet[Worker[Any]] = WeakSet()

    @property
    def stack_ready(self) -> bool:
        """Whether there is a screen at all; not so in the first and the last moments."""
        return bool(self._screen_stacks and self._screen_stacks.get(self._current_mode))

    @property
    def keys_rest(self) -> bool:
        """Whether every key has gone where it was meant for."""
        return not self._pressed.is_set()

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        if not self.stack_ready:
            return  # the program ends, and no page is there any more
        if event is not self._given and self._pressed.is_set():
            self._typed.append(event)
            return
        self._taken.clear()
        self._wrote_in = self.focused if writes(event) and takes_text(self.focused) else None
        self._way = tuple((self.focused or self.screen).ancestors_with_self)
        self._pressed.set()
        if self._patience is None or self._patience.is_finished:
            self._seen.update(self.screen_stack)
            self.screen_change_signal.unsubscribe(self)
            self.screen_change_signal.subscribe(self, self._note_shown, immediate=True)
            self._patience = self.run_worker(self._give(), group="ahead", description="keys in their order")
        try:
            await super().on_event(event)
        finally:
            self._taken.set()

    async def _give(self) -> None:
        """For as long as the program runs: wait until the last key has done its work, give the next one."""
        while await self._pressed.wait():
            await self._taken.wait()
            await self._at_rest()
            self._way, self._given, self._wrote_in = (), None, None  # nothing of a page is held that has gone, and no text
            if not self._typed:
                self._pressed.clear()
                continue
            self._given = self._typed.popleft()
            self._taken.clear()
            if not self.post_message(self._given):
                return

    async def _at_rest(self) -> None:
        """Until what the last key began has ended or has shown something that takes keys."""
        until, painted = monotonic() + WAITS, monotonic() + PAINTED
        if self._goes_on():
            return
        await passed(self._way, until)
        quiet = 0
        while quiet < ROUNDS and monotonic() < until and self.stack_ready:
            if self._goes_on():
                return
            top, focus = self.screen, self.focused
            await passed((focus or top).ancestors_with_self, until)
            if (top, focus) != (self.screen, self.focused):
                quiet = 0
            elif (monotonic() < painted and after_painting(top)) or any(self._works(each) for each in self.workers):
                quiet = 0
                await asyncio.sleep(STEP)
            else:
                quiet += 1
        if quiet < ROUNDS:
            self._let_go.update(self.workers)

    def _goes_on(self) -> bool:
        """Whether somebody only writes on: a letter after a letter in the same place comes in its turn by itself."""
        return (
            self._wrote_in is not None and self._wrote_in is self.focused and bool(self._typed) and writes(self._typed[0])
        )

    def _works(self, worker: Worker[Any]) -> bool:
        """Whether a worker is busy with what a key began, and nothing that it has shown lies there to take the next one."""
        if worker.is_finished or worker.group in BESIDE or worker in self._let_go:
            return False
        if self._typed and passes_by(self._typed[0], worker.group):
            return False
        if worker not in self._shown:
            return True
        shown = self._shown[worker]()
        return not (shown in self.screen_stack or getattr(shown, "left_to_itself", False))

    def _note_shown(self, screen: Screen[Any]) -> None:
        """A page was put on top, or came back there; called in the task of whoever did it."""
        back = screen in self._seen
        self._seen.add(screen)
        worker = active_worker.get(None)
        # What a page does runs with the marks of the worker that showed it.
        if worker is None or worker._task is not asyncio.current_task():  # noqa: SLF001 - the toolkit has no public way, and is pinned
            return
        if back:
            self._shown.pop(worker, None)
        else:
            self._shown[worker] = ref(screen)


async def passed(way: Iterable[MessagePump], until: float) -> None:
    """Until each of these has dealt with all that it was sent before, one after the other; who has ended is passed by."""
    for pump in way:
        dealt = asyncio.Event()
        if pump.call_later(dealt.set):
            with suppress(TimeoutError):
                await asyncio.wait_for(dealt.wait(), max(until - monotonic(), 0))


def after_painting(screen: Screen[Any]) -> bool:
    """Whether a page has something to do once it is painted: to move the focus, for instance."""
    return bool(screen._callbacks)  # noqa: SLF001 - the toolkit has no public way, and is pinned


def passes_by(event: events.Key | events.Paste, group: str) -> bool:
    """Whether this key need not wait for workers of this group: it leaves a page that is being filled, or goes on with the words looked up."""
    if group == "lookup":
        return writes(event) or (isinstance(event, events.Key) and event.key in RUBS_OUT)
    return group == "load" and isinstance(event, events.Key) and event.key in LEAVES


def writes(event: events.Key | events.Paste) -> bool:
    """Whether a text takes this in and does nothing else with it."""
    return isinstance(event, events.Paste) or event.is_printable


def takes_text(widget: Widget | None) -> bool:
    """Whether letters are written here."""
    return isinstance(widget, Input) or (isinstance(widget, TextArea) and not widget.read_only)
