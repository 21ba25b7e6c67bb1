"""Many lines side by side: in order, at once for whoever waits, never all of them in memory, nobody left behind."""

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress

import pytest

from journal_tui.cli import crew
from journal_tui.cli.crew import ALONE, Crew, Lines, answers

LONG = 400
NOTE = b'{"text": "Hon ringde sin syster Karin Lindgren i Lund p\\u00e5 070-174 06 31.", "client": {"given": "Tove"}}'


@pytest.fixture(autouse=True)
def two(monkeypatch):
    """As on a machine with two processors, whatever this one has."""
    monkeypatch.setattr(crew, "workers", lambda: 2)


class End:
    """The writing end of a pipe, and a thread that writes so many numbered lines to it and closes it."""

    def __init__(self, raw):
        self.write, self.close = raw.write, raw.close
        self.written = 0
        self._thread = None

    def feed(self, count):
        """Write and close on a thread of its own; how many were written can be looked at."""
        self._thread = threading.Thread(target=self._lines, args=(count,))
        self._thread.start()

    def _lines(self, count):
        with suppress(BrokenPipeError):  # the reader may have had enough
            for number in range(count):
                self.write(b"%d\n" % number)
                self.written = number + 1
        self.close()

    def join(self):
        """Wait for the thread, which whoever closed the reading end has stopped."""
        if self._thread is not None:
            self._thread.join()


@pytest.fixture
def pipe():
    """Lines from a pipe, and the end to write to."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb", buffering=0) as raw:
        end = End(raw)
        with os.fdopen(reading, "rb", buffering=0) as stream:
            yield Lines(stream), end
        end.join()


def test_every_line_is_answered_in_order_by_several_processes(pipe):
    lines, end = pipe
    end.feed(LONG)
    found = [each.split() for some in answers(lines, lambda line: f"{line.decode()} {os.getpid()}") for each in some]
    assert [number for number, _ in found] == [str(number) for number in range(LONG)]
    assert {process for _, process in found[:ALONE]} == {str(os.getpid())}
    others = {process for _, process in found[ALONE:]}
    assert len(others) == 2 and str(os.getpid()) not in others


def test_a_slow_process_does_not_change_the_order(pipe):
    lines, end = pipe
    end.feed(LONG)
    first = threading.Event()

    def answer(line):
        if int(line) == ALONE:
            first.wait(0.3)
        return line.decode()

    found = [each for some in answers(lines, answer) for each in some]
    assert found == [str(number) for number in range(LONG)]


def test_only_a_few_handfuls_are_taken_in_ahead(pipe):
    lines, end = pipe
    end.feed(50_000)
    found = answers(lines, lambda line: line.decode())
    taken = 0
    while taken < LONG:
        taken += len(next(found))
    assert end.written - taken < 2 * (65536 // 4 + 65536 // 3)
    assert len(lines) < 65536 // 3
    found.close()


def test_whoever_waits_for_an_answer_gets_it_before_the_next_question(pipe):
    lines, end = pipe
    found = answers(lines, lambda line: line.decode())
    for number in range(ALONE + 20):
        end.write(b"%d\n" % number)
        assert next(found) == [str(number)]
    end.write(b"last without an end")
    end.close()
    assert list(found) == [["last without an end"]]


def test_no_process_is_left_when_the_answers_are_no_longer_wanted(pipe):
    lines, end = pipe
    end.feed(LONG)
    found = answers(lines, lambda line: str(os.getpid()))
    processes = {int(next(found)[0]) for _ in range(ALONE + 4)} - {os.getpid()}
    found.close()
    assert processes
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_a_process_that_fails_prints_nothing_and_is_noticed(pipe, capfd):
    lines, end = pipe
    end.feed(LONG)

    def answer(line):
        if int(line) > ALONE:
            raise ValueError(line)
        return line.decode()

    with pytest.raises(EOFError) as caught:
        list(answers(lines, answer))
    assert caught.value.args == ()
    assert capfd.readouterr() == ("", "")


def test_one_processor_and_a_text_in_memory_are_enough(monkeypatch, tmp_path):
    place = tmp_path / "lines"
    place.write_bytes(b"\n".join(b"%d" % number for number in range(LONG)))
    monkeypatch.setattr(crew, "workers", lambda: 1)
    monkeypatch.setattr(Crew, "__init__", lambda *_: pytest.fail("nobody is asked for help"))
    with place.open("rb") as stream:
        found = [each for some in answers(Lines(stream), lambda line: line.decode()) for each in some]
    assert found == [str(number) for number in range(LONG)]


class Program:
    """The real command in a process group of its own."""

    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "journal_tui", "--lang", "en", "recognise"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            start_new_session=True,
        )

    def ask(self, count):
        """Write so many notes and read as many answers."""
        self.process.stdin.write((NOTE + b"\n") * count)
        return [self.line() for _ in range(count)]

    def line(self):
        """One line of stdout."""
        read = b""
        while not read.endswith(b"\n"):
            byte = os.read(self.process.stdout.fileno(), 1)
            assert byte, self.process.stderr.read()
            read += byte
        return read

    def gone(self):
        """Wait until nobody of the group is left: stderr, which all of them hold, is closed; give what was on it."""
        said = self.process.stderr.read()
        self.process.wait(30)
        return said


@pytest.fixture
def program():
    """One, ended in any case."""
    started = Program()
    yield started
    for stream in (started.process.stdin, started.process.stdout, started.process.stderr):
        stream.close()
    started.process.kill()
    started.process.wait()


def test_the_command_answers_a_line_at_once(program):
    assert b'"PERSON"' in program.ask(1)[0]
    program.process.stdin.close()
    assert program.gone() == b"" and program.process.returncode == 0


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_interrupted_or_killed_it_leaves_nobody_behind(program, sent):
    program.ask(2 * ALONE)
    if sent == signal.SIGINT:
        os.killpg(program.process.pid, sent)
    else:
        program.process.send_signal(sent)
    said = program.gone()
    assert b"Traceback" not in said and b"Karin" not in said
    assert program.process.returncode == (130 if sent == signal.SIGINT else -signal.SIGKILL)


def test_a_reader_that_goes_away_is_no_error(program):
    program.ask(2 * ALONE)
    program.process.stdout.close()
    with suppress(BrokenPipeError):
        for _ in range(LONG):
            program.process.stdin.write((NOTE + b"\n") * 20)
    assert program.gone() == b"" and program.process.returncode == 0


def test_a_bad_line_far_down_is_named_after_all_before_it_were_answered(program):
    lines = [NOTE] * LONG
    lines[300] = b'{"text": 7, "client": "Karin Lindgren"}'
    out, said = program.process.communicate(b"\n".join(lines))
    assert program.process.returncode == 2
    assert len(out.splitlines()) == 300
    assert b"Line 301" in said and b"Karin" not in said
