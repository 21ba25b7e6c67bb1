"""A safety plan on paper, and read back from what was written under its headings.

The rule: what is printed can be read again: a heading is a line that is a section's name in either language, or its code
with a colon.
"""

from journal_tui.practice.continuity.data import sections
from journal_tui.practice.continuity.values import SafetyPlan
from journal_tui.practice.errors import InvalidInput


def plan_text(plan: SafetyPlan, language: str) -> str:
    """Lay a plan out for paper: each heading, and under it what stands there, with names when they have been put back.

    Args:
        plan: Which version.
        language: `sv` or `en`.
    """
    titles = {section.code: section.title(language) for section in sections()}
    parts = [f"{titles.get(each.code, each.code)}\n{each.identified or each.text}" for each in plan.sections]
    return "\n\n".join(parts) + "\n"


def read_plan(text: str) -> dict[str, str]:
    """Read what stands under each heading.

    Returns:
        Texts by section code, for `SafetyPlans.write`.

    Raises:
        InvalidInput: Something stands before the first heading. `facts["field"]` is `section`.
    """
    codes = {name: section.code for section in sections() for name in _names(section.code, section.sv, section.en)}
    found: dict[str, list[str]] = {}
    under: list[str] | None = None
    for line in text.splitlines():
        code = codes.get(line.strip().casefold())
        if code is not None:
            under = found.setdefault(code, [])
        elif under is not None:
            under.append(line)
        elif line.strip():
            raise InvalidInput(field="section", reason="missing")
    return {code: "\n".join(lines).strip() for code, lines in found.items()}


def _names(code: str, sv: str, en: str) -> tuple[str, ...]:
    return (f"{code}:", sv.casefold(), en.casefold(), f"{sv.casefold()}:", f"{en.casefold()}:")
