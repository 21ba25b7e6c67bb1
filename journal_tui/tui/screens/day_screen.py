"""What a page that lists a day knows: which day it is, what is marked in the list, how one steps to another day."""

from abc import abstractmethod
from datetime import date, timedelta

from textual import work
from textual.worker import Worker

from journal_tui.practice.values import Appointment, Draft, Service, Today
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.today_rows import next_up
from journal_tui.tui.widgets.row_list import RowList


class DayScreen(PageScreen[None]):
    """The day, before anything is drawn of it. Its list is `#day`."""

    def __init__(self) -> None:
        """Nothing is fetched yet."""
        super().__init__()
        self.today: Today | None = None
        self.day: date | None = None
        """Another day than today, when one has stepped there."""

    @abstractmethod
    def load(self) -> Worker[None]:
        """Fetch the day."""

    # ---------------------------------------------------------------- what is marked
    def marked(self) -> tuple[str, str]:
        """Kind and id of the selected row."""
        kind, _colon, ref = self.query_one("#day", RowList).key.partition(":")
        return kind, ref

    def appointment(self) -> Appointment | None:
        """The selected appointment, if one is selected."""
        kind, ref = self.marked()
        if self.today is None or kind not in {"appointment", "tomorrow"}:
            return None
        return next((each for each in (*self.today.appointments, *self.today.tomorrow) if each.id == ref), None)

    def draft(self) -> Draft | None:
        """The selected draft, if one is selected."""
        kind, ref = self.marked()
        if self.today is None or kind != "draft":
            return None
        return next((each for each in self.today.drafts if each.id == ref), None)

    def shown(self) -> Appointment | None:
        """The appointment that the right pane is about: the selected one, or the next."""
        if self.today is None:
            return None
        return self.appointment() or next_up(self.today, self.host.now())

    @property
    def marked_client(self) -> str | None:
        """The client of the selected row."""
        kind, ref = self.marked()
        thing = self.appointment() or self.draft()
        return thing.client if thing else ref.partition(":")[0] if kind in {"client", "withdrawn"} else None

    @work(exclusive=True, group="flow", description="ask after a withdrawal")
    async def ask_after(self, client: str, service: str) -> None:
        """Whether the texts shall go."""
        from journal_tui.tui.withdrawal_ways import ask_after_withdrawal

        await ask_after_withdrawal(self.host, client, Service(service))
        self.load()

    def action_step_day(self, days: int) -> None:
        """Show another day; the appointments of a day ahead are planned, moved and called off there as well."""
        now = self.host.now().date()
        try:
            day = (self.day or now) + timedelta(days=days)
        except OverflowError:
            return
        self.day = None if day == now else day
        self.load()

    def action_this_day(self) -> None:
        """Show today again."""
        self.day = None
        self.load()
