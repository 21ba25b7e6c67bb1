"""What is set aside over a lock opens for whoever sealed it, in the store that sealed it, and for nobody else."""

import pytest

from storage.errors import Locked, Tampered
from storage.sealed.aside import open_aside, seal_aside


def test_it_opens_again_in_the_next_opening_and_says_nothing_itself(bare):
    sealed = seal_aside(bare.open().vault, "Ylva Hedström".encode())
    assert b"Hedstr" not in sealed
    bare.close()
    assert open_aside(bare.open().vault, sealed).decode() == "Ylva Hedström"


def test_another_user_another_store_and_a_changed_byte_open_nothing(bare):
    stores = bare.open()
    sealed = seal_aside(stores.vault, b"Ylva")
    with pytest.raises(Tampered):
        open_aside(stores.journal, sealed)
    with pytest.raises(Tampered):
        open_aside(stores.vault, sealed[:-1] + bytes([sealed[-1] ^ 1]))
    stores.vault.user_id = b"u" * 16  # somebody else, who holds the same store key
    with pytest.raises(Tampered):
        open_aside(stores.vault, sealed)


def test_a_closed_store_seals_nothing(bare):
    vault = bare.open().vault
    bare.close()
    with pytest.raises(Locked):
        seal_aside(vault, b"Ylva")
