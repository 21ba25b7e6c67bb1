"""What the tagger sees of a word and of its neighbours: the one definition for training and for running.

The rule that makes it quick: every feature belongs to one word, to a pair of neighbours or to a triple of classes,
never to a whole sentence. So what a word brings is added up once and remembered, wherever the word comes again.
A pure name has no feature with its own letters whole: the model is to learn where names stand, not who is in the news.
"""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from journal_tui.practice.pseudonyms.folding import fold_word
from journal_tui.practice.pseudonyms.lexicon import (
    ALLOWED,
    HEAD,
    ORGANISATION,
    PROPER,
    ROLE,
    bits,
    phrase,
    phrase_words,
    surname_ending,
)

START, INNER, LOW, LOUD = "^", "i", "l", "u"
"""The case of a place in a sentence: where a capital is due, where it means something, where no one writes any, where all are."""
NEAR = (-2, -1, 1, 2)
"""Distances at which a word's `near` features count, beside its own place."""
_FAR = 4
"""A role word is remembered for so many words."""
_FREQUENCY = "01223345"
_STRANGE = ~(127 | ORGANISATION | PROPER)
"""What is left of a word's classes when nobody is known to be called so."""
_SHORT = 11
_LONGEST = 5
"""Phrases of more words are not looked for."""
_JOINTS = re.compile("[-\u2010\u2011]")


class Look(NamedTuple):
    """One written word as the model sees it, whatever stands around it."""

    own: tuple[str, ...]
    """Features that count at the word's own place only."""
    near: tuple[str, ...]
    """Features that count at its own place and at the places around it."""
    code: str
    """Case and classes in full, for pairs. Decides `coarse`."""
    coarse: str
    """Case and what kind of word it is, in short."""
    key: str
    """The word itself when it is very common, a sign or a role; else what kind of word it is."""
    role: bool
    """Whether it says what somebody is to the client."""
    low: str = ""
    """The word folded, if it begins or goes on a phrase that the lexicon knows; else empty."""


def case(form: str) -> str:
    """How a word is written: l(ower), C(apital first), A(ll capitals), I(nitial), M(ixed), d(igits), p(unctuation)."""
    if form.islower():
        return "l"
    if not any(c.isalpha() for c in form):
        return "d" if any(c.isdigit() for c in form) else "p"
    if form.isupper():
        return "I" if len(form) == 1 else "A"
    if form[0].isupper() and (form[1:].islower() or form.istitle()):
        return "C"
    return "M"


def shape(form: str) -> str:
    """The word's outline, repeated signs once: `Xx-Xx`, `X9`, `9,9`."""
    out: list[str] = []
    for c in form:
        kind = ("X" if c.isupper() else "x") if c.isalpha() else "9" if c.isdigit() else c
        if not out or out[-1] != kind:
            out.append(kind)
    return "".join(out[:8])


def fold(form: str) -> str:
    """The word as the lexicon writes it."""
    return form.lower() if form.isalpha() and max(form) < "\u0250" else fold_word(form)


def without_ending(low: str) -> str:
    """The word without a genitive ending."""
    if low.endswith(("'s", "’s", ":s")):
        return low[:-2]
    return low[:-1] if len(low) > 2 and low[-1] in "s'’" and low[-2].isalpha() else low


def _kind(given: int, surname: int, place: int, often: int, marks: int) -> str:
    """What kind of word it is in one letter or two."""
    if marks & ROLE:
        return "k" if not given else "kn"
    if marks & ALLOWED:
        return "a" if given < 2 else "an"
    known = max(given, surname)
    if marks & ORGANISATION:
        return "o" if not known else "on"
    name = "" if not known else "r" if known == 1 else "n" if known < 4 else "N"
    where = "" if not place else "P" if place > 1 else "p"
    word = "" if not often else "v" if often < 3 else "w" if often < 6 else "W"
    return name + where + word or "?"


