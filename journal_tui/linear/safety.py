"""The client's safety plan: said section by section, and written anew as the next version."""

from typing import TYPE_CHECKING

from journal_tui.linear import speech
from journal_tui.linear.talk import Option
from journal_tui.locales import _, language
from journal_tui.practice.continuity.data import sections
from journal_tui.practice.values import Service
from journal_tui.wording import moment

if TYPE_CHECKING:
    from journal_tui.linear.seat import Seat


def plan(seat: "Seat", client: str, service: Service) -> None:
    """Say the plan in force, and write the next version when it is wanted."""
    talk, desk = seat.talk, seat.practice.safety_plans
    current = desk.current(client, service, identified=True)
    held: dict[str, str] = {}
    if current is None:
        talk.say(_("There is no safety plan yet."))
    else:
        talk.say(_("Safety plan, version {number}, {time}").format(number=current.number, time=moment(current.at)))
        held = {section.code: section.identified or section.text for section in current.sections}
        said = {
            section.code: speech.text(section.text) if seat.hidden else [held[section.code]] for section in current.sections
        }
        for each in sections():
            if each.code in said:
                talk.say(each.title(language()), *said[each.code])
    ways = (Option("n", _("write the next version")), Option("t", _("back")))
    if talk.choose(_("The safety plan:"), ways) == "t":
        return
    talk.say(_("Section by section. Enter alone leaves it as it is; a hyphen empties it."))
    texts: dict[str, str] = {}
    for each in sections():
        typed = talk.ask(f"{each.title(language())}:", each.hint(language()))
        texts[each.code] = "" if typed == "-" else typed or held.get(each.code, "")
    written = desk.write(client, service, texts)
    talk.say(_("Saved as version {number}.").format(number=written.number))
