"""From when to when a service is agreed: two days, the last of them empty until further notice."""

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from journal_tui.locales import N_, _
from journal_tui.practice.contracts import Contract
from journal_tui.practice.errors import InvalidInput
from journal_tui.tui.forms import checker, words_for
from journal_tui.tui.modals.base import Dialog, paragraph
from journal_tui.tui.widgets.field import Field
from journal_tui.wording import day, service_name

WIDTH = 12


class ContractDialog(Dialog[Contract]):
    """Asks for the two days; answers the contract as it shall be."""

    HELP_TITLE = N_("The contract")
    HELP = N_(
        "Contact data, appointments and invoices rest on the contract, not on a consent. After its last day nothing more is "
        "planned in that service. Leave the last day empty until further notice."
    )
    DEFAULT_CSS = "ContractDialog Field { padding: 0 2 0 0; }"

    def __init__(self, contract: Contract, client: str) -> None:
        """Begin with what is agreed with this client now."""
        super().__init__()
        self.KEEP = f"contract-{client}-{contract.service.value}"
        self._contract = contract

    def body(self) -> ComposeResult:
        """What it is about, two fields."""
        yield paragraph(_("Contract on {service}").format(service=service_name(self._contract.service)), "$strong bold")
        yield paragraph(_("Nothing is planned after the last day. Empty: until further notice."), "$muted")
        check = checker(typed_day, "2026-11-28")
        yield Field(N_("First day"), id="first", value=day(self._contract.first), width=WIDTH, check=check)
        yield Field(N_("Last day"), id="last", value=day(self._contract.last), width=WIDTH, check=check)

    def on_mount(self) -> None:
        """The last day is what is changed most."""
        self.query_one("#last", Field).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        first, last = self.query_one("#first", Field), self.query_one("#last", Field)
        if not (first.check() and last.check()):
            return
        begins, ends = typed_day(first.value), typed_day(last.value)
        if begins is None:
            first.complain(words_for(InvalidInput(field="contract_first", reason="empty")))
        elif ends is not None and ends < begins:
            last.complain(words_for(InvalidInput(field="contract_last", reason="before_first")))
        else:
            self.answer(Contract(self._contract.service, begins, ends))


def typed_day(text: str) -> date | None:
    """A day as 2026-11-28, or None when nothing is typed.

    Raises:
        InvalidInput: It is no day.
    """
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InvalidInput(field="day", reason="bad_date") from None