def look(form: str, *, strange: bool = False) -> Look:
    """Everything about one written word; `strange` (in training) as if no list of names or places held it."""
    how = case(form)
    if how in "dp":
        outline, low = shape(form), form if form in phrase_words() else ""
        mark = f"{how}{outline if how == 'd' else form[0]}"
        digits = f"{len(form)}" if how == "d" else ""
        return Look((f"d={outline}{digits}",), (f"m={mark}", f"c={how}"), how + mark[:3], how, mark, role=False, low=low)
    low = fold(form)
    base = without_ending(low)
    mask = _STRANGE if strange else -1
    whole = bits(low) & mask
    bare = bits(base) & mask if base != low else whole
    given, surname = max(whole & 7, bare & 7), max(whole >> 3 & 3, bare >> 3 & 3)
    place, often, bare_often = max(whole >> 5 & 3, bare >> 5 & 3), whole >> 7 & 7, bare >> 7 & 7
    marks = whole | bare if often < 3 else whole
    parts = [part for part in _JOINTS.split(low) if part] if _JOINTS.search(low) else []
    heads = "".join(_part(bits(part) & mask) for part in parts[:3])
    kind = _kind(given, surname, place, often, marks)
    if kind == "?" and heads:
        kind = "h" if heads[0] in "nN" else "?h"
    ending = surname_ending(low) or surname_ending(base)
    coarse = how + kind
    code = f"{how}{given}{surname}{place}{_FREQUENCY[often]}{kind}{'e' if ending else ''}{heads}"
    very = often >= 5 or (marks & ROLE and not given)
    key = low if (very and how == "l") else f"K{low}" if whole & ROLE else coarse
    classes = f"{given}{surname}{place}"
    genitive = "s" if base != low and (bare & 127) > (whole & 127) else ""
    flags = "".join(c for c, bit in zip("aroph", (ALLOWED, ROLE, ORGANISATION, PROPER, HEAD), strict=True) if marks & bit)
    own = [
        f"g={given}{genitive}", f"u={surname}{'e' if ending else ''}", f"l={place}", f"f={often}", f"b={often}{bare_often}",
        f"n={classes}", f"nf={classes}{often}", f"h={how}", f"hn={how}{classes}", f"hf={how}{often}{bare_often}",
        f"hu={how}{surname}{'e' if ending else ''}{_FREQUENCY[often]}", f"fl={flags}", f"hfl={how}{flags}", f"sh={shape(form)}", f"z={min(len(low), 12)}{how}",
        f"co={code}",
    ]  # fmt: skip
    if heads:
        own += [f"hh={heads}", f"hhc={how}{heads}", f"ht={parts[-1][-5:]}"]
    size = len(low)
    own += [f"<{low[:n]}" for n in range(1, min(6, size))]
    own += [f">{low[-n:]}" for n in range(1, min(8, size))]
    if base != low:
        own += [f"){base[-n:]}" for n in range(2, min(7, len(base)))]
    if often or marks & (ROLE | ALLOWED | ORGANISATION) or how in "AM" or size < 3:
        own.append(f"w={low}")
        own.append(f"wc={how}{low}")
    near = (
        f"m={key}",
        f"c={coarse}",
        f"k={kind}",
        f"e={low[-3:]}" if not given else "e=",
        f"h={how}",
        f"v={low}" if often > 1 else f"v={how}",
    )
    return Look(tuple(own), near, code, coarse, key, bool(whole & ROLE), low if low in phrase_words() else "")


def _part(classes: int) -> str:
    """One letter for a part of a hyphenated word."""
    known = max(classes & 7, classes >> 3 & 3)
    return "n" if 1 < known < 4 else "N" if known else "w" if classes >> 7 & 7 else "?"


OUTSIDE = Look((), ("m=#",), "#", "#", "#", role=False)
"""What stands before the first and after the last word."""


def left(before: Look, word: Look, place: str) -> tuple[str, ...]:
    """What a word, the one before it and the case of the place say together."""
    return (
        f"A{place}{word.code}",
        f"B{place}{word.coarse}",
        f"C{before.key}|{word.coarse}",
        f"D{before.coarse}|{word.code}",
        f"E{before.coarse}|{word.coarse}|{place}",
        f"F{before.key}|{place}{word.coarse[0]}",
    )


def right(word: Look, after: Look) -> tuple[str, ...]:
    """What a word and the one after it say together."""
    return (f"G{word.coarse}|{after.key}", f"H{word.code}|{after.coarse}", f"I{word.coarse}|{after.coarse}")


def is_prose(forms: Sequence[str]) -> bool:
    """Whether a sentence is as long as those of articles and letters; notes are written in short ones."""
    return len(forms) > _SHORT


