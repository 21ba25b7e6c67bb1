"""What the process does before it touches a practice, so that nothing of it is left lying about.

The rules: files are made for their owner alone; no core dump, no other process of the same user looking into memory;
a crash says where in the program it happened and never with which values; no setting of the environment may make a
library write what is on the screen to a log. And the three packages that make up the program are really ours: two of
them share a name with somebody else's distribution.
"""

import ctypes
import faulthandler
import gc
import importlib.util
import logging
import os
import resource
import sys
import threading
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, Final

from journal_tui.locales import _

if TYPE_CHECKING:
    import asyncio  # costs the command line a tenth of its start

PR_SET_DUMPABLE: Final = 4
PACKAGES: Final = ("storage", "fixtures")
_ROOT: Final = Path(__file__).resolve().parent.parent
_NAMED: Final = (
    "TEXTUAL_LOG",
    "TEXTUAL_SCREENSHOT",
    "TEXTUAL_SCREENSHOT_LOCATION",
    "TEXTUAL_SCREENSHOT_FILENAME",
    "TEXTUAL_DEBUG",
    "TEXTUAL_PRESS",
    "PYTHONFAULTHANDLER",
    "PYTHONINSPECT",
    "PYTHONASYNCIODEBUG",
)
_PREFIXES: Final = ("TEXTUAL_DEVTOOLS",)


class ForeignPackage(RuntimeError):
    """A package of somebody else answers to one of our names; `name` says which."""

    code: ClassVar[str] = "foreign_package"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def check_packages() -> None:
    """Refuse to run with a `storage` or `fixtures` that is not ours, before either is imported.

    Raises:
        ForeignPackage: Another package answers, lies over ours or has replaced its first file.
    """
    for name in PACKAGES:
        ours = _ROOT / name / "__init__.py"
        if name in sys.modules:
            origin = sys.modules[name].__file__
        else:
            found = importlib.util.find_spec(name)
            origin = found.origin if found else None
        if origin is None or Path(origin).resolve() != ours or b'BELONGS_TO = "journal-tui"' not in ours.read_bytes():
            raise ForeignPackage(name)


def unsafe_variables(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return the names of what in the environment would show or store what is on the screen."""
    found = [name for name in _NAMED if environment.get(name)]
    found += [name for name in environment if name.startswith(_PREFIXES)]
    if {"devtools", "debug"} & set(environment.get("TEXTUAL", "").replace(" ", "").split(",")):
        found.append("TEXTUAL")
    if sys.flags.inspect or sys.flags.interactive:
        found.append("python -i")
    return tuple(sorted(found))


def harden() -> None:
    """Close the process: masks, limits, and hooks that name places and never values. Call first, and once."""
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # A core-dump pipe is not stopped by the limit alone; and ptrace of the same user is refused too.
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    faulthandler.disable()
    sys.excepthook = _on_crash
    sys.unraisablehook = lambda args: _say(args.exc_value or args.exc_type())
    threading.excepthook = _on_thread_crash
    # A library's warning or log line may quote the value that it complains about.
    warnings.showwarning = lambda *_args, **_named: None
    logging.lastResort = None
    logging.raiseExceptions = False


def hold_streams() -> bool:
    """Open nothing-at-all where a standard stream is closed: no store may ever lie under the number of one.

    Returns:
        Whether there is a standard output: without one every answer would be lost.
    """
    has_output = sys.stdout is not None
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            if nowhere != number:
                os.dup2(nowhere, number)
                os.close(nowhere)
            setattr(sys, name, open(number, "r" if number == 0 else "w", encoding="utf-8", closefd=False))  # noqa: SIM115
    return has_output


def settle() -> None:
    """Move everything that start-up made out of the garbage collector's way: its pauses were the slowest key presses."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def _frames(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        inside = file.relative_to(_ROOT) if file.is_relative_to(_ROOT) else Path(*file.parts[-2:])
        yield f"{inside}:{trace.tb_lineno}"
        trace = trace.tb_next


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def crash_report(error: BaseException) -> str:
    """Return what may be shown of a crash: kinds of error, places in the program, and a reference number.

    Messages of exceptions, arguments and local variables are left out: any of them can quote a note or a name.
    """
    reference = os.urandom(4).hex().upper()
    lines = [_("Journal TUI stopped because of an error in the program. What was saved is safe.")]
    for link in _chain(error):
        code = getattr(link, "code", "")
        known = type(link).__module__.startswith(("journal_tui", "storage")) and isinstance(code, str) and code
        lines.append(f"  {type(link).__module__}.{type(link).__qualname__}" + (f" ({code})" if known else ""))
        lines.extend(f"    {frame}" for frame in _frames(link.__traceback__))
        if isinstance(link, BaseExceptionGroup):
            for inner in link.exceptions:
                lines.append(f"  + {type(inner).__module__}.{type(inner).__qualname__}")
                lines.extend(f"      {frame}" for frame in _frames(inner.__traceback__))
    lines.append(_("Reference: {reference}. It holds no data about any client.").format(reference=reference))
    return "\n".join(lines)


def _say(error: BaseException) -> None:
    try:
        sys.stderr.write(crash_report(error) + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):  # the terminal has gone; there is nobody to tell
        return


def _on_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    if error.__traceback__ is None:
        error = error.with_traceback(trace)
    _say(error)


def _on_thread_crash(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
        _say(args.exc_value)


def on_loop_error(_loop: "asyncio.AbstractEventLoop", context: dict[str, Any]) -> None:
    """Report what an event loop caught, without its context: set with `loop.set_exception_handler`."""
    error = context.get("exception")
    if isinstance(error, BaseException):
        _say(error)
