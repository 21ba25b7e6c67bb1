"""Does anything in the journal's store name anybody? Every text in it is held against everything that the vault knows.

Rules: a find names its place, never the name and never the text. A text of a client is searched for all that is known of that
client and of the third persons confirmed for that client, in every form, and for what is strong by itself of everybody
else; what the structured recognisers see in clear counts as well. What cannot be opened is said to be unchecked. The
search reads what consent shuts too, because it shows nothing of it.
"""

import time
from collections import Counter
from collections.abc import Iterator

from journal_tui.practice.context import Context
from journal_tui.practice.errors import RefusedByRule
from journal_tui.practice.leak_finders import Finder, Finders, Found, masked
from journal_tui.practice.leak_report import Leak, LeakReport, Unchecked
from journal_tui.practice.pseudonyms.merging import head_of
from journal_tui.practice.pseudonyms.text import tokens_in
from journal_tui.practice.setup import Progress, no_progress
from storage.audit.actions import Action, Result
from storage.journal.check import count_rows
from storage.journal.pseudonym import InvalidPseudonym, parse
from storage.journal.texts import Opened, TextAt, every_row

INDEX, CONFIG, EXPORT = "index", "config", "export"
EXPORTS = "exports"
"""The folder in the practice's own in which exports lie."""
LARGEST_FILE = 64 * 1024 * 1024
_REMEMBERED, _SHORT = 5_000, 40
_STEP = 0.25


class LeakSearch:
    """One search, done in steps, so that whoever waits for it sees how far it is and can leave."""

    def __init__(self, context: Context) -> None:
        """Nothing is opened yet."""
        self._context = context
        self._finders = Finders(context)
        self._leaks: list[Leak] = []
        self._undecided: list[tuple[Found, Leak]] = []
        self._used: set[tuple[bytes, str]] = set()
        self._unchecked: list[Unchecked] = []
        self._texts = self._proposals = self._done = 0
        self._harmless: set[tuple[bytes, str]] = set()
        self._total = len(context.register.clients()) + count_rows(context.stores.journal) + len(context.shelf)
        self._steps: Iterator[None] | None = self._all()

    def work(self, seconds: float = _STEP) -> tuple[int, int]:
        """Go on for about so long.

        Returns:
            How many clients and rows have been read, and how many there are; equal only when it has ended.
        """
        until = time.monotonic() + seconds
        for _ in self._steps or ():
            if time.monotonic() >= until:
                return min(self._done, max(0, self._total - 1)), self._total
        self._end(int(bool(self._leaks or self._unchecked)))
        return self._total, self._total

    @property
    def ended(self) -> bool:
        """Whether there is nothing more to read."""
        return self._steps is None

    def stop(self) -> None:
        """Leave off; the log keeps that the check did not come to its end."""
        self._end(int(Result.FAILED))

    def report(self) -> LeakReport:
        """What has been found so far."""
        counts = Counter((leak.layer, leak.kind) for leak in self._leaks)
        identifiers = self._finders.identifiers
        return LeakReport(
            tuple(self._leaks),
            self._texts,
            identifiers,
            self._proposals,
            tuple(self._unchecked),
            dict(sorted(counts.items())),
        )

    def _end(self, result: int) -> None:
        if self._steps is not None:
            self._steps = None
            self._context.stores.vault.audit.add(Action.LEAKS_CHECKED, result=result, extra=self._texts)

    def _all(self) -> Iterator[None]:
        for code, client in self._finders.prepare():
            if code:
                self._unchecked.append(Unchecked("client", client.hex(), code))
            self._done += 1
            yield
        for opened in every_row(self._context.stores.journal):
            self._row(opened)
            self._done += 1
            yield
        yield from self._memory()
        yield from self._files()
        self._leaks += [leak for found, leak in self._undecided if self._finders.stand(found, self._used)]

    def _row(self, opened: Opened) -> None:
        finder, where = self._finders.of_subject(opened.subject), opened.row.hex()
        code = opened.code or finder.code
        if code:
            self._unchecked.append(Unchecked(opened.table, where, code))
        ignored = tuple(at.text for at in opened.texts if at.path.startswith("ignored["))
        for at in opened.texts:
            if _is_pseudonym(at):
                continue
            known = (at.subject, at.text)
            if known in self._harmless:
                self._texts += 1
            elif (
                not self._text(finder, at.table, where, at.path, at.text, ignored)
                and not ignored
                and len(at.text) <= _SHORT
            ):
                if len(self._harmless) >= _REMEMBERED:
                    self._harmless.clear()
                self._harmless.add(known)

    def _text(self, finder: Finder, place: str, where: str, path: str, text: str, ignored: tuple[str, ...] = ()) -> int:
        self._texts += 1
        found, proposals = finder.find(masked(text), ignored)
        self._proposals += proposals
        self._used |= {(finder.client, head_of(token.label)) for token in tokens_in(text)}
        for each in found:
            leak = _leak(finder, each, place, where, path, text)
            if each.owners:
                self._undecided.append((each, leak))
            else:
                self._leaks.append(leak)
        return len(found) + proposals

    def _memory(self) -> Iterator[None]:
        """The search forms that a lookup holds in memory: they come from the texts, and must not hold more."""
        for volume in tuple(self._context.shelf):
            finder = self._finders.of_subject(volume.subject)
            for number, page in enumerate(volume.pages):
                self._text(finder, INDEX, volume.entry.hex(), f"page[{number}]", page)
            self._done += 1
            yield
        for leaf in self._context.shelf.leaves:
            self._text(self._finders.of_subject(leaf.subject), INDEX, leaf.id.hex(), "page[0]", leaf.page)

    def _files(self) -> Iterator[None]:
        """What lies beside the stores in clear: the settings, and what was exported; their names too."""
        finder = self._finders.everybody()
        home = self._context.home
        exported = sorted(path for path in (home.folder / EXPORTS).rglob("*") if path.is_file())
        for number, path in enumerate((home.config, *exported)):
            if not path.is_file():
                continue
            place, where = (EXPORT, str(number)) if number else (CONFIG, path.name)
            self._text(finder, place, where, "name", path.name)
            try:
                if path.stat().st_size > LARGEST_FILE:
                    self._unchecked.append(Unchecked(place, where, "too_large"))
                    continue
                text = path.read_bytes().decode("utf-8", errors="replace")
            except OSError:
                self._unchecked.append(Unchecked(place, where, "unreadable"))
                continue
            self._text(finder, place, where, "text", text)
            yield