def further(before: Look, word: Look, since: int, *, prose: bool) -> tuple[str, ...]:
    """What a word says with the one two places before it, with a role word `since` words ago (0: none near), and in prose."""
    return (
        f"S{prose:d}|{word.code}",
        f"T{prose:d}|{word.coarse}",
        f"J{before.key}|{word.coarse}",
        f"K{before.coarse}|{word.coarse}",
        f"L{since}|{word.coarse}",
        f"M{min(since, 1)}|{word.code}",
    )


def around(before: Look, word: Look, after: Look) -> tuple[str, ...]:
    """What the words on both sides say together about a word."""
    return (
        f"N{before.key}|{word.coarse[0]}{word.coarse[-1]}|{after.key}",
        f"O{before.coarse}|{word.coarse}|{after.coarse}",
    )


def places(forms: Sequence[str]) -> list[str]:
    """The case of each place in a sentence: `START`, `INNER`, `LOW` or `LOUD`."""
    cased = [form for form in forms if form[0].isalpha()]
    if not any(form[0].isupper() for form in cased):
        return [LOW] * len(forms)
    if len(cased) > 2 and all(form.isupper() for form in cased):
        return [LOUD] * len(forms)
    found: list[str] = []
    begun = False
    for form in forms:
        found.append(INNER if begun else START)
        begun = begun or form[0].isalpha()
    return found


def since_role(looks: Sequence[Look]) -> list[int]:
    """For each word, how many words ago a role word stood, 0 when none did within reach."""
    found: list[int] = []
    last = -_FAR - 1
    for at, seen in enumerate(looks):
        found.append(at - last if at - last <= _FAR else 0)
        if seen.role:
            last = at
    return found


def phrased(looks: Sequence[Look]) -> list[str]:
    """For each word its place in a phrase of the lexicon: `place^` for the first of one, `place` for the others, or empty."""
    found = [""] * len(looks)
    at = 0
    while at < len(looks) - 1:
        kind, size = _phrase(looks, at) if looks[at].low and looks[at + 1].low else ("", 1)
        if kind:
            found[at : at + size] = [f"{kind}^", *[kind] * (size - 1)]
        at += size
    return found


def _phrase(looks: Sequence[Look], at: int) -> tuple[str, int]:
    """The longest phrase that begins here: its kind and its length in words."""
    end = at + 1
    while end < len(looks) and end - at < _LONGEST and looks[end].low:
        end += 1
    words = [seen.low for seen in looks[at:end]]
    for size in range(len(words), 1, -1):
        kind = phrase(" ".join(words[:size])) or phrase(" ".join([*words[: size - 1], without_ending(words[size - 1])]))
        if kind:
            return kind, size
    return "", 1


def of_phrase(phrase_at: str, word: Look) -> tuple[str, ...]:
    """What it says about a word that it stands in such a phrase."""
    return (f"Q{phrase_at}", f"R{phrase_at}|{word.coarse}")


def sentence(forms: Sequence[str], strange: Collection[int] = ()) -> list[list[str]]:
    """All features of each word of a sentence, as the trainer wants them: the distance before each near feature.

    Args:
        forms: The words as written.
        strange: Places of words that are to be read as if no list of names held them, so that the model learns to do
            without the lists: most names in the world are on none.
    """
    looks = [look(form, strange=at in strange) for at, form in enumerate(forms)]
    looks = [OUTSIDE, OUTSIDE, *looks, OUTSIDE, OUTSIDE]
    since, phrases, prose = since_role(looks[2:-2]), phrased(looks[2:-2]), is_prose(forms)
    found: list[list[str]] = []
    for at, place in enumerate(places(forms)):
        word = looks[at + 2]
        row = [*word.own, *(f"0{name}" for name in word.near)]
        for distance in NEAR:
            row += [f"{distance:+d}{name}" for name in looks[at + 2 + distance].near]
        row += left(looks[at + 1], word, place)
        row += right(word, looks[at + 3])
        row += further(looks[at], word, since[at], prose=prose)
        row += around(looks[at + 1], word, looks[at + 3])
        if phrases[at] and not strange:
            row += of_phrase(phrases[at], word)
        found.append(row)
    return found
