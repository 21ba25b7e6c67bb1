"""What a person writes in the lookup field, taken apart.

Words must all occur; "several words" must follow each other; `begin*` finds what begins so. Upper and lower case are
the same, å, ä and ö are letters of their own and never the same as a and o. `@vår`, `@maj`, `@2026-05`, `@2026-05-18`
narrow the time (`periods.py`); `typ:ö`, `type:agreements` the kind; `ämne:sömn`, `topic:sleep` the topic of agreements.
Nothing that is written can be wrong: what has no letter or digit is left aside, and a filter that means none is words.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from journal_tui.practice.continuity.data import topics
from journal_tui.practice.periods import period

WORD = r"[^\W_](?:[^\W_]|[\u0300-\u036f])*"
"""One word: letters and digits, with the marks that belong to them. Never an underscore, never a token's insides."""

_CHUNK = re.compile(r'(?P<quoted>"[^"]*"?)|(?P<token>‹[^‹›"]+›)|(?P<period>@[^\s"]+)|(?P<bare>[^\s"‹]+|‹)')
_WORD_STAR = re.compile(rf"({WORD})(\*?)")
_FILTER = re.compile(r"(typ|type|kind|ämne|topic):([^\W_]+)\Z")
_SWEDISH = {
    "överenskommelser": ("agreement", "homework"), "hemuppgifter": ("homework",), "anteckningar": ("entry",), "mål": ("goal",),
}  # fmt: skip
_ENGLISH = {
    "agreements": ("agreement", "homework"), "homework": ("homework",), "notes": ("entry",), "entries": ("entry",),
    "goals": ("goal",),
}  # fmt: skip


def normal(text: str) -> str:
    """Compose (NFC): one letter, one code point. Snippets are cut in this form."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Give the form in which words are compared: composed, then case-folded letter by letter."""
    return normal(text).casefold()


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a query, folded. `prefix` when a star follows."""

    text: str = field(repr=False)
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """What must be found in one place: a word, a phrase, or a token such as `person-1`.

    `whole` is what was written, folded, without quotes: numbers and addresses are recognised by it.
    """

    words: tuple[Word, ...]
    whole: str = field(repr=False, default="")
    token: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """A query taken apart. Without terms, kind and topic it finds nothing: an empty field is not a question.

    `kinds`: `entry`, `agreement`, `homework`, `goal`; empty for all. `topic`: a topic's code, or empty.
    """

    terms: tuple[Term, ...]
    start: date | None = None
    end: date | None = None
    kinds: frozenset[str] = frozenset()
    topic: str = ""


def parse(text: str, today: date) -> Query:
    """Take a query apart.

    Args:
        text: What was written.
        today: The day on which `@vår` means this spring or the last one.
    """
    terms: list[Term] = []
    start: date | None = None
    end: date | None = None
    kinds: frozenset[str] = frozenset()
    about = ""
    for chunk in _CHUNK.finditer(normal(text)):
        written = chunk.group()
        if chunk.lastgroup == "period":
            found = period(written[1:], today)
            if found is not None:
                start, end = found
                continue
        filtered = _FILTER.match(fold(written)) if chunk.lastgroup == "bare" else None
        if filtered is not None:
            wanted, name = _kinds(*filtered.groups()), _topic(*filtered.groups())
            kinds, about = kinds | wanted, name or about
            if wanted or name:
                continue
        if chunk.lastgroup == "token":
            terms.append(
                Term(words=(), whole=fold(written), token=fold(written[1:-1]).split()[0] if written[1:-1].strip() else "")
            )
            continue
        term = _term(written.strip('"'))
        if term is not None:
            terms.append(term)
    return Query(
        terms=tuple(term for term in terms if term.words or term.token), start=start, end=end, kinds=kinds, topic=about
    )


def _kinds(key: str, name: str) -> frozenset[str]:
    """The kinds that begin so, in the language of the key first: `typ:a` are notes, `type:a` agreements."""
    if key in ("ämne", "topic"):
        return frozenset()
    for words in (_SWEDISH, _ENGLISH) if key == "typ" else (_ENGLISH, _SWEDISH):
        found = [kinds for word, kinds in words.items() if word.startswith(name)]
        if found:
            return frozenset(found[0])
    return frozenset()


def _topic(key: str, name: str) -> str:
    """The first topic that has a word which begins so."""
    if key not in ("ämne", "topic"):
        return ""
    return next((each.code for each in topics() if any(word.startswith(name) for word in each.words())), "")


def beginnings(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The same terms, each word taken as a beginning: how short texts are searched, so that `sömn` finds `sömnfönster`."""
    return tuple(replace(term, words=tuple(replace(word, prefix=True) for word in term.words)) for term in terms)


def _term(written: str) -> Term | None:
    folded = fold(written)
    words = tuple(Word(found.group(1), bool(found.group(2))) for found in _WORD_STAR.finditer(folded))
    return Term(words=words, whole=folded.strip()) if words else None
