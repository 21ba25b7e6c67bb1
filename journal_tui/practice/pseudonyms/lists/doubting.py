"""What the rules hold against a find of the tagger: a scale in capitals, an eponym, a feast, a verb after a name, an English word.

Rule: only what hardly ever is a name is taken away, and never what is written like one and called so by somebody.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from journal_tui.practice.pseudonyms.lists import cues, english, roles
from journal_tui.practice.pseudonyms.lists.reading import Note
from journal_tui.practice.pseudonyms.span import Kind, Span
from journal_tui.practice.pseudonyms.tagging.words import Word

_SHORT_SCALE, _LONG_SCALE = 3, 7
"""Letters and signs of a scale's or a method's name."""
_NEAR = 4
_LIKELY = 0.9
_CERTAIN = 0.995
_MANY = 2


def kept(text: str, words: Sequence[Word], spans: Iterable[Span]) -> list[Span]:
    """The finds that no rule contradicts, without ordinary words at their end.

    Args:
        text: the whole written text.
        words: its words and signs.
        spans: finds of whole words in it.

    Raises:
        ArtefactDamaged: The lexicon is not what was recorded.
    """
    note = Note(text, words)
    starts = [word.start for word in words]
    found: list[Span] = []
    for span in spans:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end) - 1
        if _refuted(note, first, last, span) or not any(map(str.isalpha, text[span.start : span.end])):
            continue
        end = _trimmed(note, first, last) if span.kind is Kind.PERSON else last
        found.append(span if end == last else replace(span, end=words[end].end))
    return found


def without_english(text: str, words: Sequence[Word], spans: list[Span]) -> list[Span]:
    """The finds without what is only words of a note in English: `Met Anna` is found as `Anna`; every find of a Swedish one.

    Args:
        text: the whole written text.
        words: its words and signs.
        spans: finds of whole words in it, by whatever layer.
    """
    if not spans:
        return spans
    note = Note(text, words)
    if not english.is_english([seen.low for seen in note.seen[: len(words)]]):
        return spans
    starts = [word.start for word in words]
    kept: list[Span] = []
    for span in spans:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end) - 1
        if _only_words(note, first, last):
            continue
        while span.kind is Kind.PERSON and first < last and _only_words(note, first, first):
            first += 1
        while span.kind is Kind.PERSON and first < last and _only_words(note, last, last):
            last -= 1
        whole = (words[first].start, words[last].end) == (span.start, span.end)
        kept.append(span if whole else replace(span, start=words[first].start, end=words[last].end))
    return kept


def _only_words(note: Note, first: int, last: int) -> bool:
    seen = [each for each in note.seen[first : last + 1] if each.case not in "dp"]
    return english.only_words(
        [each.low for each in seen],
        [each.case != "l" for each in seen],
        [each.named for each in seen],
        begins=note.begins(first),
    )


def _refuted(note: Note, first: int, last: int, span: Span) -> bool:
    seen = note.at(first)
    before, after = note.at(first - 1), note.at(last + 1)
    if span.score >= _CERTAIN and seen.case != "I":
        return False
    if first < last:
        return note.at(last).low in cues.EXERCISES | {"test"} and seen.given < _MANY
    if span.kind is Kind.PERSON and _says_who(note, first):
        return True
    if seen.case == "I":
        return before.case == "d"
    if seen.low in cues.FEASTS and before.low in cues.TIMES:
        return True
    if seen.case == "C" and not (seen.given >= _MANY and seen.often < _MANY):
        genitive = seen.low[-1] == "s"
        if after.low in cues.EXERCISES or (after.low in cues.EPONYMS and not genitive):
            return True
    size = len(seen.low)
    strange = (
        seen.case in "AM" and _SHORT_SCALE <= size <= _LONG_SCALE and not (seen.named or seen.place or seen.organisation)
    )
    if not strange or seen.low[1] in "-\u2010\u2011" or _loud(note, first):
        return False
    return after.case == "d" or (span.kind is Kind.PERSON and seen.case == "A" and span.score < _LIKELY)


def _loud(note: Note, number: int) -> bool:
    """Whether words near by are written in capitals too: then capitals say nothing."""
    near = range(max(0, number - _NEAR), min(len(note.cut), number + _NEAR + 1))
    return any(note.at(at).case == "A" and at != number and not note.at(at).allowed for at in near)


def _says_who(note: Note, number: int) -> bool:
    """Whether a word in small letters only says who somebody is: `syster`, `chefen`."""
    seen = note.at(number)
    return seen.case == "l" and seen.often > 0 and bool(roles.of(seen.low))


def _trimmed(note: Note, first: int, last: int) -> int:
    """The last word of a person: no role word after a genitive, and no ordinary word in small letters after capitals."""
    while last > first and _says_who(note, last) and note.at(last - 1).low[-1] == "s":
        last -= 1
    while last > first and note.large and note.at(first).case != "l":
        seen = note.at(last)
        if seen.case != "l" or not seen.often or seen.named or seen.low in cues.PARTICLES:
            break
        last -= 1
    return last
