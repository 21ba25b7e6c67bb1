"""Ways round the pseudonymiser: texts are planted in the journal exactly as they are given, as a careless import would."""

from dataclasses import replace

from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.practice.values import AmendmentKind, Contact, Purpose, Service
from storage.journal.records import AddendumRecord, EntryRecord
from storage.sealed.record import new_id

CLEAN = "‹klient› har sovit bättre fyra nätter av sju. Grälade med ‹person-1 syster› på söndagen."
ANNA = Contact(
    "Anna-Karin",
    "von Almquist",
    ("Ankan",),
    "anna.almquist@example.org",
    "070-174 06 41",
    "Kvarnbacksvägen 17, 123 45 Ån",
    "Fågelbolaget",
)
MOA = Contact("Moa", "Tranströmer", (), "moa@example.net", "070-174 06 52", "Storgatan 12")
SECRETS = ("almquist", "ankan", "tranströmer", "moa", "kvarnback", "fågelbolaget", "174", "example", "ekwall")


class Planted:
    """A practice with two clients, and ways round the pseudonymiser."""

    def __init__(self, room):
        self.room = room
        self.practice = room.practice
        self.practice.consent.publish(Service.KBT)
        self.anna, self.moa = (self.practice.clients.register(contact, (Service.KBT,)).client for contact in (ANNA, MOA))
        for client in (self.anna, self.moa):
            room.consent(client)
        self.journal = self.practice.context.journal

    def subject(self, client):
        return self.practice.context.register.subject(bytes.fromhex(client), Service.KBT).id

    def permit(self, client):
        permits = self.journal.permits.current(self.subject(client))
        return next(each.id for each in permits if each.purpose == Purpose.JOURNAL.value)

    def entry(self, text, client=None, **more):
        """A signed entry with exactly this text; its id."""
        client = client or self.anna
        today, now = self.practice.context.today().toordinal(), self.practice.context.now_ms()
        record = EntryRecord(
            id=new_id(),
            subject=self.subject(client),
            created_ms=now,
            permit=self.permit(client),
            appointment=new_id(),
            at_ms=now,
            signed_ms=now,
            text=text,
            **more,
        )
        return self.journal.entries.add_signed(record, today).id.hex()

    def addendum(self, entry, client=None, **texts):
        client = client or self.anna
        today, now = self.practice.context.today().toordinal(), self.practice.context.now_ms()
        record = AddendumRecord(
            id=new_id(),
            subject=self.subject(client),
            created_ms=now,
            permit=self.permit(client),
            entry=bytes.fromhex(entry),
            kind=AmendmentKind.SUPPLEMENT.value,
            signed_ms=now,
            **({"text": CLEAN} | texts),
        )
        return self.journal.addenda.add_signed(record, today).id.hex()

    def draft(self, client=None, **changes):
        """An open note with exactly this content; its id."""
        permit = self.practice.gate.check(client or self.anna, Service.KBT)
        draft = self.practice.appointments.start(None, permit)
        held = self.journal.drafts.get(bytes.fromhex(draft.id))
        self.journal.drafts.save(replace(held, **changes), self.practice.context.today().toordinal())
        return draft.id

    def confirm(self, name, client=None):
        """A human's word that somebody is a third person of this client."""
        known = self.practice.entries.pseudonymiser(client or self.anna, Service.KBT)
        made = known.accept(f"{name} ringde.", (), 0, len(name), Kind.PERSON)
        permit = self.practice.gate.check(client or self.anna, Service.KBT)
        draft = self.practice.appointments.start(None, permit)
        self.practice.entries.save(draft.id, permit.id, made.text, made.forms)
        self.practice.entries.sign(draft.id, accept_flags=True)

    def check(self):
        return self.practice.leaks.check()

    def found(self):
        """What the check finds: places."""
        return [(leak.place, leak.id, leak.field) for leak in self.check().leaks]
