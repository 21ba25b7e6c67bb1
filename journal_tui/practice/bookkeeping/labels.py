"""The neutral words that may stand on an invoice, and those of a receipt on paper, read from data.

Rule: an invoice or receipt carries a label from this list and nothing else about what was bought: a receipt that said what kind
of talk it was would tell an employer about health.
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.schema import mapping
from journal_tui.practice.values import Service

_SCHEMA = "journal-tui/labels/1"
_PAPER = frozenset({"receipt", "correcting", "wrong", "corrected", "paid", "personnummer", "amount"})


class LabelsMalformed(Exception):
    """The file of labels is not as its schema says."""


@dataclass(frozen=True, slots=True)
class Label:
    """One label. `allowance`: an employer's wellness allowance may cover it."""

    code: str
    allowance: bool
    sv: str
    en: str

    def title(self, language: str) -> str:
        """In `sv` or `en`."""
        return self.en if language == "en" else self.sv


@cache
def labels() -> tuple[Label, ...]:
    """Every label, in the order of the file.

    Raises:
        LabelsMalformed: The file does not fit its schema.
    """
    rows = _content().get("label")
    if not isinstance(rows, list):
        raise LabelsMalformed
    try:
        found = tuple(Label(**each) for each in rows)
    except TypeError:
        raise LabelsMalformed from None
    if not found or len({each.code for each in found}) != len(found):
        raise LabelsMalformed
    return found


def paper_words(language: str) -> Mapping[str, str]:
    """The words of a receipt on paper, with their blanks, in `sv` or `en`.

    Raises:
        LabelsMalformed: There are none.
    """
    words = mapping(mapping(_content().get("paper", {})).get(language, {}))
    if set(words) != _PAPER:
        raise LabelsMalformed
    return {code: str(each) for code, each in words.items()}


def in_language(title: str, language: str) -> str:
    """A label as it stands in the books (in Swedish), for a reader of `language`.

    What the allowance may cover keeps its Swedish name beside it: it is the employer who reads it.
    """
    found = next((each for each in labels() if each.sv == title), None)
    if found is None or language == "sv":
        return title
    return f"{found.title(language)} ({title})" if found.allowance else found.title(language)


def label(code: str) -> Label:
    """The label of this name.

    Raises:
        InvalidInput: There is none: nothing else may be written there.
    """
    for each in labels():
        if each.code == code:
            return each
    raise InvalidInput(field="label", reason="unknown")


def speaks_of_health(services: Collection[Service], chosen: Label) -> bool:
    """Whether a voucher for the wellness allowance would be written for a client who has nothing but counselling, which it does not cover."""
    return chosen.allowance and bool(services) and all(each is Service.KBT for each in services)


@cache
def _content() -> Mapping[str, object]:
    content = tomllib.loads(files(__package__).joinpath("labels.toml").read_text(encoding="utf-8"))
    if content.get("schema") != _SCHEMA:
        raise LabelsMalformed
    return content
