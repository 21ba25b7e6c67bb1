"""A sheet of paper: a letter's data in `policy/letters`, its blanks filled in, and the practice's head over it.

Rule: the words come from the data file alone, in one of its languages; nothing is said that is not there.
"""

import textwrap
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from journal_tui.practice.context import Context
from journal_tui.practice.errors import RefusedByRule
from journal_tui.practice.policy.reading import fitting
from journal_tui.practice.rights.case_words import LetterKind, NoticeKind
from journal_tui.practice.rights.extract.words import checked_language
from journal_tui.practice.schema import mapping

_WIDTH = 76


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that is ready to be sent."""

    kind: LetterKind | NoticeKind
    subject: str
    text: str = field(repr=False)


@cache
def letter_data(kind: LetterKind | NoticeKind) -> Mapping[str, object]:
    """One letter's data.

    Raises:
        PolicyMalformed: The file does not fit its schema.
    """
    raw = files("journal_tui.practice.policy").joinpath("letters", f"{kind.value}.toml").read_text(encoding="utf-8")
    return fitting(tomllib.loads(raw), "letter", kind.value)


def letter(
    context: Context,
    kind: LetterKind | NoticeKind,
    language: str,
    to: Sequence[str],
    fill: Mapping[str, str],
    lists: Mapping[str, Sequence[str]],
) -> Letter:
    """Put a letter on paper.

    Args:
        context: The open practice, whose head stands over it.
        kind: Which.
        language: `sv` or `en`.
        to: Name and address; empty when nobody is known any more.
        fill: What stands in the blanks.
        lists: What stands in place of a whole paragraph, line by line.
    """
    words = mapping(letter_data(kind)[checked_language(language)])
    paragraphs = words["paragraphs"]
    told = [str(each) for each in paragraphs] if isinstance(paragraphs, list) else []
    body = ["\n".join(map(_wrapped, lists.get(each, (_filled(each, fill),)))) for each in told]
    subject = _filled(str(words["subject"]), fill)
    return Letter(kind, subject, _sheet(context, to, subject, body))


def so_far(come: bool) -> None:
    """Go on only when what a letter says has happened.

    Raises:
        RefusedByRule: It has not.
    """
    if not come:
        raise RefusedByRule(rule="letter", reason="not_so_far")


def _sheet(context: Context, to: Sequence[str], subject: str, body: Sequence[str]) -> str:
    held_by = context.settings.controller
    head = (held_by.name, held_by.organisation_number, held_by.address, held_by.email, *held_by.phones)
    parts = [
        "\n".join(part for part in head if part),
        context.today().isoformat(),
        "\n".join(part for part in to if part),
        subject,
        *body,
        f"{context.settings.owner}\n{held_by.name}",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _wrapped(line: str) -> str:
    return "\n".join(
        textwrap.wrap(line, _WIDTH, subsequent_indent="  " if line.startswith("- ") else "", break_long_words=False)
    )


def _filled(sentence: str, fill: Mapping[str, str]) -> str:
    for mark, value in fill.items():
        sentence = sentence.replace(mark, value)
    return sentence
