"""`template list|show|add|retire|bring-back|undo` and `phrase …`: what the practice made for itself, line by line.

The rule: a template comes as a file, a phrase on stdin, never as an argument; both are held against the vault before they
are kept, and a word that merely looks like a name is kept only when the person says so (`--ordinary`).
"""

from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.cli.options import WrongUse
from journal_tui.cli.passphrases import note_from_stdin
from journal_tui.locales import _, language
from journal_tui.practice.templates import Template, read_own, written
from journal_tui.practice.values import Service
from journal_tui.wording import service_short

if TYPE_CHECKING:
    import argparse

    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands
    from journal_tui.practice.library import Phrase

LARGEST = 64 * 1024
"""Bytes of a template's file."""


def add(commands: "Commands") -> None:
    """Add the commands to the grammar."""
    group = commands.group("template", _("Templates of notes: those that come with the program, and your own."))
    listed = group.add("list", _("List the templates, newest versions."), show_templates)
    _service(listed, _("only what a note of this service may have"))
    shown = group.add("show", _("Show a template as the file that template add reads."), show_template)
    _name(shown)
    new = group.add(
        "add", _("Keep a template of your own from a file; a name that is there gets its next version."), keep_template
    )
    new.add_argument(
        "file", metavar=_("FILE"), help=_("the file, or - for stdin; docs/command-line.md says what stands in it")
    )
    _ordinary(new)
    for word, text, act in (
        ("retire", _("Offer a template of your own no more; notes that have it keep it."), retire_template),
        ("bring-back", _("Offer a retired template again."), bring_back_template),
        ("undo", _("Take the last change of a template back."), undo_template),
    ):
        _name(group.add(word, text, act))
    group = commands.group("phrase", _("Phrases: a semicolon, the code and Tab in a note."))
    listed = group.add("list", _("List the phrases, newest versions."), show_phrases)
    _service(listed, _("only what a note of this service may have"))
    new = group.add(
        "add", _("Keep a phrase of your own from stdin; a code that is there gets its next version."), keep_phrase
    )
    _code(new)
    new.add_argument(
        "--service",
        action="append",
        default=[],
        choices=[service.value for service in Service],
        help=_("for notes of this service only; may be given several times"),
    )
    _ordinary(new)
    for word, text, act in (
        ("retire", _("Let a phrase of your own expand no more."), retire_phrase),
        ("bring-back", _("Let a retired phrase expand again."), bring_back_phrase),
        ("undo", _("Take the last change of a phrase back."), undo_phrase),
    ):
        _code(group.add(word, text, act))


def _name(parser: "argparse.ArgumentParser") -> None:
    parser.add_argument("name", metavar=_("NAME"), help=_("the template's short name, for instance soap or stress"))


def _code(parser: "argparse.ArgumentParser") -> None:
    parser.add_argument("code", metavar=_("CODE"), help=_("what is typed after the semicolon"))


def _service(parser: "argparse.ArgumentParser", text: str) -> None:
    parser.add_argument("--service", default="", choices=["", *(service.value for service in Service)], help=text)


def _ordinary(parser: "argparse.ArgumentParser") -> None:
    parser.add_argument(
        "--ordinary",
        action="store_true",
        help=_("what merely looks like a name in it is an ordinary word; you have looked"),
    )


def _template(each: Template) -> dict[str, object]:
    return {
        "template": each.key,
        "name": each.name,
        "version": each.version,
        "own": each.own,
        "retired": each.retired,
        "services": [service.value for service in each.services],
        "title": {"sv": each.sv, "en": each.en},
        "headings": [
            {"id": h.id, "sv": h.sv, "en": h.en, "role": h.role.value, "sv_hint": h.sv_hint, "en_hint": h.en_hint}
            for h in each.headings
        ],
    }


def _template_line(each: Template) -> str:
    services = ", ".join(service_short(service) for service in each.services)
    state = f"  {_('retired')}" if each.retired else ""
    return f"{each.key}  {each.title(language())}  {services}{state}"


