"""Carrying out what a person decides about a word or a code, and taking it back.

Rules: whole passes over a note run on the storage thread, never under a key; what the vault has to remember it is told
before the text says it; every decision can be taken back while the note is open, whatever was written meanwhile.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from journal_tui.practice.pseudonyms.pseudonymiser import Pseudonymiser, Stored
from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.practice.pseudonyms.tokens import CLIENT, Token
from journal_tui.practice.values import Flag, Service
from journal_tui.tui.note.decisions import Decided, Line, anchored, undecided
from journal_tui.tui.note.roles import guessed
from journal_tui.tui.note.sitting import Place, Sitting, Step, head, places, put_back, relabelled, turned

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice
    from journal_tui.tui.gateway import Gateway
    from journal_tui.tui.widgets.entry_editor import EntryEditor

Save = Callable[[], Awaitable[bool]]


class Deciding:
    """The decisions about one open text."""

    def __init__(
        self, gateway: "Gateway", editor: "EntryEditor", client: str, service: Service, save: Save, sitting: Sitting
    ) -> None:
        """Decide about a text.

        Args:
            gateway: The door to the practice.
            editor: Where the text stands.
            client: Whose text it is.
            service: In which service.
            save: Saves the text as it stands; false when that failed.
            sitting: Where the decisions are kept.
        """
        self._gateway = gateway
        self.editor = editor
        self.sitting = sitting
        self._client = client
        self._service = service
        self._save = save

    @property
    def waiting(self) -> list[Line]:
        """The words that wait."""
        return undecided(self.editor.text, self.sitting.flags, guessed)

    async def look(self) -> None:
        """Look through the whole text: what is certain becomes a code, the rest waits."""
        known, text, forms, ignored = self._now()
        made = await self._gateway.call(lambda: known.complete(text, forms, ignored))
        self._take(text, made)

    # -- about a word -------------------------------------------------------------------------

    async def accept(self, line: Line, kind: Kind | None = None, role: str = "", same: Token | None = None) -> None:
        """Make a word a code, everywhere in the text.

        Args:
            line: The word.
            kind: What it is; as suggested when None.
            role: A role word for a person.
            same: The token that it is another form of.
        """
        if same == CLIENT:
            await self._is_client(line)
            return
        known, text, forms, ignored = self._now()
        here = anchored(text, [Flag(line.start, line.end, line.kind, line.word)])  # a save may have moved it meanwhile
        if not here:
            return
        client, word, wanted = self._client, line.word, same.kind if same is not None else kind or Kind(line.kind)
        if same is not None:
            await self._gateway.ask(lambda p: p.aliases.add_form(client, same.label, word))
        made = await self._gateway.call(
            lambda: known.accept(text, forms, here[0].start, here[0].end, wanted, role, same_as=same, ignored=ignored)
        )
        self._take(text, made)
        before, after = places(text, forms), places(made.text, made.forms)
        back = turned(before, after)
        label = _label(word, back, after)
        fresh = () if same is not None else _undecided_heads(known.book.by_label, back)

        def unlearn(practice: "Practice") -> None:
            if same is not None:
                practice.aliases.remove_form(client, same.label, word)
            for each in fresh:
                practice.aliases.undecide(client, each)

        decided = replace(line, how=Decided.TOKEN, token=f"‹{label}›" if label else "", role=role)
        self.sitting.add(Step((decided,), back, unlearn))

    async def _is_client(self, line: Line) -> None:
        """A nickname of the client: a code of its own first, which then gives way to the client's."""
        await self.accept(line, Kind.PERSON)
        label = next((each.label for each in self.sitting.decided if each.word == line.word), "")
        if label:
            await self.merge(label, CLIENT.label)

    async def accept_all(self, lines: Sequence[Line]) -> None:
        """Make every word that waits a code, each as suggested."""
        known, text, forms, ignored = self._now()
        made = await self._gateway.call(lambda: known.complete(text, forms, ignored, undecided=True))
        before, after = places(text, forms), places(made.text, made.forms)
        back = turned(before, after)
        heads = _undecided_heads(known.book.by_label, back)
        roles = _roles(lines, back, after)
        changed = relabelled(made.text, roles)
        decided = [replace(token, pending=False) for token in made.book.tokens if head(token.label) in heads]
        self._take(text, Stored(changed, made.forms, (), tuple(decided), made.book))
        after = places(changed, made.forms)
        client = self._client

        def unlearn(practice: "Practice") -> None:
            for each in heads:
                practice.aliases.undecide(client, each)

        shown = [replace(line, how=Decided.TOKEN, token=f"‹{_label(line.word, back, after)}›") for line in lines]
        self.sitting.add(Step(tuple(shown), back, unlearn))

    async def ordinary(self, line: Line) -> None:
        """Remember that a word is no name for this client."""
        client, word = self._client, line.word
        await self._gateway.ask(lambda p: p.aliases.remember_ordinary(client, word))
        self.editor.pseudonymiser = self.editor.pseudonymiser.decline(word)
        self.sitting.flags = [flag for flag in self.sitting.flags if flag.text.casefold() != word.casefold()]

        def unlearn(practice: "Practice") -> None:
            practice.aliases.forget_ordinary(client, word)

        self.sitting.add(Step((replace(line, how=Decided.ORDINARY),), unlearn=unlearn))
        self._underline()

    async def ignore(self, line: Line) -> None:
        """Keep a word as it is, in this text only."""
        self.editor.ignored = tuple(dict.fromkeys((*self.editor.ignored, line.word)))
        self.sitting.flags = [flag for flag in self.sitting.flags if flag.text != line.word]
        self.sitting.add(Step((replace(line, how=Decided.IGNORED),), ignored=line.word))
        self._underline()

    # -- about a code -------------------------------------------------------------------------

    async def role(self, label: str, role: str) -> bool:
        """Give a code another role word, or none; false when the text could not be saved before."""
        if not await self._save():
            return False
        client, which = self._client, head(label)
        await self._gateway.ask(lambda p: p.aliases.set_role(client, which, role))
        old = label.partition(" ")[2]

        def unlearn(practice: "Practice") -> None:
            practice.aliases.set_role(client, which, old)

        await self._relabel(which, f"{which} {role}".rstrip(), unlearn, ())
        return True

    async def kind(self, label: str, kind: Kind) -> bool:
        """Say that a code is of another kind; false when the text could not be saved before."""
        client, which = self._client, head(label)
        held = self.editor.pseudonymiser.book.by_label(which)
        if held is None or held.kind is kind or not await self._save():
            return False
        was = held.kind
        changed = await self._gateway.ask(lambda p: p.aliases.change_kind(client, which, kind))

        def unlearn(practice: "Practice") -> None:
            practice.aliases.change_kind(client, changed.label, was)

        await self._relabel(which, changed.label, unlearn, ())
        return True

    async def merge(self, source: str, into: str) -> bool:
        """Let one code go on in the place of another; false when the text could not be saved before."""
        if not await self._save():
            return False
        client = self._client
        merged = await self._gateway.ask(lambda p: p.aliases.merge(client, head(source), head(into), across_kinds=True))

        def unlearn(practice: "Practice") -> None:
            practice.aliases.unmerge(client, merged.undo)

        line = Line(source, Decided.MERGED, f"‹{into}›")
        await self._relabel(head(source), into, unlearn, (line,))
        return True

    async def _relabel(
        self, which: str, label: str, unlearn: "Callable[[Practice], object]", lines: tuple[Line, ...]
    ) -> None:
        text, forms = self.editor.text, self.editor.forms
        changed = relabelled(text, {which: label})
        before, after = places(text, forms), places(changed, forms)
        moved = {
            (head(label), form): before[which, form]
            for (_head, form) in after
            if (which, form) in before and (head(label) == which or (head(label), form) not in before)
        }
        self.editor.take_over(text, changed, forms, everywhere=True)
        self.sitting.relabel(which, label, Step(lines, moved, unlearn))
        await self._renew()
        await self.look()

    # -- back again ---------------------------------------------------------------------------

    async def take_back(self) -> bool:
        """Take back the newest decision; false when there is none, or the text could not be saved before."""
        if not self.sitting.steps or not await self._save():
            return False
        step = self.sitting.pop()
        editor = self.editor
        text, forms = put_back(editor.text, editor.forms, step.back)
        editor.take_over(editor.text, text, forms, everywhere=True)
        editor.ignored = tuple(word for word in editor.ignored if word != step.ignored)
        if step.unlearn is not None:
            await self._gateway.ask(step.unlearn)
        await self._renew()
        await self.look()
        return True

    # -- inside -------------------------------------------------------------------------------

    def _now(self) -> tuple[Pseudonymiser, str, tuple[str, ...], tuple[str, ...]]:
        editor = self.editor
        return editor.pseudonymiser, editor.text, editor.forms, editor.ignored

    async def _renew(self) -> None:
        """Know what the vault knows now."""
        client, service = self._client, self._service
        self.editor.pseudonymiser = await self._gateway.ask(lambda p: p.entries.pseudonymiser(client, service))

    def _take(self, text: str, made: Stored) -> None:
        editor = self.editor
        editor.pseudonymiser = editor.pseudonymiser.learn(made.new_tokens)
        editor.take_over(text, made.text, made.forms, everywhere=True)
        self.sitting.flags = made.flags
        self._underline()

    def _underline(self) -> None:
        self.editor.set_undecided(frozenset(flag.text for flag in self.sitting.flags))


def _label(word: str, back: Mapping[Place, str], after: Mapping[Place, str]) -> str:
    """The label that a word became: the code with its form, or with the form without its ending."""
    fitting = [place for place in back if word.casefold().startswith(place[1])] or list(back)
    return after[max(fitting, key=lambda place: len(place[1]))] if fitting else ""


def _undecided_heads(held: Callable[[str], Token | None], back: Mapping[Place, str]) -> tuple[str, ...]:
    """The tokens that nobody had decided on before."""
    heads = dict.fromkeys(which for which, _form in back)
    return tuple(which for which in heads if (token := held(which)) is None or not token.decided)


def _roles(lines: Sequence[Line], back: Mapping[Place, str], after: Mapping[Place, str]) -> dict[str, str]:
    """For each person that a role word stands before, the label with it."""
    found: dict[str, str] = {}
    for line in lines:
        label = _label(line.word, back, after)
        if line.role and label.startswith("person-") and " " not in label:
            found.setdefault(label, f"{label} {line.role}")
    return found
