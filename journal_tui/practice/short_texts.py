"""Texts beside a note (an agreement, a goal, an exercise): the same pass over them as over a note, without an editor.

Rules: what may be a name is a token before the journal sees it, decided or not; the vault is told first; the written forms
lie there under the row's own id, so that a reading view shows what was typed, and erasure finds it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from journal_tui.practice.aliases import Aliases, Held
from journal_tui.practice.context import Context
from journal_tui.practice.entries.text import checked
from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.pseudonyms.text import escape, restore, tokens_in
from journal_tui.practice.register import Subject

LONGEST = 2_000
"""Characters of one short text; a longer one belongs in a note."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the journal may store: texts with tokens, in the order given, and the version of their written forms."""

    texts: tuple[str, ...] = field(repr=False)
    forms_version: int

    @property
    def text(self) -> str:
        """The only text."""
        (only,) = self.texts
        return only


class ShortTexts:
    """Pseudonymises short texts of one open practice and puts the names back for reading views."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._aliases = Aliases(context)

    def keep(self, subject: Subject, row: bytes, raw: Sequence[str], held: Held | None = None) -> Kept:
        """Run the pass over the texts of one row and tell the vault.

        Args:
            subject: Whose texts they are.
            row: Id of the journal's row, new or held.
            raw: As they were typed, names and all.
            held: Written forms and version that the row has now; None for a new row.

        Raises:
            InvalidText, InvalidInput: A text cannot be stored or is too long; nothing was written.
            RecogniserDamaged: What finds names cannot be trusted; nothing was written.
        """
        for each in raw:
            checked(each)
            if len(each) > LONGEST:
                raise InvalidInput(field="text", reason="too_long", most=LONGEST)
        known = self._aliases.pseudonymiser(subject.client)
        texts: list[str] = []
        forms: list[str] = []
        with self._context.vault.store.database.write():
            for each in raw:
                stored = known.complete(escape(each), (), (), undecided=True)
                known = known.learn(stored.new_tokens)
                self._aliases.keep(subject.client, stored.new_tokens, stored.text)
                texts.append(stored.text)
                forms += stored.forms
            version = self._aliases.keep_forms(subject.client, row, tuple(forms), held or Held())
        return Kept(tuple(texts), version)

    def held(self, client: bytes, row: bytes, version: int, texts: Sequence[str]) -> Held:
        """What `keep` wants to know of a row that is written anew."""
        return Held(self._aliases.restored_forms(client, row, version, "".join(texts)) or (), version)

    def shown(self, client: bytes, row: bytes, version: int, texts: Sequence[str]) -> tuple[str, ...]:
        """Put the names back; when the vault has lost them, the texts with their tokens are given."""
        forms = self._aliases.restored_forms(client, row, version, "".join(texts))
        if forms is None:
            return tuple(texts)
        given: list[str] = []
        used = 0
        for text in texts:
            count = len(tokens_in(text))
            given.append(restore(text, forms[used : used + count]))
            used += count
        return tuple(given)
