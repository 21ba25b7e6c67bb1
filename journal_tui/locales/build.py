"""Merge the Swedish fragments into one compiled catalogue, and say what is missing or left over.

    python -m journal_tui.locales.build           merge and compile; refuses contradictions
    python -m journal_tui.locales.build --check   the same, and every text used has its Swedish, and none is unused
    python -m journal_tui.locales.build --missing [FOLDER]   print entries for texts that lack one, ready to paste

Babel reads and writes the files; it is needed to build, never to run.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

from journal_tui.locales import COMPILED  # noqa: E402 - the build hook runs this file by its path
from journal_tui.locales.extract import Use, uses  # noqa: E402

Translation = str | tuple[str, ...]


def _fields(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return set()


def merge() -> tuple[dict[str, tuple[Translation, str]], list[str]]:
    """Read every fragment.

    Returns:
        The Swedish of each English text with the fragment it stands in, and what is wrong in words.
    """
    found: dict[str, tuple[Translation, str]] = {}
    wrong: list[str] = []
    for fragment in sorted((HERE / "sv").glob("*.po")):
        with fragment.open("rb") as file:
            catalogue = read_po(file, locale="sv", abort_invalid=True)
        for message in catalogue:
            if not message.id:
                continue
            key = message.id if isinstance(message.id, str) else message.id[0]
            text: Translation = message.string if isinstance(message.string, str) else tuple(message.string or ())
            if message.fuzzy or not text or not all(text):
                wrong.append(f"{fragment.name}: no finished Swedish for {key!r}")
                continue
            if key in found and found[key][0] != text:
                wrong.append(f"{fragment.name}: another Swedish for {key!r} than {found[key][1]}")
                continue
            source = {key} if isinstance(message.id, str) else set(message.id)
            allowed = set().union(*map(_fields, source))
            if any(_fields(form) - allowed for form in ((text,) if isinstance(text, str) else text)):
                wrong.append(f"{fragment.name}: a field in the Swedish of {key!r} is not in the English")
            found.setdefault(key, (text, fragment.name))
    return found, wrong


def compile_catalogue(found: dict[str, tuple[Translation, str]], target: Path = COMPILED) -> None:
    """Write the one compiled catalogue, in one step, so that two builds at once cannot leave half of one."""
    plural = {use.text: use.plural for use in uses(ROOT) if use.plural}
    catalogue = Catalog(locale="sv", project="journal-tui", fuzzy=False)
    for key, (text, _) in sorted(found.items()):
        if isinstance(text, str):
            catalogue.add(key, text)
        else:
            catalogue.add((key, plural.get(key, key)), text)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f"{target.stem}.{os.getpid()}.part")
    with partial.open("wb") as file:
        write_mo(file, catalogue)
    partial.replace(target)


def missing(found: dict[str, tuple[Translation, str]]) -> tuple[Use, ...]:
    """Return the texts that the code shows and no fragment has, each once."""
    lacking: dict[str, Use] = {}
    for use in uses(ROOT):
        has = found.get(use.text)
        if has is None or isinstance(has[0], str) == bool(use.plural):
            lacking.setdefault(use.text, use)
    return tuple(lacking.values())


def unused(found: dict[str, tuple[Translation, str]]) -> tuple[str, ...]:
    """Return the texts that a fragment has and the code does not show."""
    shown = {use.text for use in uses(ROOT)}
    return tuple(f"{fragment}: {key!r} is not used" for key, (_, fragment) in found.items() if key not in shown)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _entry(use: Use) -> str:
    lines = [f"# {use.file}:{use.line}", f"msgid {_quoted(use.text)}"]
    if use.plural:
        lines += [f"msgid_plural {_quoted(use.plural)}", 'msgstr[0] ""', 'msgstr[1] ""']
    else:
        lines.append('msgstr ""')
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments ask; 1 when something is wrong."""
    found, wrong = merge()
    if "--missing" in arguments:
        wanted = [argument for argument in arguments if not argument.startswith("--")]
        lacking = [use for use in missing(found) if not wanted or any(str(use.file).startswith(area) for area in wanted)]
        sys.stdout.write("\n".join(_entry(use) for use in lacking))
        return 0
    if "--check" in arguments:
        wrong += [f"{use.file}:{use.line}: no Swedish for {use.text!r}" for use in missing(found)]
        wrong += unused(found)
    else:
        compile_catalogue(found)
    sys.stderr.writelines(f"{line}\n" for line in wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
