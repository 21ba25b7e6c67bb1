"""`policy`: its promises and what shows that they are kept, its versions, the register of processing, the inventory.

The rule: `check` opens nothing and asks for no passphrase. It ends with 1 when a promise lacks its rule, or a test that
passed on this very program; one that the data calls open is shown as open and does not decide.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.cli.checks import FAILED
from journal_tui.cli.options import WrongUse
from journal_tui.cli.times import on
from journal_tui.locales import _, language, ngettext
from journal_tui.practice.terms import Change

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands
    from journal_tui.practice.policy.check import Row
    from journal_tui.practice.policy.processing import Paper
    from journal_tui.practice.practice import Practice


def add(commands: "Commands") -> None:
    """Add the commands to the grammar."""
    group = commands.group("policy", _("The privacy policy and its promises."))
    checked = group.add("check", _("Show each promise with its rule, its tests and how they went."), check, opens=False)
    checked.add_argument("--run", action="store_true", help=_("run the named tests first; takes minutes"))
    text = _("look at rules only, where the tests are not installed")
    checked.add_argument("--without-results", action="store_true", help=text)
    shown = group.add("show", _("Show the policy in force, or another version."), show)
    shown.add_argument("--version", default="", metavar=_("VERSION"), help=_("which version"))
    group.add("list", _("Show every version of the policy."), versions)
    compared = group.add("compare", _("Show what a new version would change; changes nothing."), compare)
    compared.add_argument("file", metavar="F", help=_("the new version, TOML"))
    new = group.add("publish", _("Put a new version in force; a material change asks every client anew."), publish)
    new.add_argument("file", metavar="F", help=_("the new version, TOML"))
    new.add_argument("--change", required=True, choices=[each.value for each in Change], help=_("how it changes"))
    for name, text, handler in (
        ("register", _("Write the register of processing (art. 30 GDPR)."), register),
        ("inventory", _("Write the inventory of data."), inventory),
    ):
        written = group.add(name, text, handler)
        written.add_argument("--output", default="", metavar="F", help=_("a new file; JSON when it ends in .json"))


def check(call: "Call") -> int:
    """Show every promise."""
    from journal_tui.practice.policy import check as checking
    from journal_tui.practice.policy import results
    from journal_tui.practice.policy.promises import promises
    from journal_tui.wording import promises as wording

    top = results.checkout()
    if call.arguments.run and top is not None:
        results.run(top, {test for each in promises() for test in each.tests})
    rows = checking.check()
    for row in rows:
        call.output.answer(_value(row), _lines(row))
    without = bool(call.arguments.without_results)
    call.output.say(wording.summary(rows))
    if not without and (next_step := wording.way_on(rows)):
        call.output.say(next_step)
    return 0 if checking.passes(rows, without_results=without) else FAILED


def show(call: "Call") -> None:
    """Show a version of the policy."""
    with call.practice() as practice:
        found = practice.policies.get(call.arguments.version)
    sections = found.texts[language()]
    value = {
        "version": found.version,
        "updated": on(found.updated),
        "sha256": found.hash.hex(),
        "sections": [
            {"code": each.code, "heading": each.heading, "paragraphs": list(each.paragraphs)} for each in sections
        ],
    }
    lines = [_("version {version}").format(version=found.version)]
    for each in sections:
        lines += ["", each.heading, *each.paragraphs]
    call.output.answer(value, lines)


def versions(call: "Call") -> None:
    """Show every version."""
    from journal_tui.wording import word

    with call.practice() as practice:
        found = practice.policies.list()
    for each in found:
        change = word(each.change) if each.change else _("shipped")
        call.output.row(
            {
                "version": each.version,
                "in_force": each.in_force,
                "change": each.change.value if each.change else None,
                "sha256": each.hash.hex(),
            },
            f"{'●' if each.in_force else '□'} {each.version}  {change}  {each.hash.hex()[:16]}",
        )


def compare(call: "Call") -> None:
    """Show what a new version would change."""
    source = _source(call)
    with call.practice() as practice:
        found = practice.policies.differences(source, language())
    for each in found:
        call.output.row({"sign": each.sign, "text": each.text}, f"{each.sign} {each.text}")
    if not found:
        call.output.say(_("Not a word differs."))


def publish(call: "Call") -> None:
    """Put a new version in force."""
    source = _source(call)
    with call.practice() as practice:
        done = practice.policies.publish(source, Change(call.arguments.change))
    documents = {each.service.value: each.version for each in done.documents}
    count = len(documents)
    words = ngettext("{count} consent document published under it.", "{count} consent documents published under it.", count)
    lines = [_("Version {version} is in force.").format(version=done.version), words.format(count=count)]
    if done.change is Change.MATERIAL and count:
        lines.append(_("Clients are asked anew at their next appointment."))
    call.output.answer({"version": done.version, "change": done.change.value, "documents": documents}, lines)


def register(call: "Call") -> None:
    """Write the register of processing."""
    with call.practice() as practice:
        _written(call, practice, practice.processing.register(language()))


def inventory(call: "Call") -> None:
    """Write the inventory of data."""
    with call.practice() as practice:
        _written(call, practice, practice.processing.inventory(language()))


def _source(call: "Call") -> str:
    try:
        return Path(call.arguments.file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise WrongUse(_("The file cannot be read: {file}").format(file=call.arguments.file)) from None


def _written(call: "Call", practice: "Practice", paper: "Paper") -> None:
    if not call.arguments.output:
        call.output.answer(paper.value(), paper.text().splitlines())
        return
    target = Path(call.arguments.output)
    practice.processing.export(paper, target)
    call.output.answer({"file": str(target), "entries": len(paper.lines)}, [_("Written: {file}").format(file=target)])


def _value(row: "Row") -> dict[str, object]:
    promise = row.promise
    return {
        "id": promise.code,
        "promise": promise.text[language()],
        "keeps": promise.keeps[language()],
        "standing": row.standing.value,
        "rules": [{"rule": rule.name, "where": rule.where or None} for rule in row.rules],
        "tests": [{"test": each.test, "result": each.outcome.value, "at": each.at or None} for each in row.results],
        "result": row.outcome.value,
        "open": promise.open.get(language()),
    }


def _lines(row: "Row") -> list[str]:
    from journal_tui.wording import promises as wording

    promise = row.promise
    sign = wording.SIGNS[row.standing]
    lines = [f"{sign} {promise.code}  {wording.standing_word(row.standing).ljust(10)}  {promise.text[language()]}"]
    lines += [f"       {_('rule').ljust(5)} {rule.name}  {wording.rule_words(rule.where)}" for rule in row.rules]
    lines += [f"       {_('test').ljust(5)} {each.test}  {wording.result_words(each)}" for each in row.results]
    if promise.open:
        lines.append(f"       {promise.open[language()]}")
    return lines
