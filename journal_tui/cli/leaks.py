"""`check-leaks`: does anything in the journal's store name anybody?

The rule: a find is a place, never the name and never the text. It ends with 1 when something was found, else with 6 when a
text could not be searched because it was tampered with, else with 5 when one is damaged or unreadable.
"""

from typing import TYPE_CHECKING, Final

from journal_tui.cli.checks import DAMAGED, FAILED, TAMPERED
from journal_tui.locales import _, ngettext
from journal_tui.wording.leaks import kind_words, layer_words, place_words, unchecked_words

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands
    from journal_tui.practice.leak_report import Leak, LeakReport

_TAMPERED_CODES: Final = frozenset({"tampered", "rolled_back"})


def add(commands: "Commands") -> None:
    """Add the command to the grammar."""
    text = _("Search all that the journal stores for everybody the vault knows; names places, prints no name.")
    commands.add("check-leaks", text, check_leaks)


def check_leaks(call: "Call") -> int:
    """Search everything."""
    with call.practice() as practice:
        report = practice.leaks.check(lambda _part, done, total: call.output.progress(_("searching"), done, total))
    call.output.answer(_value(report), _lines(report))
    if report.leaks:
        return FAILED
    codes = {each.code for each in report.unchecked}
    if not codes:
        return 0
    return TAMPERED if codes & _TAMPERED_CODES else DAMAGED


def _value(report: "LeakReport") -> dict[str, object]:
    counts: dict[str, dict[str, int]] = {}
    for (layer, kind), count in report.counts.items():
        counts.setdefault(layer, {})[kind] = count
    return {
        "clean": report.clean,
        "texts": report.texts,
        "identifiers": report.identifiers,
        "proposals": report.proposals,
        "counts": counts,
        "leaks": [
            {
                "place": leak.place,
                "id": leak.id,
                "field": leak.field,
                "offset": leak.offset,
                "line": leak.line,
                "layer": leak.layer,
                "kind": leak.kind,
                "sure": leak.sure,
                "pseudonym": leak.pseudonym,
            }
            for leak in report.leaks
        ],
        "unchecked": [{"place": each.place, "id": each.id, "code": each.code} for each in report.unchecked],
    }


def _lines(report: "LeakReport") -> list[str]:
    lines = [ngettext("{texts} text searched.", "{texts} texts searched.", report.texts).format(texts=report.texts)]
    lines += [_line(leak) for leak in report.leaks]
    lines += [f"▲ {place_words(each.place)} {each.id}  {unchecked_words(each.code)}" for each in report.unchecked]
    lines += [f"{layer_words(layer)}, {kind_words(kind)}: {count}" for (layer, kind), count in report.counts.items()]
    if report.leaks:
        lines.append(_("Somebody is named. Open a draft and save it; a signed entry stays as it is: note an incident."))
    elif report.unchecked:
        lines.append(_("What could be read names nobody; not everything could be read. Run verify."))
    else:
        lines.append(_("Nobody is named."))
    return lines


def _line(leak: "Leak") -> str:
    place = f"{place_words(leak.place)} {leak.id}  {leak.field}"
    where = _("line {line}, character {offset}").format(line=leak.line, offset=leak.offset)
    found = f"{kind_words(leak.kind)}, {layer_words(leak.layer)}"
    sign = "×" if leak.sure else "▲"
    perhaps = "" if leak.sure else f"  {_('perhaps')}"
    return f"{sign} {place}  {where}  {found}{perhaps}  {leak.pseudonym}".rstrip()
