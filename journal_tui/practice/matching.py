"""Does this text hold what was asked for? The rule in which words, phrases, prefixes and tokens meet a stored text.

A stored text is brought into a search form first: folded, and every token turned into a sign of its own, so that the
letters inside `‹person-1›` are never taken for words that somebody wrote, while its role word (`syster`) is. A
token is found by itself or by the name behind it; who has which token is asked of the vault and handed in as `Alias`.

Signs in a search form: U+0001 head U+0002 role U+0003. Characters that are no words and lie past Latin-1 become
spaces, which keeps most texts at one byte a letter in memory.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from journal_tui.practice.pseudonyms.text import tokens_in
from journal_tui.practice.query import WORD, Term, Word, fold, normal

_LETTER = r"(?:[^\W_]|[\u0300-\u036f])"
_BEFORE = r"(?<![^\W_])(?<![^\W_][\u0300-\u036f])(?<!\x01)"
_AFTER = rf"(?!{_LETTER})"
_GAP = r"(?:[^\w\x01]|_)+"
_ENDING = r"(?:[:'’]?[^\W_]{1,3}(?![^\W_]))?"
_PLAIN = re.compile(r"[\x01-\x03]|[^\w\x00-\xff\u0300-\u036f]")
_WORDS = re.compile(WORD)
_DIGITS = re.compile(r"\D+")
_SHORTEST_NUMBER = 6


@dataclass(frozen=True, slots=True)
class Alias:
    """What stands behind one token of one client: the token's head and the names, folded."""

    head: str
    names: frozenset[str] = field(repr=False)
    wholes: frozenset[str] = field(repr=False, default=frozenset())
    """Numbers and addresses as whole strings: folded, and as digits alone."""


def alias(head: str, forms: Iterable[str]) -> Alias:
    """Make an alias from written or normalised forms: a name, a number, an address."""
    names: set[str] = set()
    wholes: set[str] = set()
    for form in forms:
        folded = fold(form).strip()
        names.update(word for word in _WORDS.findall(folded) if not word.isdigit())
        wholes.add(folded)
        wholes.add(number_of(folded))
    return Alias(fold(head), frozenset(names), frozenset(wholes - {""}))


def number_of(folded: str) -> str:
    """Give the digits that tell one number from another: without country code, trunk zero and century."""
    digits = _DIGITS.sub("", folded)
    if folded.startswith("+46"):
        digits = digits[2:]
    digits = digits.lstrip("0")
    if len(digits) == 12 and digits[:2] in ("19", "20"):
        digits = digits[2:]
    return digits if len(digits) >= _SHORTEST_NUMBER else ""


def search_form(text: str) -> str:
    """Bring a composed (NFC) stored text into its search form."""
    return "".join(piece for piece, _, _ in _pieces(text))


def aligned(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Give the search form and, for each of its characters, the stretch of `text` that it stands for."""
    form: list[str] = []
    spots: list[tuple[int, int]] = []
    for piece, start, one_to_one in _pieces(text):
        if one_to_one and len(piece) == one_to_one:
            form.append(piece)
            spots.extend(zip(range(start, start + one_to_one), range(start + 1, start + one_to_one + 1), strict=True))
        elif one_to_one:
            for offset, letter in enumerate(text[start : start + one_to_one]):
                folded = _plain(letter.casefold())
                form.append(folded)
                spots.extend([(start + offset, start + offset + 1)] * len(folded))
        else:
            form.append(piece)
            end = text.index("›", start) + 1
            spots.extend([(start, end)] * len(piece))
    return "".join(form), spots


def _plain(folded: str) -> str:
    return _PLAIN.sub(" ", folded)


def _pieces(text: str) -> Iterable[tuple[str, int, int]]:
    """Walk a text: (search form, offset, length of a plain piece or 0 for a token)."""
    last = 0
    for token in tokens_in(text):
        if token.start > last:
            yield _plain(text[last : token.start].casefold()), last, token.start - last
        head, _, role = fold(token.label).partition(" ")
        yield f"\x01{head.replace('-', '')}\x02{_plain(role)}\x03", token.start, 0
        last = token.end
    if last < len(text):
        yield _plain(text[last:].casefold()), last, len(text) - last


def _token(head: str) -> str:
    return rf"\x01{re.escape(head.replace('-', ''))}\x02[^\x03]*\x03{_ENDING}"


def _named(word: Word, names: frozenset[str]) -> bool:
    if word.prefix:
        return any(name.startswith(word.text) for name in names)
    bare = word.text.removesuffix("s")
    return word.text in names or bare in names


def _behind(term: Term, aliases: Sequence[Alias]) -> list[str]:
    """Find the tokens that the whole term may stand for: every word of it is one of the token's names."""
    digits = number_of(term.whole)
    return [
        alias.head
        for alias in aliases
        if all(_named(word, alias.names) for word in term.words)
        or term.whole in alias.wholes
        or (digits and digits in alias.wholes)
    ]


def _one(word: Word, aliases: Sequence[Alias]) -> str:
    written = f"{_BEFORE}{re.escape(word.text)}{_LETTER + '*' if word.prefix else _AFTER}"
    heads = [alias.head for alias in aliases if _named(word, alias.names)]
    return "(?:" + "|".join([written, *(_token(head) for head in heads)]) + ")"


def _pattern(term: Term, aliases: Sequence[Alias]) -> re.Pattern[str]:
    if term.token:
        return re.compile(_token(term.token))
    ways = [_GAP.join(_one(word, aliases) for word in term.words), *(_token(head) for head in _behind(term, aliases))]
    return re.compile("|".join(ways))


@dataclass(frozen=True, slots=True)
class Matcher:
    """A query made ready for one client's texts."""

    patterns: tuple[re.Pattern[str], ...]
    hints: tuple[str, ...] = ()
    """One plain string per pattern that must occur, or empty: the quick no."""

    def matches(self, forms: Sequence[str]) -> bool:
        """Tell whether each term is found in one of these search forms (a note and its addenda belong together)."""
        return all(
            any((not hint or hint in form) and pattern.search(form) for form in forms)
            for pattern, hint in zip(self.patterns, self.hints, strict=True)
        )

    def marks(self, text: str) -> list[tuple[int, int]]:
        """Give the ranges of a composed text that were found, in order, without overlap."""
        form, spots = aligned(text)
        found = sorted(
            (spots[hit.start()][0], spots[hit.end() - 1][1])
            for pattern in self.patterns
            for hit in pattern.finditer(form)
            if hit.end() > hit.start()
        )
        joined: list[tuple[int, int]] = []
        for start, end in found:
            if joined and start < joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return joined


def matcher(terms: Sequence[Term], aliases: Sequence[Alias] = ()) -> Matcher:
    """Make a query ready for a client whose tokens are `aliases`; without them, for texts where no name is asked for."""
    useful = [alias for alias in aliases if any(_concerns(term, alias) for term in terms)]
    patterns = tuple(_pattern(term, useful) for term in terms)
    hints = tuple("" if useful or term.token else term.words[0].text for term in terms)
    return Matcher(patterns, hints)


def concerned(terms: Sequence[Term], aliases: Sequence[Alias]) -> bool:
    """Tell whether any term may name one of these tokens; when not, the client needs no matcher of its own."""
    return any(_concerns(term, alias) for term in terms for alias in aliases)


def _concerns(term: Term, alias: Alias) -> bool:
    return any(_named(word, alias.names) for word in term.words) or bool(_behind(term, (alias,)))


def composed(text: str) -> str:
    """Compose a stored text the way search forms and snippets expect it."""
    return normal(text)
