"""The exact written form of every token of one text: what makes re-identification exact to the byte.

The rule: the vault commits before the journal, so a crash between the two leaves forms that are ahead of the text;
therefore those of the version before are kept too, and the journal's row says which one it needs. The row is found by a keyed
hash of the journal's id, so that the vault does not show which texts exist.
"""

from dataclasses import replace

from storage.errors import NotFound
from storage.sealed.record import new_id
from storage.sealed.shelf import Shelf
from storage.store import Store
from storage.vault.records import FormsRecord, FormsVersion
from storage.vault.tables import FORMS, text_lookup

_BY_TEXT = FORMS.where("text_lookup")


class FormsRepository:
    """The written forms of one open vault."""

    def __init__(self, store: Store) -> None:
        """Take the open vault."""
        self._store = store
        self._shelf = Shelf(FORMS, store)

    def put(self, client: bytes, text: bytes, version: int, forms: tuple[str, ...], created_ms: int) -> FormsRecord:
        """Keep the forms of one version of a text, and those of the newest version before it.

        Args:
            client: Whose text it is.
            text: The journal's id of the draft, entry or addendum.
            version: The version that the journal is about to write; writing it again replaces it. A version
                whose forms are those of the version before need not be put.
            forms: Written forms in the order of the tokens.
            created_ms: Now.
        """
        fresh = FormsVersion(version, forms)
        with self._store.database.statements():
            held = self._find(text)
            if held is None:
                record = FormsRecord(id=new_id(), subject=client, created_ms=created_ms, text=text, versions=(fresh,))
                return self._shelf.add(record)
            before = [each for each in held.versions if each.version < version]
            return self._shelf.update(replace(held, versions=(*before[-1:], fresh)))

    def get(self, client: bytes, text: bytes, version: int) -> tuple[str, ...]:
        """The written forms that belong to one version of a text: those put last, up to that version.

        Raises:
            NotFound: There are none for this text up to this version, or they are another client's.
        """
        held = self._find(text)
        if held is not None and held.subject == client:
            for each in reversed(held.versions):
                if each.version <= version:
                    return each.forms
        raise NotFound(table=FORMS.name)

    def remove(self, text: bytes) -> bool:
        """Take the forms of a text away; says whether there were any."""
        with self._store.database.statements():
            held = self._find(text)
            return held is not None and self._shelf.remove(held.id)

    def row_of(self, text: bytes) -> bytes | None:
        """The id of the row that holds the forms of a text, or None."""
        held = self._find(text)
        return None if held is None else held.id

    def _find(self, text: bytes) -> FormsRecord | None:
        return self._shelf.find(_BY_TEXT, {"text_lookup": text_lookup(self._store, text)})
