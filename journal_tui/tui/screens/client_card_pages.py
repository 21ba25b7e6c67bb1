"""The pages that a client's card leads to, each opened for the client and the marked service."""

from textual import work

from journal_tui.locales import _
from journal_tui.practice.cards import ClientCard
from journal_tui.practice.values import Service
from journal_tui.tui.screens.base import PageScreen


class CardPages(PageScreen[None]):
    """The half of the card that only opens other pages."""

    client: str
    card: ClientCard | None

    def marked_service(self) -> Service | None:
        """The service of the marked line, or the client's first."""
        return None

    @work(exclusive=True, group="flow", description="the same person twice")
    async def action_twin(self) -> None:
        """Open the other card, or say whether it is the same person."""
        from journal_tui.tui.twin_ways import about_twins

        await about_twins(self.host, self.client)
        self.refetch()

    def action_plan(self) -> None:
        from journal_tui.tui.screens.plan import PlanScreen

        self.host.show(PlanScreen(self.client, self.marked_service()))

    def action_edit(self) -> None:
        from journal_tui.tui.screens.edit_client import EditClientScreen

        if self.card is not None:
            self.host.show(EditClientScreen(self.client, self.card.contact))

    def action_measures(self) -> None:
        from journal_tui.tui.screens.measures import MeasuresScreen

        self.host.show(MeasuresScreen(self.client, self.marked_service()))

    def action_workout(self) -> None:
        from journal_tui.tui.screens.workout import WorkoutScreen

        if self.card is None or all(status.service is not Service.PT for status in self.card.services):
            self.host.done(_("Workouts belong to training."))
        else:
            self.host.show(WorkoutScreen(self.client))

    def action_history(self) -> None:
        from journal_tui.tui.screens.timeline import TimelineScreen

        self.host.show(TimelineScreen(self.client))

    def action_safety_plan(self) -> None:
        from journal_tui.tui.screens.safety_plan import SafetyPlanScreen

        if (service := self.marked_service()) is not None:
            self.host.show(SafetyPlanScreen(self.client, service))

    def action_beside(self) -> None:
        from journal_tui.tui.screens.beside import BesideScreen

        self.host.show(BesideScreen(self.client, self.marked_service()))

    def action_books(self) -> None:
        from journal_tui.tui.screens.books import BooksScreen

        self.host.show(BooksScreen(self.client))
