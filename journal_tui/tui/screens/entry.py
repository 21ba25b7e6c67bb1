"""One signed entry with its addenda. Reading it is logged; nothing in it can be changed, only added to.

An entry that cannot be trusted is not shown at all: the page says what is wrong, what is not lost, and what can
be done, and promises nothing that is not there.
"""

from typing import ClassVar
from zlib import crc32

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import N_, _, ngettext
from journal_tui.practice.query import fold
from journal_tui.practice.restriction_words import RestrictedPurpose
from journal_tui.practice.values import Entry, EntryLine, Verdict
from journal_tui.tui import session_commands as commands
from journal_tui.tui.badges import service_name
from journal_tui.tui.case_commands import ReadRestricted
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.gateway import Failure
from journal_tui.tui.modals.base import Choice, ChoiceDialog, choice_row
from journal_tui.tui.right_acts import purpose_of_reading
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.session_reading import entry_lines
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.wording import day

STORES = {"journal": N_("Journal"), "vault": N_("Vault"), "bookkeeping": N_("Bookkeeping")}
"""What is checked, in the order in which it is."""

WIDEST = 88
"""Cells of a line of the note at most; as in the style sheet below."""
BROKEN = frozenset({"tampered", "damaged", "key_missing", "unsupported", "rolled_back"})


def restricted(failure: Failure) -> bool:
    """Whether a text is shut by a restriction alone, so that it may be read for a purpose."""
    return failure.facts.get("verdict") == Verdict.RESTRICTED.value


