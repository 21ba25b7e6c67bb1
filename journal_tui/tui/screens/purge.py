"""Gallring: what must go by rule, and behind the second tab the journals that a human looks at once in a few years."""

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content

from journal_tui.locales import N_, _, language, ngettext
from journal_tui.practice.rights.case_words import CaseKind
from journal_tui.tui import purge_data as data
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.purge_commands import EraseJournal, KeepJournal, OpenRule, PreviewPurge, ShowDue, ShowReviews
from journal_tui.tui.purge_data import PurgeDay
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.purge_rows import review_rows, rule_rows
from journal_tui.tui.widgets.row_list import RowList


class PurgeScreen(PageScreen[None]):
    """The rules with what is due, or the journals to look at."""

    OFFERS = (OpenRule, PreviewPurge, KeepJournal, EraseJournal, ShowDue, ShowReviews, Back)
    HELP_TITLE = N_("Purge day")
    HELP = N_(
        "Each rule of the privacy policy with what is due by it today. Enter shows who, {key:preview-purge} what would go. A journal never goes by "
        "rule: {key:show-reviews} shows those without contact for years, to be kept with a reason or erased on request."
    )

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.day: PurgeDay | None = None
        self.looking = False

    def main(self) -> ComposeResult:
        yield RowList(id="purge")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#purge", RowList).focus()

    def refetch(self) -> None:
        self.load()

    @work(exclusive=True, group="load", description="what is due")
    async def load(self) -> None:
        """Ask what is due."""
        self.day = await self.host.gateway.ask(data.purge_day)
        self.repaint()

    def offers(self) -> tuple[type[Command], ...]:
        """What can be done on the tab in front."""
        if self.day is None:
            return (Back,)
        if self.looking:
            acts = (KeepJournal, EraseJournal) if self.day.reviews else ()
            return (*acts, ShowDue, Back)
        return (OpenRule, *((PreviewPurge,) if self.day.purge.running else ()), ShowReviews, Back)

    def paint(self) -> None:
        if self.day is None:
            self.header(_("Purging"))
            return
        self.header(_("Purging"), _("journals to look at") if self.looking else _("due by rule"))
        rows = (
            review_rows(self.day.reviews, hidden=self.names_hidden)
            if self.looking
            else rule_rows(self.day, self.host.now().date())
        )
        self.query_one("#purge", RowList).show(rows)
        self._say()

    def _say(self) -> None:
        """How long the oldest has waited; else the whole of the marked rule."""
        late = self.day.overdue_days if self.day is not None else 0
        if self.day is None:
            return
        if late:
            words = ngettext("▲ The oldest has waited for {count} day.", "▲ The oldest has waited for {count} days.", late)
            self.status(Content.styled(words.format(count=late), "$stop"))
        else:
            key = "" if self.looking else self.query_one("#purge", RowList).key
            self.status(next((rule.title(language()) for rule in self.day.rules if rule.code == key), ""))

    @on(RowList.Moved)
    def _moved(self) -> None:
        self._say()

    @on(RowList.Opened)
    def _opened(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        key = self.query_one("#purge", RowList).key
        if self.day is None or not key:
            return
        if self.looking:
            from journal_tui.tui.screens.client_card import ClientCardScreen

            self.host.show(ClientCardScreen(key))
        else:
            from journal_tui.tui.screens.purge_rule import PurgeRuleScreen

            self.host.show(PurgeRuleScreen(key))

    def action_due(self) -> None:
        self.looking = False
        self.repaint()

    def action_reviews(self) -> None:
        self.looking = True
        self.repaint()

    def action_preview(self) -> None:
        from journal_tui.tui.screens.purge_preview import PurgePreviewScreen

        if self.day is not None and self.day.purge.running:
            self.host.show(PurgePreviewScreen())
        else:
            self.host.done(_("Nothing would go now."))

    def _marked(self) -> str:
        return self.query_one("#purge", RowList).key if self.looking else ""

    def action_keep(self) -> None:
        if client := self._marked():
            self.keep(client)

    @work(exclusive=True, group="keep", description="keep a journal")
    async def keep(self, client: str) -> None:
        """Ask why, and note it."""
        from journal_tui.tui.modals.one_line import OneLineDialog

        what = _("It is asked about again at the next year of review. The reason goes with the client.")
        reason = await self.host.push_screen_wait(OneLineDialog(_("Why is it kept?"), what, N_("Reason"), _("Keep")))
        if reason:
            await self.host.gateway.ask(lambda p: p.retention.keep(client, reason))
            self.host.done(_("Noted."))
            self.load()

    def action_erase_case(self) -> None:
        if client := self._marked():
            self.erase_case(client)

    @work(exclusive=True, group="case", description="an erasure from the review")
    async def erase_case(self, client: str) -> None:
        """Begin the case that the client has asked for."""
        from journal_tui.tui.case_ways import new_case

        await new_case(self.host, client, CaseKind.ERASURE)
