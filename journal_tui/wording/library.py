"""What is said of templates and phrases that cannot be kept, by the stable codes of the errors."""

from collections.abc import Mapping
from typing import Final

from journal_tui.locales import N_, _

TEXTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "names_found": (
        N_("It may name somebody"),
        N_("{part} {line}, place {column}: that may be a name or a number of somebody. Nothing was saved."),
        N_("Take it out. If it names nobody, say that it is an ordinary word."),
    ),
}
MISSING: Final[Mapping[str, tuple[str, str, str]]] = {
    "template": (
        N_("No such template"),
        N_("The practice has no template with this name."),
        N_("template list shows those that there are."),
    ),
    "phrase": (
        N_("No such phrase"),
        N_("The practice has no phrase with this code."),
        N_("phrase list shows those that there are."),
    ),
}
REFUSALS: Final[Mapping[str, str]] = {
    "names_unread": N_("Clients that cannot be read: {count}. Nothing can be held against their names; run verify."),
}
REASONS: Final[Mapping[str, str]] = {
    "circle": N_("The codes in it lead back to itself: {way}. It would never come to an end."),
    "code": N_("A code is letters, digits and hyphens, at most twenty."),
    "heading_count": N_("It has no heading, or more than {most}."),
    "heading_empty": N_("Heading {heading} has no letter."),
    "heading_id": N_("Heading {heading} has the id of another one."),
    "heading_long": N_("Heading {heading} is longer than {most} characters."),
    "heading_signs": N_("Heading {heading} holds a sign that nobody can see, or ‹ or ›."),
    "hint_empty": N_("The hint of heading {heading} has no letter."),
    "hint_long": N_("The hint of heading {heading} is longer than {most} characters."),
    "hint_signs": N_("The hint of heading {heading} holds a sign that nobody can see, or ‹ or ›."),
    "hint_first": N_("An indented line is the hint of the heading above it; the first line has none."),
    "many": N_("There are {most} of them already, and there is room for no more."),
    "no_service": N_("It names no service, or one that is not known: kbt, kost, pt."),
    "role": N_(
        "Heading {heading} is marked as something that another one is, or that is not known: plan, homework, goals."
    ),
    "shipped": N_("A template that comes with the program is never changed; make one of your own from it."),
    "short_name": N_("Its name may hold small letters, digits and hyphens, forty at most."),
    "signs": N_("It holds a sign that nobody can see, or ‹ or ›."),
    "taken": N_("There is one of that name already."),
    "title_empty": N_("The title has no letter."),
    "title_long": N_("The title is longer than {most} characters."),
    "title_signs": N_("The title holds a sign that nobody can see, or ‹ or ›."),
    "twice": N_("Heading {heading} stands there already."),
}
_PARTS: Final[Mapping[str, str]] = {
    "title": N_("Title"),
    "name": N_("Short name"),
    "heading": N_("Heading"),
    "hint": N_("Hint"),
    "code": N_("Code"),
    "text": N_("Line"),
}
"""Where in a template or a phrase something stands; the number of it follows."""


def library_part(part: str) -> str:
    """Return what a part of a template or a phrase is called; its code when it has no words of its own."""
    return _(_PARTS[part]) if part in _PARTS else part
