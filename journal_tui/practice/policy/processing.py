"""The register of processing (art. 30 GDPR) and the inventory of data, put together from the policy's data.

Rule: nothing in them is about a person; every line comes from what the program itself goes by, so that the register cannot
say another thing than what is done.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from journal_tui.practice.context import Context
from journal_tui.practice.decisions import Decision, DecisionKind, decisions
from journal_tui.practice.disclosure.leaving import leave
from journal_tui.practice.policy import kinds
from journal_tui.practice.policy.kinds import Trace, labels, period, periods_of
from journal_tui.practice.rights.data_classes import DataClass, data_classes
from journal_tui.practice.rights.planning import places
from storage.audit.actions import Action
from storage.sealed.shelf import Shelf

_WIDTH = 18


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: its title, and what is said of it by the code of a label."""

    code: str
    title: str
    said: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Paper:
    """A register or inventory in one language.

    Attributes:
        kind: `register` or `inventory`.
        head: What stands above, by the code of a label.
        lines: The entries.
        protection: How the data is protected.
        decisions: What the practice has decided where law and policy leave a choice.
    """

    kind: str
    language: str
    head: Mapping[str, str]
    lines: tuple[Line, ...]
    protection: tuple[str, ...]
    decisions: tuple[str, ...]

    def text(self) -> str:
        """As a text for reading."""
        named = labels(self.language)
        out = [named[self.kind], "=" * len(named[self.kind]), ""]
        out += [f"{named[code]}: {value}" for code, value in self.head.items()]
        for number, line in enumerate(self.lines, 1):
            out += ["", f"{number}. {line.title}"]
            for code, said in line.said.items():
                label = f"{named[code]}:".ljust(_WIDTH)
                out += [f"   {label if first == 0 else ' ' * _WIDTH}{each}" for first, each in enumerate(said)]
        for code, said in (("protection", self.protection), ("decisions", self.decisions)):
            out += ["", named[code], *(f"   – {each}" for each in said)]
        return "\n".join(out) + "\n"

    def value(self) -> dict[str, object]:
        """As a value for JSON."""
        return {
            "schema": f"journal-tui/{self.kind}/1",
            "language": self.language,
            **self.head,
            "entries": [
                {"code": line.code, "title": line.title, **{code: list(said) for code, said in line.said.items()}}
                for line in self.lines
            ],
            "protection": list(self.protection),
            "decisions": list(self.decisions),
        }


