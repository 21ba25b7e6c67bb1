"""A template as a sheet that a person writes: one heading a line, its hint indented below, its role behind an equals sign. Pure.

    Tema
      Vad ville ni lägga tiden på?
    Plan till nästa gång = plan

The sheet is in one language. A heading that stands there unchanged keeps what it says in the other one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.templates.layout import Heading, Role, tidy

ROLES: Mapping[str, Role] = {
    "plan": Role.PLAN,
    "hemuppgift": Role.HOMEWORK,
    "homework": Role.HOMEWORK,
    "mål": Role.GOALS,
    "goals": Role.GOALS,
}
_WORDS = {
    "sv": {Role.PLAN: "plan", Role.HOMEWORK: "hemuppgift", Role.GOALS: "mål"},
    "en": {Role.PLAN: "plan", Role.HOMEWORK: "homework", Role.GOALS: "goals"},
}


def sheet(headings: Sequence[Heading], language: str) -> str:
    """Write the headings down in one language."""
    lines: list[str] = []
    for heading in headings:
        role = f" = {_WORDS[language][heading.role]}" if heading.role else ""
        lines.append(f"{heading.title(language)}{role}")
        lines += [f"  {heading.hint(language)}"] if heading.hint(language) else []
    return "\n".join(lines)


def headings_of(text: str, language: str, before: Sequence[Heading] = ()) -> tuple[Heading, ...]:
    """Read a sheet.

    Args:
        text: What a person wrote.
        language: In which language.
        before: The headings that the template had: one that is unchanged keeps its id and its other language.

    Raises:
        InvalidInput: A hint stands above every heading (`hint_first`), or a role is not known (`role`).
    """
    old = {heading.title(language).casefold(): heading for heading in before}
    taken = {heading.id for heading in before}
    found: list[Heading] = []
    for line in text.split("\n"):
        words = tidy(line)
        if not words:
            continue
        if line[:1].isspace():
            if not found:
                raise InvalidInput(field="template", reason="hint_first")
            found[-1] = _hinted(found[-1], words, language, old.get(found[-1].title(language).casefold()))
            continue
        title, role = _title(words, len(found) + 1)
        known = old.get(title.casefold())
        if known is not None and known.id not in {heading.id for heading in found}:
            other = {"sv": known.en, "en": known.sv}[language]
            both = (title, other) if language == "sv" else (other, title)
            found.append(Heading(known.id, both[0], both[1], role))
            continue
        fresh = next(str(number) for number in range(1, 100) if str(number) not in taken)
        taken.add(fresh)
        found.append(Heading(fresh, title, title, role))
    return tuple(found)


def _title(words: str, number: int) -> tuple[str, Role]:
    title, sign, role = words.rpartition("=")
    if not sign:
        return words, Role.NONE
    named = ROLES.get(role.strip().casefold())
    if named is None:
        raise InvalidInput(field="template", reason="role", heading=number)
    return title.strip(), named


def _hinted(heading: Heading, words: str, language: str, before: Heading | None) -> Heading:
    """The heading with a hint; several indented lines are one. A hint that is unchanged keeps its other language."""
    hint = tidy(f"{heading.hint(language)} {words}") if heading.hint(language) else words
    if before is not None and before.hint(language) == hint:
        return replace(heading, sv_hint=before.sv_hint, en_hint=before.en_hint)
    other = hint if heading.sv == heading.en else ""
    return (
        replace(heading, sv_hint=hint, en_hint=other or hint)
        if language == "sv"
        else replace(heading, en_hint=hint, sv_hint=other or hint)
    )
