"""The practice's privacy policy in the versions that consents have named: data, read strictly.

The words are the program's own summary of what is promised, section by section, in both languages; the practice's
public wording lives on its website. A version never changes once a consent names it; its hash says so.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from journal_tui.practice.policy.malformed import PolicyMalformed
from journal_tui.practice.policy.reading import fitting, parsed

__all__ = ["FIRST", "LANGUAGES", "Policy", "PolicyMalformed", "Section", "load", "read", "versions"]

FIRST = "2021-07-28"
LANGUAGES = ("sv", "en")


@dataclass(frozen=True, slots=True)
class Section:
    """One heading and what is promised under it."""

    code: str
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """One version: `updated` is its day, `hash` the SHA-256 of its file, `texts` the sections by language."""

    version: str
    updated: date
    hash: bytes
    texts: Mapping[str, tuple[Section, ...]]


@cache
def load(version: str = FIRST) -> Policy:
    """A version of the policy.

    Args:
        version: Its id, the day it was last updated.

    Raises:
        PolicyMalformed: There is no such version, or its file does not fit the schema.
    """
    file = files(__package__).joinpath(f"{version}.toml")
    if version not in versions():
        raise PolicyMalformed(version)
    raw = file.read_bytes()
    try:
        return _read(version, tomllib.loads(raw.decode()), hashlib.sha256(raw).digest())
    except (KeyError, TypeError, ValueError):
        raise PolicyMalformed(version) from None


def read(source: str) -> Policy:
    """A version from the text of its file.

    Raises:
        PolicyMalformed: It is no TOML, or does not fit the schema; the message names the place.
        UnicodeEncodeError: It holds half a character.
    """
    digest = hashlib.sha256(source.encode()).digest()
    content = parsed(source, "policy")
    try:
        return _read(str(content["version"]), content, digest)
    except (KeyError, TypeError, ValueError):
        raise PolicyMalformed("policy.en") from None


def versions() -> tuple[str, ...]:
    """All versions that are shipped, oldest first."""
    names = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def _read(version: str, content: Mapping[str, object], digest: bytes) -> Policy:
    fitting(content, "policy", version)
    if content["version"] != version or not isinstance(content["updated"], date):
        raise ValueError
    texts = {}
    for language in LANGUAGES:
        sections = content[language]
        if not isinstance(sections, list) or not sections:
            raise ValueError
        texts[language] = tuple(_section(section) for section in sections)
    if [section.code for section in texts["sv"]] != [section.code for section in texts["en"]]:
        raise ValueError
    return Policy(version, content["updated"], digest, texts)


def _section(content: Mapping[str, object]) -> Section:
    code, heading, paragraphs = content["code"], content["heading"], content["paragraphs"]
    if not isinstance(code, str) or not isinstance(heading, str) or not isinstance(paragraphs, list):
        raise TypeError
    if not paragraphs or not all(isinstance(paragraph, str) and paragraph for paragraph in paragraphs):
        raise TypeError
    return Section(code, heading, tuple(paragraphs))