class Processing:
    """The register and the inventory of one open practice."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context

    def register(self, language: str = "sv") -> Paper:
        """What is done with data, purpose by purpose: why, on what basis, whose, to whom, how long, where."""
        named = labels(language)
        basis = {each.code: each for each in kinds.bases()}
        lines = []
        for purpose in kinds.purposes():
            held = [each for each in kinds.categories() if purpose.code in each.purposes]
            codes = {code for each in held for code in each.classes}
            classes = [each for each in data_classes() if each.code in codes]
            to = [each for each in kinds.recipients() if purpose.code in (each.purpose, *each.also)]
            rests_on = basis[purpose.basis]
            said = {
                "basis": (f"{rests_on.title(language)}, {rests_on.law}",),
                "who": _once(named[each.owner] for each in classes),
                "what": tuple(each.title(language) for each in held),
                "recipients": tuple(f"{each.title(language)}: {each.receives[language]}" for each in to)
                or (named["nobody"],),
                "abroad": (named["nothing"],),
                "retention": _once(each.title(language) for one in classes for each in periods_of(one)),
                "where": _once(named[each.store] for each in classes),
            }
            lines.append(Line(purpose.code, purpose.title(language), said))
        return self._paper("register", language, lines)

    def inventory(self, language: str = "sv") -> Paper:
        """What is kept, class by class: what, why, on what basis, whose, where, in which tables, how long, under which key, who may get it."""
        there = places(self._context)
        clear = {
            (store, shelf.name): shelf.table.clear_names
            for store, place in there.items()
            for shelf in place.shelves
            if isinstance(shelf, Shelf)
        }
        lines = [_class_line(each, language, clear) for each in data_classes()]
        paper = self._paper("inventory", language, [*lines, *(_trace_line(each, language) for each in kinds.traces())])
        return replace(paper, head={**paper.head, "tables": labels(language)["columns"]})

    def export(self, paper: Paper, path: Path) -> None:
        """Write one to a new file: JSON where its name ends so, else text. It is noted in the log; nobody is in it.

        Raises:
            InvalidInput: Something is there already.
            NotWritable, DiskFull: It cannot be written there; nothing was left.
        """
        as_json = json.dumps(paper.value(), ensure_ascii=False, indent=2) + "\n"
        content = as_json if path.suffix == ".json" else paper.text()
        vault = self._context.stores.vault

        def note(_digest: bytes) -> None:
            with vault.database.write():
                vault.audit.add(Action.REGISTER_EXPORTED, extra=len(paper.lines))

        leave(path, content.encode(), note)

    def _paper(self, kind: str, language: str, lines: Iterable[Line]) -> Paper:
        held = self._context.settings.controller
        known = (held.name, held.organisation_number, held.address, held.email, *held.phones)
        head = {
            "controller": ", ".join(part for part in known if part),
            "policy": self._context.settings.policy_version,
            "made": self._today().isoformat(),
        }
        protection = tuple(each.title(language) for each in kinds.protection())
        decided = tuple(_decided(each, self._context.settings.days(each.code), language) for each in decisions())
        return Paper(kind, language, head, tuple(lines), protection, decided)

    def _today(self) -> date:
        return self._context.clock.now().date()


def _class_line(one: DataClass, language: str, clear: Mapping[tuple[str, str], tuple[str, ...]]) -> Line:
    named = labels(language)
    basis = {each.code: each for each in kinds.bases()}[one.basis]
    held = [each for each in kinds.categories() if one.code in each.classes]
    wanted = {code for each in held for code in each.purposes}
    said = {
        "what": tuple(each.title(language) for each in held),
        "why": tuple(each.title(language) for each in kinds.purposes() if each.code in wanted),
        "basis": (f"{basis.title(language)}, {basis.law}",),
        "who": (named[one.owner],),
        "where": (named[one.store],),
        "tables": tuple(_table(each, clear.get((one.store, each), ()), named) for each in one.tables),
        "recipients": tuple(each.title(language) for each in kinds.recipients() if one.code in each.classes)
        or (named["nobody"],),
        "sealed_by": (named["own_key"] if one.key else named["store_key"],),
        "retention": tuple(each.title(language) for each in periods_of(one)),
        "on_erasure": (named["goes"] if one.erasable else f"{named['stays']}: {one.law}",),
    }
    return Line(one.code, one.title(language), said)


def _table(name: str, clear: tuple[str, ...], named: Mapping[str, str]) -> str:
    return f"{name} ({named['clear']}: {', '.join(clear)})" if clear else name


def _trace_line(one: Trace, language: str) -> Line:
    named = labels(language)
    basis = {each.code: each for each in kinds.bases()}[one.basis]
    why = {each.code: each for each in kinds.purposes()}[one.purpose]
    said = {
        "why": (why.title(language),),
        "basis": (f"{basis.title(language)}, {basis.law}",),
        "who": (named[one.who],),
        "where": (named["every_store"],),
        "tables": one.tables,
        "recipients": (named["nobody"],),
        "retention": (period(one.rule).title(language),),
        "on_erasure": (f"{named['stays']}: {basis.law}",),
    }
    return Line(one.code, one.title(language), said)


def _decided(one: Decision, value: int, language: str) -> str:
    named = labels(language)
    said = {
        DecisionKind.DAYS: f"{value} {named['day' if value == 1 else 'days']}",
        DecisionKind.MONTH: f"{named['month']} {value}",
    }.get(one.kind, named["yes" if value else "no"])
    return f"{one.titles[language]}: {said} ({one.notes[language]})"


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
