"""After an erasure no file holds a word of the person's two hundred, in any shape, nor the id of a destroyed key."""

from journal_tui.practice.rights.holds import Holds
from journal_tui.practice.rights.order import OrderKind, Outcome
from journal_tui.practice.values import Service
from storage import erasing as storage_erasing
from tests.cli.plaintext import findings
from tests.practice.journalling.working_day import Work
from tests.practice.rights.erasing import CASE, order_for, owners, stand_behind
from tests.practice.rights.planted import planted

WORDS = tuple(f"kvällsord{number:03d}" for number in range(160))


def test_no_file_holds_one_of_two_hundred_words_or_a_destroyed_key(work: Work) -> None:
    client, facts = planted(work)
    for restriction in work.practice.restrictions.of_client(client):
        work.practice.restrictions.lift(restriction.id, informed=True)
    work.note(client, " ".join(WORDS), Service.PT)
    words = {*facts, *WORDS}
    assert len(words) == 200
    ids = owners(work, client)
    stores = work.practice.context.stores.all()
    kids = {key.kid for store in stores for owner in ids.values() for key in storage_erasing.keys_of(store, owner)}
    assert kids and any(kid in path.read_bytes() for kid in kids for path in work.folder.rglob("*.db"))
    for case in work.practice.cases.list():
        work.practice.cases.refuse(case.number, "unfounded")
    for hold in work.practice.context.vault.holds.all():
        Holds(work.practice.context).lift(hold.id.hex())
    approved = stand_behind(work, order_for(client))
    ended = work.practice.context.erasing.erase(OrderKind.REQUEST, CASE, approved)
    assert ended.done and not [line for line in ended.lines if line.outcome is Outcome.HELD]
    work.practice.close()
    assert findings(work.folder, words) == []
    held = [path.read_bytes() for path in work.folder.rglob("*") if path.is_file()]
    assert not [kid for kid in kids if any(kid in content for content in held)]
    work.reopen()
