"""docs/keys.md: every command with its keys and what it does, in both languages, from the command classes themselves."""

from journal_tui.locales import _, language, use
from journal_tui.tui.commands import Command, key_name
from journal_tui.tui.everything import places

HEAD = """# Tangenter · Keys

[Svenska](#svenska) · [English](#english)

Den här sidan skrivs av `make docs` ur programmets egna kommandon. This page is written by `make docs` from the program's own commands.
"""

WORDS = {
    "sv": (
        "Svenska",
        "Första starten",
        (
            "`Ctrl+P` hittar varje kommando på namn, `F1` förklarar det som är i fokus. I listor går pilarna eller `j` och `k`, `g` till början, `G` till "
            "slutet; en bokstav gäller raden som är vald. Ett kommando utan tangent nås med `Ctrl+P`. ● gäller också medan du skriver. "
            "Egna tangenter väljs under Inställningar."
        ),
        "| Tangent | Kommando | Vad det gör |\n| --- | --- | --- |",
    ),
    "en": (
        "English",
        "First start",
        (
            "`Ctrl+P` finds every command by name, `F1` explains what has the focus. In lists the arrows move, or `j` and `k`, `g` goes to the top and `G` to "
            "the end; a letter is about the selected row. A command without a key is reached with `Ctrl+P`. ● works while you write too. "
            "Keys of your own are chosen in the settings."
        ),
        "| Key | Command | What it does |\n| --- | --- | --- |",
    ),
}


def page() -> str:
    """The whole page."""
    before = language()
    try:
        parts = [HEAD, *(_part(code) for code in WORDS)]
    finally:
        use(before)
    return "\n".join(parts)


def keys_of(command: type[Command]) -> list[str]:
    """Each key of a command as a person reads it."""
    return [key_name(key) for key in command.key.split(",") if key]


def _part(code: str) -> str:
    use(code)
    title, first, said, head = WORDS[code]
    by_name: dict[str, list[type[Command]]] = {}
    for place in places():
        held = by_name.setdefault(place.title, [])
        held += [command for command in place.commands if command not in held]
    app, *others = [(_(name) if name else first, commands) for name, commands in by_name.items() if commands]
    order = [app, *sorted(others, key=lambda each: each[0].casefold())]
    lines = [f"## {title}\n", f"{said}\n"]
    for name, commands in order:
        lines += [f"### {name}\n", head, *(_row(command) for command in commands), ""]
    return "\n".join(lines)


def _row(command: type[Command]) -> str:
    keys = " ".join(f"`{key}`" for key in keys_of(command)) or "–"
    writing = " ●" if command.priority and command.key else ""
    remark = f" ({_(command.remark)})" if command.remark else ""
    return f"| {keys}{writing} | {_(command.title)}{remark} | {command.help()} |".replace(" | | ", " | – | ")
