"""The part of `request preview` and `request run` that ends in a sealed file for the client.

The rule: the passphrase is printed once, after the file is there; whoever calls sends it another way than the file.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.cli.options import WrongUse
from journal_tui.locales import _
from journal_tui.practice.rights.case_words import CaseKind, LetterKind, LineDecision
from journal_tui.wording.rights import part_words

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from journal_tui.cli.call import Call
    from journal_tui.practice.practice import Practice
    from journal_tui.practice.rights.case_words import Case
    from journal_tui.practice.rights.handing import Handed


def preview(call: "Call", practice: "Practice", number: str) -> None:
    """Show what an extract would hold, and each line that speaks of somebody else."""
    shown, alike = practice.access.preview(number), practice.cases.alike(number)
    rows = [{"line": line.id, "part": line.part, "text": line.line, "aliases": list(line.aliases)} for line in shown.lines]
    value = {"case": number, "parts": dict(shown.counts), "lines": rows, "pdf": shown.pdf, "alike": list(alike)}
    lines = [f"{count:>5}  {part_words(code)}" for code, count in shown.counts.items()]
    if shown.lines:
        lines.append(
            _("Lines about somebody else; each keeps its code (--keep), is left out (--leave-out) or shown (--show):")
        )
        lines += [f"{line.id}  {part_words(line.part)}  {line.line}" for line in shown.lines]
    call.output.answer(value, [*lines, *alike_lines(alike)])


def alike_lines(alike: "Sequence[str]") -> list[str]:
    """Who may be the same person, taken in twice: a case of their own, if so."""
    if not alike:
        return []
    return [_("Others with the same name or phone; if it is the same person, open a case there too:"), *alike]


def run(call: "Call", practice: "Practice", case: "Case") -> None:
    """Write the sealed file and print its passphrase.

    Raises:
        WrongUse: No folder is named.
    """
    asked = call.arguments
    if not asked.output:
        raise WrongUse(_("Name the folder for the sealed file with --output."))
    folder = Path(asked.output)
    if case.kind is CaseKind.PORTABILITY:
        _answer(call, case, practice.portability.run(case.number, folder))
        return
    lines = {
        **dict.fromkeys(asked.keep, LineDecision.CODE),
        **dict.fromkeys(asked.leave_out, LineDecision.OUT),
        **dict.fromkeys(asked.show, LineDecision.SHOW),
    }
    rest = None if asked.undecided == "refuse" else LineDecision.CODE
    handed = practice.access.run(case.number, folder, lines=lines, rest=rest, language=asked.language)
    _answer(call, case, handed)
    if not any(name.endswith(".pdf") for name in handed.names):
        call.output.say(_("There is no PDF in it: install the program with the extra pdf for that."))


def add_lines(parser: "argparse.ArgumentParser") -> None:
    """What `request run` takes to decide about the lines that speak of somebody else."""
    for name, text in (
        ("--keep", _("keep the code in a line about somebody else")),
        ("--leave-out", _("leave out a line about somebody else")),
        ("--show", _("show a line about somebody else as it was written")),
    ):
        parser.add_argument(name, action="append", default=[], metavar="LINE", help=text)
    parser.add_argument(
        "--undecided",
        default="keep",
        choices=["keep", "refuse"],
        help=_("lines that are not named keep their code, or nothing is written"),
    )


def add_letter(parser: "argparse.ArgumentParser") -> None:
    """What `request letter` takes."""
    parser.add_argument("--kind", required=True, choices=[each.value for each in LetterKind], help=_("which letter"))
    parser.add_argument("--language", default="", choices=["", "sv", "en"], help=_("the client's own when not given"))
    parser.add_argument("--output", default="", metavar="F", help=_("a new file; printed when not given"))


def letter(call: "Call") -> None:
    """Write a letter about a case."""
    asked = call.arguments
    kind = LetterKind(asked.kind)
    with call.practice() as practice:
        if asked.output:
            written = practice.letters.send(asked.case, kind, Path(asked.output), asked.language)
        else:
            written = practice.letters.write(asked.case, kind, asked.language)
    value = {"case": asked.case, "kind": kind.value, "subject": written.subject}
    if asked.output:
        call.output.answer({**value, "output": asked.output}, [asked.output])
    else:
        call.output.answer({**value, "text": written.text}, written.text.splitlines())


def _answer(call: "Call", case: "Case", handed: "Handed") -> None:
    value = {
        "case": case.number,
        "done": True,
        "output": str(handed.path),
        "passphrase": handed.passphrase,
        "files": list(handed.names),
    }
    lines = [
        str(handed.path),
        _("Passphrase: {passphrase}").format(passphrase=handed.passphrase),
        _("It is shown once. Send it another way than the file."),
    ]
    call.output.answer(value, lines)
