"""The contract between a client and the practice: from when to when each service is agreed (promise P28).

Rules: a contract begins on the day on which the client takes the service, unless another is said; it ends on its last day
or goes on until further notice; after its last day nothing more is planned under it. It says nothing about consent: what
may be journalled is asked of the gate alone.
"""

from dataclasses import dataclass, replace
from datetime import date

from journal_tui.practice import codes
from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.register import Subject
from journal_tui.practice.values import Service
from storage.audit.actions import Action
from storage.vault.records import ContractValue

FARTHEST_YEARS = 5


@dataclass(frozen=True, slots=True)
class Contract:
    """One service of one client: `first` and `last` day, `last` being None until further notice."""

    service: Service
    first: date
    last: date | None = None

    def over(self, day: date) -> bool:
        """Whether it had ended before this day."""
        return self.last is not None and self.last < day


class Contracts:
    """The contracts of one open practice."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context

    def of(self, client: str) -> tuple[Contract, ...]:
        """A client's contracts, in the order in which the services were taken."""
        return contracts_of(self._context, self._context.register.resolve(client))

    def agree(self, client: str, service: Service, first: date, last: date | None = None) -> Contract:
        """Say from when to when a service is agreed; what stood there before is replaced.

        Raises:
            InvalidInput: It would end before it begins, or begins or ends more than five years from now.
            NotFound: The client does not have this service.
        """
        who = self._context.register.resolve(client)
        self._context.register.subject(who, service)
        today = self._context.today()
        if last is not None and last < first:
            raise InvalidInput(field="contract_last", reason="before_first")
        for name, day in (("contract_first", first), ("contract_last", last or first)):
            if abs(day.year - today.year) > FARTHEST_YEARS:
                raise InvalidInput(field=name, reason="too_far")
        kept = ContractValue(service.value, first.toordinal(), last.toordinal() if last else None)
        with self._context.stores.vault.database.write():
            person = self._context.vault.people.get(who)
            others = tuple(each for each in person.contracts if each.service != service.value)
            self._context.vault.people.update(replace(person, contracts=(*others, kept)))
            self._context.stores.vault.audit.add(Action.CLIENT_CHANGED, subject=who, extra=codes.SERVICES[service])
        self._context.register.forget(who)
        return Contract(service, first, last)


def contracts_of(context: Context, client: bytes) -> tuple[Contract, ...]:
    """One for each service: as agreed, else from the day on which the service was taken."""
    kept = {each.service: each for each in context.vault.people.get(client).contracts}
    return tuple(_contract(subject, kept.get(subject.service.value)) for subject in context.register.subjects(client))


def _contract(subject: Subject, kept: ContractValue | None) -> Contract:
    if kept is None:
        return Contract(subject.service, from_ms(subject.since_ms).date())
    last = date.fromordinal(kept.last_day) if kept.last_day is not None else None
    return Contract(subject.service, date.fromordinal(kept.first_day), last)
