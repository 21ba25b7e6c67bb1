"""What the practice has decided, in words: a number of days, yes or no, a month."""

from journal_tui.locales import _, ngettext
from journal_tui.practice.decisions import Decision, DecisionKind
from journal_tui.wording.timeline import MONTHS


def value_words(decision: Decision, value: int) -> str:
    """A value as it is said in the language of the screen."""
    if decision.kind is DecisionKind.DAYS:
        return ngettext("{count} day", "{count} days", value).format(count=value)
    if decision.kind is DecisionKind.MONTH:
        return _(MONTHS[value - 1]).lower() if 1 <= value <= len(MONTHS) else str(value)
    return _("yes") if value else _("no")


def allowed(decision: Decision) -> str:
    """What may be chosen."""
    if decision.kind is DecisionKind.FIXED:
        return _("cannot be chosen")
    return _("{least} to {most}").format(least=decision.least, most=decision.most)