class Leaks:
    """The desk of leak checks of one open practice."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._search: LeakSearch | None = None

    def check(self, progress: Progress = no_progress) -> LeakReport:
        """Search everything in the journal's store for everything that the vault knows, to the end.

        Args:
            progress: Told as (`leaks`, done, total); what it raises ends the search, and the log says so.
        """
        search = self.search()
        try:
            progress("leaks", *search.work(0))
            while not search.ended:
                progress("leaks", *search.work())
        finally:
            search.stop()
        return search.report()

    def search(self) -> LeakSearch:
        """The same in steps, for a screen; a search that was under way is left off."""
        self.stop()
        self._search = LeakSearch(self._context)
        return self._search

    def stop(self) -> None:
        """Leave off what is under way: the practice is being locked."""
        if self._search is not None:
            self._search.stop()

    def require_none(self, progress: Progress = no_progress) -> LeakReport:
        """The check that whatever brings texts in ends with, and whatever takes texts out begins with.

        There is no import, export or backup of texts yet: each of them has to call this, and nothing else, for it.

        Args:
            progress: As for `check`.

        Returns:
            The report; finds that are not sure may be in it, for a person to look at.

        Raises:
            RefusedByRule: Something names somebody for sure (`leaks`), or could not be looked at (`leaks_unchecked`).
                `facts["count"]`. What was to go out stays here; what came in is to be taken back or put right.
        """
        report = self.check(progress)
        sure = sum(leak.sure for leak in report.leaks)
        if sure:
            raise RefusedByRule(reason="leaks", count=sure)
        if report.unchecked:
            raise RefusedByRule(reason="leaks_unchecked", count=len(report.unchecked))
        return report


def _leak(finder: Finder, found: Found, place: str, where: str, path: str, text: str) -> Leak:
    return Leak(
        place=place,
        id=where,
        field=path,
        offset=found.start,
        line=1 + text.count("\n", 0, found.start),
        layer=found.layer,
        kind=found.kind.value,
        sure=found.sure,
        pseudonym=finder.pseudonym,
    )


def _is_pseudonym(at: TextAt) -> bool:
    """Random letters with a check character: whatever they spell by chance names nobody."""
    if at.path != "pseudonym":
        return False
    try:
        return parse(at.text) == at.text
    except InvalidPseudonym:
        return False
