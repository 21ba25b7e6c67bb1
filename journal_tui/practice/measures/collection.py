"""Every instrument that a practice has: those that travel with the program, and those that it brought in or named itself.

Rules: a version is never changed once it is there; what bears a name counts alike in each version, so that one curve shows
one thing. A pack that a program may not show is not taken in.
"""

from journal_tui.practice.context import Context
from journal_tui.practice.errors import InvalidInput, NotFound, RefusedByRule
from journal_tui.practice.measures import pack
from journal_tui.practice.measures.instrument import Instrument, Kind
from journal_tui.practice.measures.naming import named_pack
from journal_tui.practice.policy.kinds import unneeded_instruments
from journal_tui.practice.values import Service
from storage.audit.actions import Action
from storage.journal.matters import InstrumentRecord
from storage.sealed.record import Unreadable, new_id


class Collection:
    """The instruments of one open practice."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context
        self._read: tuple[tuple[int, int], tuple[Instrument, ...]] | None = None

    def every(self) -> tuple[Instrument, ...]:
        """Give every version of every instrument; of packs that cannot be read any more, none."""
        stamp = self._context.journal.instruments.stamp()
        if self._read is None or self._read[0] != stamp:
            rows = self._context.journal.instruments.all()
            own = [pack.read(row.pack, own=True) for row in rows if not isinstance(row, Unreadable)]
            self._read = (stamp, (*pack.shipped(), *own))
        return self._read[1]

    def newest(self, service: Service | None = None) -> tuple[Instrument, ...]:
        """Give the newest version of each, those of this service first, then by kind and name.

        Args:
            service: Where it is to be answered; those that are for other services come last, and what measures a kind of
                data that the service does not need is not offered.
        """
        found: dict[str, Instrument] = {}
        left_out = unneeded_instruments(service) if service is not None else frozenset[str]()
        for each in sorted(self.every(), key=lambda one: one.version):
            if each.name not in left_out:
                found[each.name] = each
        order = list(Kind)

        def place(one: Instrument) -> tuple[bool, int, str]:
            elsewhere = service is not None and bool(one.services) and service.value not in one.services
            return (elsewhere, order.index(one.kind), one.name)

        return tuple(sorted(found.values(), key=place))

    def find(self, key: str) -> Instrument:
        """Find an instrument by its name (`phq9`: the newest), or by name and version (`phq9/1`).

        Raises:
            NotFound: There is none.
        """
        found = [each for each in self.every() if key in (each.name, each.key)]
        if not found:
            raise NotFound(kind="instrument")
        return max(found, key=lambda each: each.version)

    def bring_in(self, source: str) -> Instrument:
        """Take in a pack that the practice has the right to use. One that is there already, to the letter, changes nothing.

        Raises:
            InvalidInput: The pack is not right (`facts["where"]`), its version is taken, or it counts otherwise than the
                instrument that bears its name.
            RefusedByRule: Its owner has not allowed that a program shows it (`electronic_not_allowed`).
        """
        one = pack.read(source, own=True)
        if one.rights.electronic_allowed != "yes":
            raise RefusedByRule(reason="electronic_not_allowed")
        if one.kind is Kind.TOTAL:
            raise InvalidInput(field="pack", reason="pack_schema", where="kind")
        return self._keep(one, source)

    def name_total(self, title: str, least: int, most: int, better: str) -> Instrument:
        """Name somebody else's questionnaire, of which only the total is written down.

        Args:
            title: What it is called, `KEDS`.
            least: Lowest total, a whole number.
            most: Highest total.
            better: `lower`, `higher` or `neither`.

        Raises:
            InvalidInput: The name or the range is not right, or the name counts otherwise already.
        """
        source = named_pack(title, least, most, better)
        return self._keep(pack.read(source, own=True), source)

    def _keep(self, one: Instrument, source: str) -> Instrument:
        alike = [each for each in self.every() if each.name == one.name]
        digest = pack.digest(source)
        held = {row.digest for row in self._context.journal.instruments.all() if not isinstance(row, Unreadable)}
        if digest in held:
            return one
        if any(each.key == one.key for each in alike):
            raise InvalidInput(field="pack", reason="version_taken")
        if any(not each.counts_as(one) for each in alike):
            raise InvalidInput(field="pack", reason="counts_otherwise")
        record = InstrumentRecord(
            id=new_id(),
            subject=bytes(16),
            created_ms=self._context.stamp_ms(),
            key=one.key,
            pack=source,
            digest=digest,
        )
        store = self._context.stores.journal
        with store.database.write():
            self._context.journal.instruments.add(record)
            store.audit.add(Action.INSTRUMENT_BROUGHT_IN, object=record.id)
        return one
