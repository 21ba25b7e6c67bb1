"""A vault from before tokens could be merged: it opens, its tokens are read, and a program from that time refuses the new one."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from storage.errors import Unsupported
from storage.keys import Domain
from storage.migrations import chain
from storage.migrations.chain import CHAINS, version_of
from storage.sealed.payload import Codec
from storage.sealed.record import Record, new_id
from storage.sealed.shelf import Shelf
from storage.sealed.table import SealedTable
from storage.stores import Stores
from storage.vault import case_rows, rows
from storage.vault.records import TokenRecord
from storage.vault.repositories import Vault
from storage.vault.tables import TOKEN, base_lookup, mapping_key
from tests.storage.bare import NOW, Bare

CLIENT = new_id()
LATER = frozenset(
    each.__tablename__ for each in vars(case_rows).values() if getattr(each, "__module__", "") == case_rows.__name__
)
"""Tables that a program of that time did not make."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierToken(Record):
    """A token as version 0001 wrote it."""

    kind: str
    number: int
    base: str = field(repr=False)
    role: str = ""
    label: str = ""
    shown: str = field(default="", repr=False)


EARLIER = SealedTable(
    rows.TokenRow,
    Codec("vault/token/1", EarlierToken),
    mapping_key,
    lambda store, record: {"base_lookup": base_lookup(store, record.subject, record.kind, record.base)},
)


def token(number: int, base: str, role: str = "", shown: str = "") -> EarlierToken:
    head = f"person-{number}"
    return EarlierToken(
        id=new_id(),
        subject=CLIENT,
        created_ms=NOW,
        kind="PERSON",
        number=number,
        base=base,
        role=role,
        label=head,
        shown=shown,
    )


@pytest.fixture
def earlier(bare: Bare) -> Bare:
    """The practice as a program of version 0001 left it: two tokens in the vault."""
    stores = bare.open()
    stores.vault.new_key(Domain.MAPPING, CLIENT)
    shelf = Shelf(EARLIER, stores.vault)
    shelf.add(token(1, "tindra", role="syster", shown="Tindra"))
    shelf.add(token(2, "näckrosen"))
    stores.close()
    for table in case_rows.VaultTable.metadata.tables.values():
        if table.name in LATER:
            bare.sql("vault", f"DROP TABLE {table.name}")
    bare.sql("vault", "UPDATE alembic_version SET version_num = '0001'")
    return bare


def tokens(stores: Stores) -> tuple[TokenRecord, ...]:
    return Vault(stores.vault).tokens.of_client(CLIENT)


def test_it_opens_and_is_brought_forward_with_its_tokens_as_they_were(earlier: Bare) -> None:
    sealed = earlier.sql("vault", "SELECT id, version, sealed FROM token ORDER BY id")
    stores = earlier.open()
    first, second = tokens(stores)
    assert (first.number, first.base, first.role, first.label, first.shown) == (1, "tindra", "syster", "person-1", "Tindra")
    assert (second.number, second.base) == (2, "näckrosen")
    for record in (first, second):
        assert (record.also, record.pending, record.merged_into, record.nickname) == ((), False, "", "")
    assert version_of(stores.vault.database, "vault") == CHAINS["vault"][-1]
    assert earlier.sql("vault", "SELECT id, version, sealed FROM token ORDER BY id") == sealed
    assert not list(Path(earlier.folder).glob("*.before-*"))


def test_a_token_of_that_time_can_be_merged_and_is_written_in_the_new_shape(earlier: Bare) -> None:
    stores = earlier.open()
    first, second = tokens(stores)
    kept = Vault(stores.vault).tokens.update(replace(second, merged_into="person-1", also=("nacke",), pending=True))
    assert kept.version == 2
    assert tokens(stores) == (first, kept)
    assert TOKEN.codec.encode(kept).startswith(b'{"also":["nacke"],')
    stores.close()
    assert tokens(earlier.open()) == (first, kept)


def test_a_program_of_that_time_refuses_the_vault_by_name(earlier: Bare, monkeypatch: pytest.MonkeyPatch) -> None:
    earlier.open().close()
    monkeypatch.setattr(chain, "CHAINS", {**CHAINS, "vault": ("0001",)})
    with pytest.raises(Unsupported) as caught:
        earlier.open()
    assert caught.value.facts == {"role": "vault", "part": "schema", "version": CHAINS["vault"][-1]}
