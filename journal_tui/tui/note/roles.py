"""Role words: who a person is to the client. A word of the list, or one's own; never a name."""

from journal_tui.locales import N_, _
from journal_tui.practice.errors import RecogniserDamaged

ROLES = (
    N_("sister"), N_("brother"), N_("mother"), N_("father"), N_("parent"), N_("partner"), N_("wife"), N_("husband"),
    N_("child"), N_("daughter"), N_("son"), N_("sibling"), N_("grandmother"), N_("grandfather"), N_("relative"),
    N_("friend"), N_("former partner"), N_("neighbour"), N_("manager"), N_("colleague"), N_("teacher"), N_("doctor"),
    N_("nurse"), N_("therapist"), N_("case worker"), N_("coach"), N_("landlord"),
)  # fmt: skip


def fitting(typed: str) -> list[str]:
    """The role words of the list that fit what was typed, in the language of the screen."""
    wanted = typed.strip().casefold()
    words = [_(role) for role in ROLES]
    return [word for word in words if word.startswith(wanted)] + [
        word for word in words if wanted in word and not word.startswith(wanted)
    ]


def guessed(before: str) -> str:
    """The role word that is said right before a name: `min syster` gives `syster`; empty when there is none."""
    from journal_tui.practice.pseudonyms.lists import roles

    try:
        return roles.before(before)
    except RecogniserDamaged:
        return ""