class EntryScreen(PageScreen[None]):
    """An entry for reading."""

    OFFERS = (commands.AddAddendum, commands.OlderEntry, commands.NewerEntry, commands.CheckEntries, ReadRestricted, Back)
    HELP_TITLE = N_("The entry")
    HELP = N_("A signed entry stays as it was. Press {key:add-addendum} to add a correction or a supplement under it.")
    DEFAULT_CSS: ClassVar[str] = """
    EntryScreen #text { height: auto; width: 100%; max-width: 88; margin: 0 2; }
    EntryScreen #ways { display: none; height: 3; margin-top: 1; }
    EntryScreen.-broken #ways { display: block; }
    EntryScreen.-broken #scroll { height: auto; }
    """

    def __init__(
        self, entry: str, neighbours: tuple[str, ...] = (), client: str = "", sought: tuple[str, ...] = ()
    ) -> None:
        """Read an entry.

        Args:
            entry: Its id.
            neighbours: Ids of the entries beside it, newest first.
            client: Whose it is, when it is known; needed to say anything about one that cannot be read.
            sought: Folded words; the text is shown from the first line in which one of them stands.
        """
        super().__init__()
        self.entry_id = entry
        self.neighbours = neighbours
        self.client = client
        self.sought = sought
        self.entry: Entry | None = None
        self.failure: Failure | None = None
        self.purpose: RestrictedPurpose | None = None
        self.lines: tuple[EntryLine, ...] = ()

    @property
    def current_client(self) -> str:
        """The client, for the commands that start from here."""
        return self.entry.client if self.entry else self.client

    def main(self) -> ComposeResult:
        """The text; the ways on when there is none to show."""
        with VerticalScroll(id="scroll"):
            yield Static(id="text", markup=False)
        yield RowList(id="ways", letters=False)

    def on_mount(self) -> None:
        """Begin to read."""
        super().on_mount()
        self.query_one("#scroll").focus()
        self.load()

    @work(exclusive=True, group="load", description="load entry")
    async def load(self) -> None:
        """Open the entry; with the names put back only while names show."""
        entry, shown, purpose = self.entry_id, not self.names_hidden, self.purpose
        try:
            self.entry = await self.host.gateway.ask(lambda p: p.entries.get(entry, identified=shown, purpose=purpose))
            self.failure = None
        except Failure as failure:
            self.entry, self.failure = None, failure
        client = self.current_client
        if client:
            every = await self.host.gateway.ask(lambda p: p.entries.list(client))
            here = next((line for line in every if line.id == entry), None)
            self.lines = tuple(line for line in every if here and line.service is here.service and line.state != "draft")
            self.neighbours = tuple(line.id for line in self.lines)
        self.repaint()

    # -- painting -----------------------------------------------------------------------------

    def paint(self) -> None:
        """The entry, or why it is not shown."""
        broken = self.failure is not None
        self.set_class(broken, "-broken")
        if self.entry is not None:
            entry = self.entry
            if not self.names_hidden and not entry.identified and not entry.error:
                self.load()
            when = day((entry.at or entry.signed_at).astimezone().date())
            minutes = _("{minutes} min").format(minutes=entry.minutes)
            context = Content.assemble((f"{service_name(entry.service)}  {when}  {minutes}", "$ink"))
            self.header(Content.styled(entry.pseudonym, "$token"), context)
            shown = entry_lines(entry, hidden=self.names_hidden)
            self.query_one("#text", Static).update(shown)
            self._go_to(shown)
            self.status(self._place())
        elif self.failure is not None:
            self._paint_broken(self.failure)

    def _go_to(self, shown: Content) -> None:
        """Scroll to the line that was sought, once: from then on the reader is where the reader is."""
        sought, self.sought = self.sought, ()
        lines = shown.split("\n", allow_blank=True)
        found = (number for number, line in enumerate(lines) if any(word in fold(line.plain) for word in sought))
        first = next(found, 0)
        if first:
            width = min(max(self.query_one("#scroll").size.width - 4, 20), WIDEST)
            above = sum(max(len(line.wrap(width)), 1) for line in lines[:first])
            scroll = self.query_one("#scroll", VerticalScroll)
            self.call_after_refresh(scroll.scroll_to, y=above, animate=False)

    def _place(self) -> str:
        if self.entry_id not in self.neighbours:
            return ""
        return _("entry {number} of {count}").format(
            number=len(self.neighbours) - self.neighbours.index(self.entry_id), count=len(self.neighbours)
        )

    def _paint_broken(self, failure: Failure) -> None:
        here = next((line for line in self.lines if line.id == self.entry_id), None)
        context = Content("")
        if here is not None:
            context = Content.assemble((here.pseudonym, "$token"), "  ", (service_name(here.service), "$ink"))
        self.header(_("History"), context)
        parts = [Content.styled(f"× {self._title(failure)}", "$stop bold"), Content("")]
        parts += [Content.styled(self._said(failure, here), "$ink")]
        self.query_one("#text", Static).update(Content("\n").join(parts))
        ways = self.query_one("#ways", RowList)
        rows = [choice_row(Choice("escape", _("Back"), "back"))]
        if restricted(failure):
            rows.insert(0, choice_row(Choice(ReadRestricted.keys(), _("Read for a purpose"), "purpose")))
        if failure.code in BROKEN:
            rows.insert(0, choice_row(Choice(commands.CheckEntries.keys(), _("Check all entries"), "check")))
        ways.styles.height = len(rows)
        ways.show(rows)
        ways.focus()
        support = Content.assemble(
            (_("For support"), "$muted"),
            "  ",
            (f"{_('DAMAGED')}-{crc32((failure.code + self.entry_id).encode()) & 0xFFFF:04X}", "$ink"),
            "   ",
            (_("holds nothing about the client"), "$muted"),
        )
        self.status(support, "")

    @staticmethod
    def _title(failure: Failure) -> str:
        return _("An entry cannot be read") if failure.code in BROKEN else failure.title

    def _said(self, failure: Failure, here: EntryLine | None) -> str:
        if failure.code not in BROKEN or here is None:
            return failure.text
        words = _(
            "The entry of {day} does not agree with its seal. You have not changed it, and nothing has been overwritten."
        ).format(day=day(here.at.astimezone().date()))
        others = [line for line in self.lines if line.id != self.entry_id]
        whole = sum(not line.error for line in others)
        if whole != len(others) or not others:
            return words
        rest = ngettext("The other one is intact.", "The other {count} are intact.", whole).format(count=whole)
        return f"{words} {rest}"

    def offers(self) -> tuple[type[Command], ...]:
        """What makes sense for an entry that can be read, or for one that cannot."""
        if self.failure is not None:
            if restricted(self.failure):
                return (ReadRestricted, Back)
            broken = self.failure.code in BROKEN
            return (commands.CheckEntries, Back) if broken else (Back,)
        return tuple(each for each in self.OFFERS if each not in {commands.CheckEntries, ReadRestricted})

    # -- commands -----------------------------------------------------------------------------

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """A way on was chosen with Enter."""
        event.stop()
        if event.key == "check":
            self.action_check()
        elif event.key == "purpose":
            self.action_read_restricted()
        else:
            self.action_back()

    def _go(self, step: int) -> None:
        if self.entry_id not in self.neighbours:
            return
        place = self.neighbours.index(self.entry_id) + step
        if 0 <= place < len(self.neighbours):
            self.client = self.current_client
            self.entry_id = self.neighbours[place]
            self.query_one("#scroll", VerticalScroll).scroll_home(animate=False)
            self.load()

    @work(exclusive=True, group="purpose", description="read for a purpose")
    async def action_read_restricted(self) -> None:
        """Ask for what, and read."""
        if self.failure is not None and restricted(self.failure):
            self.purpose = await purpose_of_reading(self.host)
            if self.purpose is not None:
                self.load()

    def action_older(self) -> None:
        self._go(1)

    def action_newer(self) -> None:
        self._go(-1)

    def action_amend(self) -> None:
        from journal_tui.tui.screens.amend import AmendScreen

        if self.entry is not None:
            self.host.show(AmendScreen(self.entry), self._amended)

    def _amended(self, signed: bool | None) -> None:
        if signed:
            self.load()

    @work(exclusive=True, group="check", description="verify")
    async def action_check(self) -> None:
        from journal_tui.tui.modals.progress import counted

        found = await counted(self.host, N_("Checking everything that is stored"), STORES, lambda p, tell: p.verify(tell))
        rows = ngettext("{count} place was checked.", "{count} places were checked.", found.rows).format(count=found.rows)
        wrong = len(found.problems)
        said = _("{count} of them cannot be trusted.").format(count=wrong)
        await self.host.push_screen_wait(
            ChoiceDialog(
                _("Everything else is intact") if wrong else _("Everything is intact"),
                f"{rows} {said}" if wrong else rows,
                [Choice("escape", _("Back"), "back")],
                symbol="×" if wrong else "●",
                tone="$stop" if wrong else "$strong",
            )
        )
