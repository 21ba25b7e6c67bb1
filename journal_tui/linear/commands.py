"""What can be typed in place of a line of the note: a colon and a word, in either language.

The rule: a command never becomes text and text never a command: two colons write one, and a colon before a full stop or a
question mark writes that sign alone.
"""

from journal_tui.locales import N_, _

COMMANDS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("heading", (N_(":heading"), ":rubrik", ":heading"), N_("the next heading; with a number, that one")),
    ("read", (N_(":read"), ":läs", ":read"), N_("the note so far, line by line with numbers")),
    ("strike", (N_(":strike"), ":stryk", ":strike"), N_("takes the last line away; with a number, that line")),
    ("words", (N_(":words"), ":ord", ":words"), N_("the words that wait for a decision")),
    ("plan", (N_(":plan"), ":plan"), N_("what was planned last time")),
    ("agreement", (N_(":agreement"), ":överenskommelse", ":agreement"), N_("an agreement or a homework")),
    ("goal", (N_(":goal"), ":mål", ":goal"), N_("a goal in the client's words")),
    ("follow", (N_(":follow"), ":följ", ":follow"), N_("what is open: settle it, rate it, carry it forward")),
    ("measure", (N_(":measure"), ":mätning", ":measure"), N_("answers a questionnaire, a scale or a number")),
    ("workout", (N_(":workout"), ":pass", ":workout"), N_("a workout, an exercise a line")),
    ("template", (N_(":template"), ":mall", ":template"), N_("the headings of another template")),
    ("phrases", (N_(":phrases"), ":fraser", ":phrases"), N_("the phrases; ;code in a line puts one in")),
    ("review", (N_(":review"), ":granska", ":review"), N_("the note as it is stored; sign it")),
    ("save", (N_(":save"), ":spara", ":save"), N_("saves now; each line is saved by itself")),
    ("lock", (N_(":lock"), ":lås", ":lock"), N_("saves, drops every key, asks for the passphrase")),
    ("help", (N_(":help"), ":hjälp", ":help"), N_("this list; a question mark alone does the same")),
)
"""Name, what is shown and what is taken, and what it does."""
_LITERAL = ("::", ":.", ":?")


def read(typed: str) -> tuple[str, str]:
    """Tell a command from a line.

    Args:
        typed: What was typed, without its line feed.

    Returns:
        Name and rest of a command (`end` for a full stop, `unknown` for what is none); or no name, and the line to write.
    """
    line = typed.strip()
    if line == ".":
        return "end", ""
    if line == "?":
        return "help", ""
    if typed.startswith(_LITERAL):
        return "", typed[1:]
    if not typed.startswith(":"):
        return "", typed
    word, _blank, rest = line.partition(" ")
    for name, spelt, _help in COMMANDS:
        if word.casefold() in spelt[1:]:
            return name, rest.strip()
    return "unknown", ""


def explained() -> list[str]:
    """All commands with what they do, one a line, in the language in force."""
    lines = [f"{_(spelt[0])}: {_(does)}." for _name, spelt, does in COMMANDS]
    return [
        _("A full stop alone: end the note, sign it or leave it as a draft."),
        *lines,
        _(
            "To write a line that begins with a colon, type two; for a full stop or a question mark alone, a colon before it."
        ),
    ]
