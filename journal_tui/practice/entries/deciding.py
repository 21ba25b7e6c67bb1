"""Deciding on the words of a draft that nobody has decided on, without an editor: what the review page does by its keys.

Rules: the vault is told before the text says it; what is decided is saved by the one save there is, so that everything
else in the text is looked at once more; a word is pointed at by its number among those that wait, never by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from journal_tui.practice.alias_desk import AliasDesk
from journal_tui.practice.aliases import Aliases
from journal_tui.practice.context import Context
from journal_tui.practice.entries.drafting import Drafting
from journal_tui.practice.entries.reach import permit_in_force
from journal_tui.practice.entries.saving import Saving
from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.pseudonyms.merging import CLIENT_HEAD, head_of, relabelled
from journal_tui.practice.pseudonyms.pseudonymiser import Pseudonymiser, Stored
from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.practice.pseudonyms.text import tokens_in
from journal_tui.practice.pseudonyms.tokens import CLIENT, WORDS
from journal_tui.practice.pseudonyms.undecided import reopen
from journal_tui.practice.values import Draft, Flag


class Answer(StrEnum):
    """What a word that waits is."""

    CODE = "code"
    IGNORE = "ignore"
    ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person says of words that wait.

    Attributes:
        answer: A name or the like, which becomes a code; no name this time; an ordinary word for this client.
        kind: What a code stands for; as suggested when None.
        role: A role word; then it is a person.
        same_as: Label of the code that it is another form of, `klient` for the client; empty for none.
    """

    answer: Answer = Answer.CODE
    kind: Kind | None = None
    role: str = ""
    same_as: str = ""


class Deciding:
    """Decides on drafts."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._aliases = Aliases(context)
        self._desk = AliasDesk(context)
        self._drafting = Drafting(context)
        self._saving = Saving(context)

    def decide(self, draft_id: str, numbers: Sequence[int], decision: Decision) -> Draft:
        """Decide on words of a draft and save it.

        Args:
            draft_id: Which draft.
            numbers: Which of its flags, from 1 in their order; none for all. A word that stands in several places is
                decided in all of them.
            decision: What they are.

        Returns:
            The draft as stored, with the flags that are left.

        Raises:
            InvalidInput: There is no such flag, the role word is a name, or the other code does not fit.
            NotFound: This client has no such code; or there is no such draft.
            SealedForever, RefusedByRule, ConsentMissing, PermitRefused: As for reading and saving a draft.
        """
        draft = self._drafting.get(draft_id)
        if any(not 1 <= number <= len(draft.flags) for number in numbers) or not draft.flags:
            raise InvalidInput(field="flag", reason="out_of_range")
        words = _words([draft.flags[number - 1] for number in numbers] or draft.flags)
        text, forms, flags = reopen(draft.text, draft.forms, draft.flags)
        open_note = Stored(text, forms, flags)
        if decision.answer is Answer.ORDINARY:
            for word, _label in words:
                self._desk.remember_ordinary(draft.client, word)
        if decision.answer is not Answer.CODE:
            kept = (*draft.ignored, *(word for word, _ in words)) if decision.answer is Answer.IGNORE else draft.ignored
            return self._save(draft, open_note, tuple(dict.fromkeys(kept)))
        role = self._desk.checked_role(draft.client, decision.role)
        if head_of(decision.same_as) == CLIENT_HEAD:
            return self._is_client(draft, open_note, words)
        for word, label in words:
            open_note = self._code(draft, open_note, (word, label), decision, role)
        return self._save(draft, open_note, draft.ignored)

    def _code(self, draft: Draft, note: Stored, word: tuple[str, str], decision: Decision, role: str) -> Stored:
        """The note in which a word is a code; as it was when an earlier decision has taken the word along."""
        flag = next((flag for flag in note.flags if (flag.text, flag.label) == word), None)
        if flag is None:
            return note
        kind = decision.kind or (Kind.PERSON if role else Kind(flag.label))
        same = None
        if decision.same_as:
            line = self._desk.add_form(draft.client, decision.same_as, flag.text)
            same = self._known(draft.client, note).book.by_label(line.label)
            kind = line.kind
        known = self._known(draft.client, note)
        return known.accept(note.text, note.forms, flag.start, flag.end, kind, role, same, draft.ignored)

    def _is_client(self, draft: Draft, note: Stored, words: Sequence[tuple[str, str]]) -> Draft:
        """Words that are the client's own: each gets a code first, which then gives way to the client's."""
        for word in words:
            note = self._code(draft, note, word, Decision(kind=Kind.PERSON), "")
        saved = self._save(draft, note, draft.ignored)
        text, forms, flags = reopen(saved.text, saved.forms, saved.flags)
        for label in _labels(text, forms, [word for word, _ in words]):
            self._desk.merge(draft.client, label, CLIENT.label)
            text = relabelled(text, label, CLIENT.label)
        return self._save(draft, Stored(text, forms, flags), draft.ignored)

    def _known(self, client: str, note: Stored) -> Pseudonymiser:
        return self._aliases.pseudonymiser(self._context.register.resolve(client)).learn(note.book.tokens)

    def _save(self, draft: Draft, note: Stored, ignored: tuple[str, ...]) -> Draft:
        permit = permit_in_force(self._context, self._drafting.record(draft.id).subject).id.hex()
        return self._saving.save(draft.id, permit, note.text, note.forms, draft.cursor, ignored)


def _words(flags: Sequence[Flag]) -> list[tuple[str, str]]:
    """The words with what each is suggested to be, once each."""
    return list(dict.fromkeys((flag.text, flag.label) for flag in flags))


def _labels(text: str, forms: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    """The persons' codes, without role words, that stand for one of the words, with or without its ending."""
    heads = (
        head_of(token.label)
        for token, form in zip(tokens_in(text), forms, strict=True)
        if any(form and word.startswith(form) for word in words)
    )
    return tuple(dict.fromkeys(head for head in heads if head.startswith(f"{WORDS[Kind.PERSON]}-")))
