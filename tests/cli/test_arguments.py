"""Nothing that names a person or tells of one has to be an argument, because every process of the computer can read those."""

import argparse

import pytest

from journal_tui.cli.grammar import build

CODES = frozenset(
    {
        *("agreement", "appointment", "case", "client", "code", "debt", "enquiry", "entry", "forget", "goal", "instrument"),
        *(
            "into",
            "invoice",
            "keep",
            "label",
            "leave_out",
            "lines",
            "measurement",
            "note",
            "org_number",
            "paper",
            "preview",
        ),
        *(
            "receipt",
            "recipient",
            "restriction",
            "same_as",
            "show",
            "template",
            "topic",
            "version",
            "what",
            "which",
            "workout",
            "choose",
        ),
        *("amount", "answers", "total", "vat", "at", "due", "end", "first", "last", "received", "start"),
        *("decide", "file", "form", "output", "pack", "text_file"),
    }
)
"""Codes, ids and numbers; amounts and days; files."""
NAMED = frozenset(
    {
        ("aliases merge", "source"),
        ("measure name", "title"),
        ("setting set", "name"),
        ("template bring-back", "name"),
        ("template retire", "name"),
        ("template show", "name"),
        ("template undo", "name"),
        ("workout progress", "exercise"),
        ("client same", "other"),
        ("client apart", "other"),
        *(("init", each) for each in ("owner", "controller", "email", "phone", "address")),
    }
)
"""Codes by another name, things of the practice's own, and who runs it, as on its letters."""
TOLD = frozenset(
    {
        *(("client add", each) for each in ("given", "surname", "nickname", "email", "phone", "address", "employer")),
        ("client add", "personnummer"),
        ("client list", "filter"),
        ("consent record", "signature"),
        ("search", "query"),
        ("timeline", "filter"),
    }
)
"""What may name somebody, where the line has an option for it: `-` in its place is read from standard input."""


def options(parser, path=()):
    """Every option and argument that takes words, with the command that it belongs to."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield from options(below, (*path, name))
        elif action.nargs != 0 and not action.choices and action.type is not int:
            yield " ".join(path), action.dest


def test_every_option_that_takes_words_is_known_for_what_it_is():
    found = set(options(build()))
    assert {each for each in found if each[1] not in CODES} == NAMED | TOLD, "words about a person are read by cli.asking"


def test_a_client_is_registered_asked_and_found_without_a_name_in_an_argument(line):
    fields = ("--nickname", "-", "--email", "-", "--phone", "-", "--address", "-", "--employer", "-", "--personnummer", "-")
    said = "Bo\nEk\nBosse\nbo@example.org\n070-174 06 12\nVägen 1\nFirman\n19990417-9802\nÖverfört från registret\n"
    new = ("client", "add", *fields, "--personnummer-purpose", "friskvard", "--service", "kbt", "--other-source")
    client = line.ok(*new, text=said).value["client"]
    shown = line.ok("client", "show", client).value
    assert [shown[each] for each in ("given", "surname", "nicknames", "email", "address", "employer", "source")] == [
        "Bo", "Ek", ["Bosse"], "bo@example.org", "Vägen 1", "Firman", "Överfört från registret",
    ]  # fmt: skip
    line.ok("consent", "publish", "--service", "kbt")
    line.ok("consent", "record", client, "--service", "kbt", "--grant", "journal", text="Bo Ek\n")
    line.ok("entry", "add", client, "--service", "kbt", text="Bo sov gott.")
    assert [row["client"] for row in line.ok("client", "list", "--filter", "-", text="ek\n").lines] == [client]
    assert line.ok("timeline", client, "--filter", "-", text="ingenting sådant\n").lines == []
    assert line.ok("search", "-", text="sov\n").lines == []
    assert line.ok("retention", "keep", client, text="Vill återkomma\n").value["kept"]


@pytest.mark.parametrize("text", ["", "\n", "Bo\n", b"B\xff\nEk\n"])
def test_a_name_that_does_not_come_registers_nobody(line, text):
    assert line.run("client", "add", "--service", "kbt", text=text).code == 2
    assert line.ok("client", "list").lines == []
