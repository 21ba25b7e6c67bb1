"""The house colours: one table of roles, four themes made of it.

A role says what a colour means (`name` is a real name, `token` is a code), never what it looks like. Every
role may stand on every surface of its theme; `tests/journal_tui/tui/test_theme.py` recomputes the contrast.
The same words are variables in the style sheets and in `Content` styles: `$muted`, `$token`, …
"""

from dataclasses import dataclass, fields

from textual.theme import Theme

TEXT_ROLES = ("ink", "strong", "muted", "accent", "ok", "watch", "stop", "token", "name")
"""Roles that carry text and therefore need 4.5 (7 in `contrast`) on every surface."""

SURFACES = ("bg", "panel", "raised")

THEMES = ("dark", "light", "contrast")
"""The themes a person can choose; `sixteen` is taken by itself on a terminal with 16 colours."""


@dataclass(frozen=True, slots=True)
class Roles:
    """One colour per role (look.md, section 2)."""

    bg: str
    panel: str
    raised: str
    ink: str
    strong: str
    muted: str
    accent: str
    ok: str
    watch: str
    stop: str
    token: str
    name: str
    edge: str
    rule: str

    def variables(self) -> dict[str, str]:
        """The roles as style sheet variables."""
        return {field.name: str(getattr(self, field.name)) for field in fields(self)}


DARK = Roles(
    bg="#14181b",
    panel="#1a1f23",
    raised="#242b31",
    ink="#d6dbde",
    strong="#f3f6f7",
    muted="#94a0a8",
    accent="#79bcd0",
    ok="#86c796",
    watch="#e4b253",
    stop="#f28b7d",
    token="#b0adf0",  # noqa: S106 - a colour
    name="#f1d9b0",
    edge="#6f7d86",
    rule="#39424a",
)
LIGHT = Roles(
    bg="#fbfaf7",
    panel="#f3f1ec",
    raised="#e6e3db",
    ink="#2a2e31",
    strong="#111416",
    muted="#5b6267",
    accent="#0b5a70",
    ok="#256538",
    watch="#745000",
    stop="#a3261c",
    token="#4a43a3",  # noqa: S106 - a colour
    name="#6f3a10",
    edge="#86827a",
    rule="#c9c5bb",
)
CONTRAST = Roles(
    bg="#000000",
    panel="#000000",
    raised="#10303c",
    ink="#ffffff",
    strong="#ffffff",
    muted="#d0d0d0",
    accent="#7fe3ff",
    ok="#8df59b",
    watch="#ffdc62",
    stop="#ffaea3",
    token="#d0cbff",  # noqa: S106 - a colour
    name="#ffe7bd",
    edge="#ffffff",
    rule="#8f8f8f",
)
SIXTEEN = Roles(
    bg="ansi_default",
    panel="ansi_default",
    raised="ansi_default",
    ink="ansi_default",
    strong="ansi_default",
    muted="ansi_default",
    accent="ansi_cyan",
    ok="ansi_green",
    watch="ansi_yellow",
    stop="ansi_red",
    token="ansi_magenta",  # noqa: S106 - a colour
    name="ansi_default",
    edge="ansi_default",
    rule="ansi_default",
)
"""No surfaces: the terminal's own page, selection by bar and bold."""

PALETTES = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST, "sixteen": SIXTEEN}


_SIXTEEN_EXTRA = {
    "ansi-background": "ansi_default",
    "ansi-foreground": "ansi_default",
    "border": "ansi_default",
    "border-blurred": "ansi_default",
    "screen-selection-background": "ansi_cyan",
    "screen-selection-foreground": "ansi_black",
}
"""What Textual's own style sheets ask for when a theme is of the 16-colour kind."""


def _theme(title: str, roles: Roles) -> Theme:
    cursor = {
        "block-cursor-background": roles.accent,
        "block-cursor-foreground": roles.bg,
        "block-cursor-text-style": "none",
        "input-cursor-background": roles.accent,
        "input-cursor-foreground": roles.bg,
        "input-cursor-text-style": "none" if title != "sixteen" else "reverse",
        "input-selection-background": roles.raised,
    }
    return Theme(
        name=title,
        primary=roles.accent,
        secondary=roles.token,
        warning=roles.watch,
        error=roles.stop,
        success=roles.ok,
        accent=roles.accent,
        foreground=roles.ink,
        background=roles.bg,
        surface=roles.bg,
        panel=roles.panel,
        dark=title != "light",
        ansi=title == "sixteen",
        variables=roles.variables() | cursor | (_SIXTEEN_EXTRA if title == "sixteen" else {}),
    )


def house_themes() -> tuple[Theme, ...]:
    """All themes, ready to be registered with the app."""
    return tuple(_theme(title, roles) for title, roles in PALETTES.items())


def own_background(said: str) -> str:
    """The theme for what the terminal says of its own colours in `COLORFGBG` (`15;0`); dark when it says nothing."""
    background = said.rpartition(";")[2]
    return "light" if background in {"7", "15"} else "dark"


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2, definition of relative luminance)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, success criterion 1.4.3)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
