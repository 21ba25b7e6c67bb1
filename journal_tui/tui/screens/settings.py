"""Settings of this workstation: language, colours, the lock, names, the clock; and the doors to keys, tour and templates.

No secrets. Every change holds at once, is kept for the next start, and can be undone.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from textual import on
from textual.app import ComposeResult

from journal_tui.config import Config
from journal_tui.locales import N_, _, ngettext
from journal_tui.tui.app_commands import OwnKeys
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, row, text

MINUTES = (1, 2, 5, 10, 15, 30)
NOTICES = (0, 3, 5, 10, 15)
COLOURS = {
    "auto": N_("as the terminal"),
    "dark": N_("dark"),
    "light": N_("light"),
    "contrast": N_("high contrast"),
}
LANGUAGES = {"sv": "Svenska", "en": "English"}
LABEL = 22


class ChangeSetting(Command):
    """Takes the next value of the marked setting, or opens what is behind it. A change holds from now on and is kept for the next start."""

    action, key, title, label = "change", "enter,right", N_("Change the setting"), N_("Change")
    footer = 1


class PreviousValue(Command):
    """Takes the value before."""

    action, key, title, label = "previous", "left", N_("The value before"), N_("Before")
    footer = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """One row: what it is called, what it is now, and the configuration with the value after or before."""

    key: str
    label: str
    value: Callable[[Config], str]
    following: Callable[[Config, int], Config]
    note: str = ""


def _minutes(config: Config) -> str:
    count = config.lock_minutes
    return ngettext("after {count} minute", "after {count} minutes", count).format(count=count)


def _notice(config: Config) -> str:
    count = config.notice_minutes
    if not count:
        return _("only at the end")
    return ngettext("{count} minute before the end", "{count} minutes before the end", count).format(count=count)


def _after(values: tuple[int, ...], now: int, by: int) -> int:
    nearest = min(range(len(values)), key=lambda at: abs(values[at] - now))
    return values[(nearest + by) % len(values)]


def _colour_after(config: Config, by: int) -> Config:
    themes = list(COLOURS)
    return replace(config, theme=themes[(themes.index(config.theme) + by) % len(themes)])


SETTINGS = (
    Setting(
        "language",
        N_("Language"),
        lambda config: LANGUAGES[config.language],
        lambda config, _by: replace(config, language="en" if config.language == "sv" else "sv"),
    ),
    Setting("theme", N_("Colours"), lambda config: _(COLOURS[config.theme]), _colour_after),
    Setting(
        "lock",
        N_("Lock"),
        _minutes,
        lambda config, by: replace(config, lock_minutes=_after(MINUTES, config.lock_minutes, by)),
        N_("without a key or a click"),
    ),
    Setting(
        "names",
        N_("Names"),
        lambda config: _("hidden from the start") if config.discreet else _("shown from the start"),
        lambda config, _by: replace(config, discreet=not config.discreet),
    ),
    Setting(
        "notice",
        N_("The clock says so"),
        _notice,
        lambda config, by: replace(config, notice_minutes=_after(NOTICES, config.notice_minutes, by)),
        N_("and at the end, silently"),
    ),
)


class SettingsScreen(PageScreen[None]):
    """One row per setting; Enter takes the next value."""

    OFFERS = (ChangeSetting, PreviousValue, Back)
    HELP_TITLE = N_("Settings")
    HELP = N_("{key:change-setting} takes the next value, {key:previous-value} the one before. Every change holds at once.")

    def main(self) -> ComposeResult:
        yield RowList(id="settings")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#settings", RowList).focus()

    def paint(self) -> None:
        config = self.host.config
        self.header(_("Settings"), _("of this computer"))
        rows = [_row(each.key, _(each.label), each.value(config), _(each.note)) for each in SETTINGS]
        own = len(config.keymap)
        changed = (
            ngettext("{count} of your own", "{count} of your own", own).format(count=own) if own else _("the usual ones")
        )
        rows += [blank(), _row("open:own-keys", _("Keys"), changed, _("see them all, choose others"))]
        rows += [
            _row(f"open:{command.id()}", _(command.title), _(command.remark))
            for command in self.host.offers()
            if command.in_settings and command is not OwnKeys
        ]
        rows += [blank(), heading(_("Screen reader")), text(_(LINEAR), "$muted")]
        self.query_one("#settings", RowList).show(rows)
        self.status("")

    def action_change(self) -> None:
        self.step(1)

    def action_previous(self) -> None:
        self.step(-1)

    @on(RowList.Opened)
    def _opened(self, event: RowList.Opened) -> None:
        event.stop()
        self.step(1)

    def step(self, by: int) -> None:
        """Take the next or the previous value of the marked setting; open what is behind a door."""
        kind, _colon, wanted = self.query_one("#settings", RowList).key.rpartition(":")
        if kind == "open":
            if by > 0:
                self.host.do(next(command.action for command in self.host.offers() if command.id() == wanted))
            return
        self.host.change_config(following(self.host.config, wanted, by), N_("The setting is changed"))
        self.repaint()


LINEAR = N_("Start with journal-tui --linear: the same work line by line, as plain text.")


def following(config: Config, setting: str, by: int) -> Config:
    """The configuration with the next value of one setting."""
    return next((each.following(config, by) for each in SETTINGS if each.key == setting), config)


def _row(key: str, label: str, value: str, note: str = "") -> Row:
    return row(key, Cell(label, "$muted", width=LABEL), Cell(value, "$ink", gap=3, strong=True), Cell(note, "$muted"))