def show_templates(call: "Call") -> None:
    """List templates."""
    wanted = call.arguments.service
    with call.practice() as practice:
        desk = practice.library.templates
        found = desk.offered(Service(wanted)) if wanted else desk.known().newest()
    for each in found:
        call.output.row(_template(each), _template_line(each))


def show_template(call: "Call") -> None:
    """Show one as a file."""
    with call.practice() as practice:
        found = practice.library.templates.get(call.arguments.name)
    call.output.answer(_template(found) | {"file": written(found)}, written(found).splitlines())


def keep_template(call: "Call") -> None:
    """Keep a template."""
    made = read_own(_file(call.arguments.file))
    with call.practice() as practice:
        desk = practice.library.templates
        ordinary = set(desk.ordinary(made.name))
        if call.arguments.ordinary:
            ordinary |= {place.word for place in desk.names(made) if not place.sure}
        kept = desk.keep(made, ordinary)
    _answer_template(call, kept)


def retire_template(call: "Call") -> None:
    """Retire a template."""
    with call.practice() as practice:
        kept = practice.library.templates.retire(call.arguments.name)
    _answer_template(call, kept)


def bring_back_template(call: "Call") -> None:
    """Bring a template back."""
    with call.practice() as practice:
        kept = practice.library.templates.bring_back(call.arguments.name)
    _answer_template(call, kept)


def undo_template(call: "Call") -> None:
    """Take the last change back."""
    with call.practice() as practice:
        kept = practice.library.templates.take_back(call.arguments.name)
    _answer_template(call, kept)


def _answer_template(call: "Call", kept: Template) -> None:
    call.output.answer(_template(kept), [_template_line(kept)])


def _phrase(each: "Phrase") -> dict[str, object]:
    return {
        "code": each.code,
        "text": each.text,
        "services": [service.value for service in each.services],
        "own": each.own,
        "version": each.number,
        "retired": each.retired,
        "language": each.language or None,
    }


def _phrase_line(each: "Phrase") -> str:
    services = ", ".join(service_short(service) for service in each.services) or _("all services")
    state = f"  {_('retired')}" if each.retired else ""
    return f";{each.code}  {services}  {' / '.join(each.text.splitlines())}{state}"


def show_phrases(call: "Call") -> None:
    """List phrases."""
    wanted = call.arguments.service
    with call.practice() as practice:
        found = practice.library.phrases.every(language())
    for each in found:
        if not wanted or each.fits(Service(wanted)):
            call.output.row(_phrase(each), _phrase_line(each))


def keep_phrase(call: "Call") -> None:
    """Keep a phrase."""
    asked = call.arguments
    with call.practice() as practice:
        text = note_from_stdin()
        desk = practice.library.phrases
        ordinary = set(desk.ordinary(asked.code))
        if asked.ordinary:
            ordinary |= {place.word for place in desk.names(asked.code, text) if not place.sure}
        kept = desk.keep(asked.code, text, [Service(each) for each in asked.service], ordinary)
    _answer_phrase(call, kept)


def retire_phrase(call: "Call") -> None:
    """Retire a phrase."""
    with call.practice() as practice:
        kept = practice.library.phrases.retire(call.arguments.code)
    _answer_phrase(call, kept)


def bring_back_phrase(call: "Call") -> None:
    """Bring a phrase back."""
    with call.practice() as practice:
        kept = practice.library.phrases.bring_back(call.arguments.code)
    _answer_phrase(call, kept)


def undo_phrase(call: "Call") -> None:
    """Take the last change back."""
    with call.practice() as practice:
        kept = practice.library.phrases.take_back(call.arguments.code)
    _answer_phrase(call, kept)


def _answer_phrase(call: "Call", kept: "Phrase") -> None:
    call.output.answer(_phrase(kept), [_phrase_line(kept)])


def _file(name: str) -> str:
    """Read a template's file, or stdin."""
    from journal_tui.practice.entries.text import decoded

    if name == "-":
        return note_from_stdin()
    try:
        with Path(name).open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError:
        raise WrongUse(_("The file cannot be read: {file}").format(file=name)) from None
    if len(raw) > LARGEST:
        raise WrongUse(_("The file is too large for a template: {file}").format(file=name))
    return decoded(raw)
