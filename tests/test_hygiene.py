"""The process is closed before a practice is touched, and a crash shows places, never values."""

import subprocess
import sys
from pathlib import Path

import pytest

from journal_tui.hygiene import check_packages, crash_report, unsafe_variables
from journal_tui.practice.errors import InvalidInput

ROOT = Path(__file__).resolve().parents[1]
SECRET = "Zebrafink-Grävling"
LOOP = f"""
import asyncio
async def f():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(hygiene.on_loop_error)
    loop.call_soon(lambda: {{}}['{SECRET}'])
    await asyncio.sleep(0.01)
asyncio.run(f())
"""


def python(code, **environment):
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        env={"PATH": "/usr/bin:/bin", **environment},
    )


def failing(note):
    number = {"note": note}
    return number["note"] + 1


def caught(note):
    try:
        failing(note)
    except TypeError as error:
        try:
            raise ValueError(f"cannot store {note!r}") from error
        except ValueError as outer:
            return outer
    return None


def test_a_crash_report_names_places_and_no_value():
    report = crash_report(caught(SECRET))
    assert SECRET not in report
    assert "builtins.ValueError" in report and "builtins.TypeError" in report
    assert "tests/test_hygiene.py:" in report
    assert str(ROOT) not in report


def test_a_crash_report_gives_the_code_of_our_own_errors_and_every_member_of_a_group():
    assert "InvalidInput (invalid_input)" in crash_report(InvalidInput(field="phone"))
    report = crash_report(ExceptionGroup("two", [KeyError(SECRET), caught(SECRET)]))
    assert "builtins.KeyError" in report and "builtins.ValueError" in report and SECRET not in report


def test_a_loop_of_causes_ends():
    first, second = ValueError(SECRET), KeyError(SECRET)
    first.__cause__, second.__cause__ = second, first
    assert crash_report(first).count("builtins.ValueError") == 1


@pytest.mark.parametrize(
    "crash",
    [
        f"raise ValueError('{SECRET}')",
        f"import threading; t = threading.Thread(target=lambda: {{}}['{SECRET}']); t.start(); t.join()",
        f"class X:\n    def __del__(self): raise ValueError('{SECRET}')\nX()",
        f"import warnings; warnings.warn('{SECRET}')",
        f"import logging; logging.getLogger('sqlalchemy').error('{SECRET}')",
        LOOP,
    ],
    ids=["main", "thread", "finaliser", "warning", "log", "loop"],
)
def test_no_way_to_crash_prints_a_value(crash):
    done = python(f"from journal_tui import hygiene\nhygiene.harden()\n{crash}")
    assert SECRET not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_the_process_is_closed():
    done = python(
        "import ctypes, os, resource\nfrom journal_tui.hygiene import harden\nharden()\n"
        "print(os.umask(0), resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    assert done.stdout.split("\n")[0] == f"{0o077} (0, 0) 0"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("TEXTUAL_LOG", "/tmp/x"),
        ("TEXTUAL_SCREENSHOT", "1"),
        ("TEXTUAL_DEBUG", "1"),
        ("TEXTUAL_DEVTOOLS_HOST", "h"),
        ("TEXTUAL_DEVTOOLS_PORT", "1"),
        ("PYTHONFAULTHANDLER", "1"),
        ("PYTHONINSPECT", "1"),
    ],
)
def test_what_would_log_the_screen_is_found(variable, value):
    assert unsafe_variables({variable: value, "HOME": "/x", "TEXTUAL_DISABLE_KITTY_KEY": "1"}) == (variable,)


def test_textual_features_that_talk_to_an_inspector_are_found():
    assert unsafe_variables({"TEXTUAL": "devtools,debug"}) == ("TEXTUAL",)
    assert unsafe_variables({"TEXTUAL": "headless"}) == ()


def test_our_own_packages_pass():
    check_packages()


@pytest.mark.parametrize("name", ["storage", "fixtures"])
def test_a_foreign_package_of_the_same_name_is_refused_in_plain_words(tmp_path, name):
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").write_text("print('foreign code ran')\n")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from journal_tui.__main__ import main; sys.exit(main())"
    done = python(code)
    assert done.returncode == 1
    assert name in done.stderr and "README" in done.stderr
    assert "foreign code ran" not in done.stdout
    assert "Traceback" not in done.stderr
