"""Settings of this workstation: language, colours, minutes to the lock, names hidden from the start. No secrets."""

from dataclasses import replace

from textual import events, on, work
from textual.app import ComposeResult

from journal_tui.config import Config, write
from journal_tui.locales import N_, _, language, ngettext
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Cell, Row, row

MINUTES = (1, 2, 5, 10, 15, 30)
COLOURS = {"dark": N_("dark"), "light": N_("light"), "contrast": N_("high contrast")}


class ChangeSetting(Command):
    """Takes the next value of the marked setting. It holds from now on and is kept for the next start."""

    action, key, title, label = "change", "enter,right", N_("Change the setting"), N_("Change")
    footer = 1


class SettingsScreen(PageScreen[None]):
    """One row per setting; Enter takes the next value."""

    OFFERS = (ChangeSetting, Back)
    HELP_TITLE = N_("Settings")
    HELP = N_("Enter or the right arrow takes the next value, the left arrow the one before. Every change holds at once.")

    def main(self) -> ComposeResult:
        yield RowList(id="settings")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#settings", RowList).focus()

    def paint(self) -> None:
        config = self.host.config
        minutes = ngettext("after {count} minute", "after {count} minutes", config.lock_minutes)
        self.header(_("Settings"))
        self.query_one("#settings", RowList).show(
            [
                _row("language", _("Language"), "Svenska" if language() == "sv" else "English"),
                _row("theme", _("Colours"), _(COLOURS[config.theme])),
                _row("lock", _("Lock"), minutes.format(count=config.lock_minutes), _("without a key or a click")),
                _row("names", _("Names"), _("hidden from the start") if config.discreet else _("shown from the start")),
            ]
        )
        self.status("")

    def on_key(self, event: events.Key) -> None:
        if event.key == "left":
            event.stop()
            self.step(-1)

    def action_change(self) -> None:
        self.step(1)

    @on(RowList.Opened)
    def _opened(self) -> None:
        self.step(1)

    def step(self, by: int) -> None:
        """Take the next or the previous value of the marked setting."""
        fresh = following(self.host.config, self.query_one("#settings", RowList).key, by)
        self.host.use_config(fresh)
        self.keep(fresh)
        self.repaint()

    @work(exclusive=True, group="keep", description="keep settings")
    async def keep(self, config: Config) -> None:
        """Write the file."""
        path = self.host.gateway.home.config
        await self.host.gateway.call(lambda: write(path, config))


def following(config: Config, setting: str, by: int) -> Config:
    """The configuration with the next value of one setting."""
    if setting == "language":
        return replace(config, language="en" if config.language == "sv" else "sv")
    if setting == "theme":
        themes = list(COLOURS)
        return replace(config, theme=themes[(themes.index(config.theme) + by) % len(themes)])
    if setting == "lock":
        nearest = min(range(len(MINUTES)), key=lambda at: abs(MINUTES[at] - config.lock_minutes))
        return replace(config, lock_minutes=MINUTES[(nearest + by) % len(MINUTES)])
    if setting == "names":
        return replace(config, discreet=not config.discreet)
    return config


def _row(key: str, label: str, value: str, note: str = "") -> Row:
    return row(key, Cell(label, "$muted", width=14), Cell(value, "$ink", gap=3, strong=True), Cell(note, "$muted"))
