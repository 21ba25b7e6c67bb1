"""What the keys of the lookup do with the answers: open an agreement, take agreements along, ask by a form."""

from textual import work
from textual.widgets import Input

from journal_tui.practice.values import Found, Hit
from journal_tui.tui.screens.base import PageScreen


class LookupActs(PageScreen[None]):
    """The acting half of the lookup."""

    found: Found | None

    @work(exclusive=True, group="flow", description="open agreement")
    async def open_beside(self, hit: Hit) -> None:
        """An agreement opens the signed note of its appointment; without one, the client's card."""
        from journal_tui.tui.screens.client_card import ClientCardScreen
        from journal_tui.tui.screens.entry import EntryScreen

        entry = (
            await self.host.gateway.ask(lambda p: p.appointments.get(hit.appointment).entry) if hit.appointment else None
        )
        self.host.show(EntryScreen(entry, client=hit.client) if entry else ClientCardScreen(hit.client))

    def action_take_along(self) -> None:
        self.take_along()

    @work(exclusive=True, group="flow", description="take agreements along")
    async def take_along(self) -> None:
        """Copy the agreements among the answers into the open note."""
        from journal_tui.tui.session_continuity import take_along

        hits = self.found.hits if self.found else ()
        await take_along(self.host, tuple(hit for hit in hits if hit.kind in ("agreement", "homework")))

    def action_form(self) -> None:
        self.fill_form()

    @work(exclusive=True, group="flow", description="lookup form")
    async def fill_form(self) -> None:
        """Ask by a form; what is chosen is written into the line, so that the line can be learnt from it."""
        from journal_tui.tui.modals.lookup_form import LookupFormDialog

        field = self.query_one("#query", Input)
        asked = await self.host.push_screen_wait(LookupFormDialog(field.value))
        if asked is not None:
            field.value = asked
            self.query_one("#hits").focus()
