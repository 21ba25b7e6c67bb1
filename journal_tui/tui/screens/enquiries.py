"""Enquiries: what people who are no clients have asked, those that wait for an answer first; and one of them whole."""

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content

from journal_tui.locales import N_, _, ngettext
from journal_tui.practice.enquiries.values import Enquiry
from journal_tui.practice.values import Channel
from journal_tui.tui import enquiry_commands as commands
from journal_tui.tui import render
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.modals.one_line import OneLineDialog
from journal_tui.tui.place_ways import ask_file
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.client_acts import CHANNELS
from journal_tui.tui.screens.reading_page import ReadingPage
from journal_tui.tui.widgets.row_list import RowList
from journal_tui.tui.widgets.rows import Cell, Row, row, text
from journal_tui.wording import day, moment, word


class EnquiriesScreen(PageScreen[None]):
    """The list of enquiries."""

    OFFERS = (
        commands.OpenEnquiry,
        commands.NewEnquiry,
        commands.TakeInForm,
        commands.MarkAnswered,
        commands.MakeClient,
        commands.RequestOfEnquirer,
        commands.TakeEnquiryAway,
        Back,
    )
    HELP_TITLE = N_("Enquiries")
    HELP = N_(
        "Somebody who has only asked is no client: nothing of it is journalled. What came through the web form is kept with the "
        "consent that stood there. An enquiry goes a year after the last contact, or with the client that it becomes. Whoever asked "
        "has the rights of a client: {key:request-of-enquirer} writes down what they want done with their data."
    )

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.found: tuple[Enquiry, ...] | None = None

    def main(self) -> ComposeResult:
        yield RowList(id="enquiries")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#enquiries", RowList).focus()

    def refetch(self) -> None:
        self.load()

    @work(exclusive=True, group="load", description="load enquiries")
    async def load(self) -> None:
        """Read the list, without what was asked."""
        self.found = await self.host.gateway.ask(lambda p: p.enquiries.list())
        self.repaint()

    def offers(self) -> tuple[type[Command], ...]:
        """Nothing can be opened where nothing is."""
        return self.OFFERS if self.found else (commands.NewEnquiry, commands.TakeInForm, Back)

    def paint(self) -> None:
        if self.found is None:
            self.header(_("Enquiries"))
            return
        waiting = sum(1 for each in self.found if each.answered is None)
        count = ngettext("{count} waits", "{count} wait", waiting).format(count=waiting)
        self.header(_("Enquiries"), count if waiting else "")
        self.query_one("#enquiries", RowList).show(enquiry_rows(self.found, hidden=self.names_hidden, wide=self.wide))
        self.status("")

    def marked(self) -> Enquiry | None:
        """The enquiry under the bar."""
        key = self.query_one("#enquiries", RowList).key
        return next((each for each in self.found or () if each.id == key), None)

    @on(RowList.Opened)
    def _opened(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        if (each := self.marked()) is not None:
            self.host.show(EnquiryScreen(each.id))

    def action_new(self) -> None:
        from journal_tui.tui.screens.new_enquiry import NewEnquiryScreen

        self.host.show(NewEnquiryScreen())

    def action_convert(self) -> None:
        from journal_tui.tui.screens.new_enquiry import ConvertScreen

        if (each := self.marked()) is not None:
            self.host.show(ConvertScreen(each.id, each.name))

    @work(exclusive=True, group="act", description="a request of whoever asked")
    async def action_request(self) -> None:
        """A case of whoever asked, step by step."""
        from journal_tui.tui.case_ways import new_case

        if (each := self.marked()) is not None:
            await new_case(self.host, enquiry=each)

    @work(exclusive=True, group="form", description="take in a form")
    async def action_form(self) -> None:
        """Ask for the file until it is a form, or Esc."""
        what = _("The JSON file that the web form sent. What it asks is kept with the consent that stood there.")
        title, does = _("Take in a web form"), _("Take in")
        if await ask_file(self.host, title, what, does, lambda sent: lambda p: p.enquiries.add_form(sent)) is not None:
            self.host.done(_("Taken in."))
            self.load()

    @work(exclusive=True, group="act", description="note an answer")
    async def action_answered(self) -> None:
        """How it was answered; the time is now."""
        if (each := self.marked()) is None:
            return
        choices = [Choice(key, word(channel), channel.value) for key, channel in CHANNELS.items()]
        title, question = _("Note that it was answered"), _("How was it answered?")
        dialog = ChoiceDialog(title, question, [*choices, Choice("escape", _("Back"), "back")], safe="back")
        if chosen := await self.host.push_screen_wait(dialog):
            enquiry, now = each.id, self.host.now()
            await self.host.gateway.ask(lambda p: p.enquiries.answered(enquiry, Channel(chosen), now))
            self.load()

    @work(exclusive=True, group="act", description="take an enquiry away")
    async def action_take_away(self) -> None:
        """A typed word, then it goes through the one erasure."""
        if (each := self.marked()) is None:
            return
        typed_word, wrong = _("TAKE AWAY"), ""
        what = _("It is erased now and cannot be brought back. Type {word}.").format(word=typed_word)
        while True:
            asked = OneLineDialog(_("Take the enquiry away"), what, N_("Word"), _("Take away"), wrong=wrong)
            answer = await self.host.push_screen_wait(asked)
            if answer is None:
                return
            if answer == typed_word:
                break
            wrong = _("Type {word}.").format(word=typed_word)
        enquiry = each.id
        await self.host.gateway.ask(lambda p: p.enquiries.delete(enquiry))
        self.host.done(_("Taken away."))
        self.load()


class EnquiryScreen(ReadingPage):
    """One enquiry: who asked, what, and the consent that stood at the form."""

    OFFERS = (Back,)
    HELP_TITLE = N_("An enquiry")
    HELP = N_("What was asked. Esc goes back to the list, where it is answered or becomes a client.")

    def __init__(self, enquiry: str) -> None:
        """Show this one."""
        super().__init__()
        self.enquiry = enquiry
        self.read: Enquiry | None = None

    def refetch(self) -> None:
        self.load()

    @work(exclusive=True, group="load", description="read an enquiry")
    async def load(self) -> None:
        """Read it; the practice logs the reading."""
        enquiry = self.enquiry
        self.read = await self.host.gateway.ask(lambda p: p.enquiries.get(enquiry))
        self.repaint()

    def paint(self) -> None:
        self.header(_("Enquiry"))
        self.status("")
        if self.read is not None:
            self.say(enquiry_text(self.read, hidden=self.names_hidden))


def enquiry_rows(found: tuple[Enquiry, ...], *, hidden: bool, wide: bool) -> list[Row]:
    """One line for each: when, how, who, how it stands; where there is room also when it goes."""
    if not found:
        return [
            text(_("Nobody waits for an answer."), "$strong bold"),
            text(
                _("{key:new-enquiry} writes a question down, {key:take-in-form} takes in what the web form sent."), "$muted"
            ),
        ]
    rows = []
    for each in found:
        waits = each.answered is None
        state = _("waits") if waits else _("answered {day}").format(day=day(each.answered))
        due = _("goes {day}").format(day=day(each.due)) if each.due and wide else ""
        rows.append(
            row(
                each.id,
                Cell(day(each.at.astimezone().date()), "$muted", width=10),
                Cell(word(each.channel), "$ink", width=8),
                Cell(_("hidden") if hidden else render.name(each.name), "$ink", width=24, strong=True),
                Cell(state, "$watch" if waits else "$muted", width=20),
                Cell(due, "$muted"),
            )
        )
    return rows


def enquiry_text(each: Enquiry, *, hidden: bool) -> Content:
    """Who, how and when; what was asked; the consent text with its time."""
    who = Content.styled(_("hidden; {key:toggle-names} shows"), "$muted")
    if not hidden:
        who = Content.assemble(render.name(each.name, bold=True), "   ", render.name(each.address))
    parts = [
        who,
        Content.styled(f"{word(each.channel)}  {moment(each.at)}", "$muted"),
        Content(""),
        render.plain(each.text),
    ]
    if each.consented is not None:
        parts += [
            Content(""),
            Content.styled(_("Consent at the form, {when}:").format(when=moment(each.consented)), "$muted"),
        ]
        parts.append(render.plain(each.consent_text))
    if each.due is not None:
        parts += [
            Content(""),
            Content.styled(_("It goes {day}, a year after the last contact.").format(day=day(each.due)), "$muted"),
        ]
    return Content("\n").join(parts)
