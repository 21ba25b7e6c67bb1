"""Every text that a person can see exists in both languages, and nothing is translated that nobody shows."""

import ast
import re

import pytest

from journal_tui.locales import LANGUAGES, _, extract, language, ngettext, use
from journal_tui.locales.build import compile_catalogue, main, merge, missing, unused
from journal_tui.practice import errors, values
from journal_tui.tui.everything import all_commands
from journal_tui.wording import error_text, exit_code, word
from journal_tui.wording.errors import known_codes
from journal_tui.wording.fields import known_fields, known_reasons
from tests.architecture.tree import ROOT, modules


@pytest.fixture(autouse=True)
def swedish_again():
    yield
    use("sv")


def test_no_fragment_contradicts_another_or_is_unfinished():
    assert merge()[1] == []


def test_every_text_has_its_swedish():
    assert [f"{use.file}:{use.line} {use.text!r}" for use in missing(merge()[0])] == []


COUNTED = re.compile(r"\{(count|days|words|left|found|minutes|n)\} (?!of\b)([a-z]+s)\b|\{count\} are\b")
NEVER_ONE = {"minutes", "characters", "bytes", "have"}
"""What is counted from more than one: the limits, and how long an appointment is planned."""
ALWAYS_MANY = {
    "{count} clients have an id that begins like this.",
    "Only the first {count} are said. Type more of the name.",
}


def test_what_is_counted_has_a_form_for_one():
    single = {message.text for message in extract.uses(ROOT) if not message.plural} - ALWAYS_MANY
    found = {text for text in single if (match := COUNTED.search(text)) and match[2] not in NEVER_ONE}
    assert found == set()


def test_nobody_is_asked_in_english_for_the_letter_of_ja():
    assert {message.text for message in extract.uses(ROOT) if re.search(r"\bJ (or|for|is|when)\b", message.text)} == set()


def test_no_swedish_is_left_over():
    assert unused(merge()[0]) == ()


def test_the_check_command_agrees():
    assert main(["--check"]) == 0


def test_a_missing_text_is_found(tmp_path, monkeypatch):
    (tmp_path / "journal_tui" / "cli").mkdir(parents=True)
    (tmp_path / "journal_tui" / "cli" / "new.py").write_text('from x import _\nprint(_("Nobody translated this"))\n')
    monkeypatch.setattr("journal_tui.locales.build.ROOT", tmp_path)
    assert [use.text for use in missing(merge()[0])] == ["Nobody translated this"]


def test_a_text_that_is_put_together_is_refused(tmp_path):
    (tmp_path / "journal_tui").mkdir()
    (tmp_path / "journal_tui" / "new.py").write_text('_(f"Hello {name}")\n')
    with pytest.raises(extract.UntranslatableText):
        extract.uses(tmp_path)


def test_the_language_changes_while_running():
    compile_catalogue(merge()[0])
    use("en")
    assert _("Wrong passphrase") == "Wrong passphrase"
    use("sv")
    assert (_("Wrong passphrase"), language()) == ("Fel lösenord", "sv")
    assert ngettext("{shown} of {total} answer", "{shown} of {total} answers", 2).startswith("{shown} av")


def _subclasses(root):
    for child in root.__subclasses__():
        yield child
        yield from _subclasses(child)


def _kinds():
    return [
        errors.PracticeError,
        errors.StorageError,
        *_subclasses(errors.PracticeError),
        *_subclasses(errors.StorageError),
    ]


def test_every_error_has_words_of_its_own():
    assert {
        kind.code for kind in _kinds() if kind.__module__.startswith(("journal_tui.practice", "storage"))
    } - known_codes() == set()


@pytest.mark.parametrize("chosen", LANGUAGES)
def test_every_error_says_what_happened_and_what_to_do(chosen):
    use(chosen)
    for kind in _kinds():
        words = error_text(kind())
        assert all((words.title, words.text, words.next, words.support)), kind
        assert "{" not in words.title + words.text + words.next
        assert 1 <= exit_code(kind()) <= 8


@pytest.mark.parametrize("chosen", LANGUAGES)
def test_every_value_has_a_word(chosen):
    use(chosen)
    for name in ("Service", "Purpose", "ConsentState", "Verdict", "WayOn", "Change", "Channel", "Risk", "Sensitivity"):
        for member in getattr(values, name):
            assert word(member) and "_" not in word(member), member


def test_fields_and_reasons_that_the_code_raises_have_words():
    fields, reasons = set(), set()
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {
                "InvalidInput",
                "WeakPassphrase",
                "InvalidText",
            }:
                for keyword in node.keywords:
                    if isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, str):
                        {"field": fields, "reason": reasons}.get(keyword.arg, set()).add(keyword.value.value)
    assert reasons - known_reasons() == set()
    assert fields - known_fields() == set()


def test_reasons_for_which_a_rule_refuses_have_words():
    from journal_tui.wording.errors import known_refusals

    reasons = set()
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "RefusedByRule":
                reasons |= {k.value.value for k in node.keywords if k.arg == "reason" and isinstance(k.value, ast.Constant)}
    assert len(reasons) > 5
    assert reasons - known_refusals() == set()


SINKS = {"notify", "say", "prompt", "Label", "Static", "Button", "Header"}


def test_no_sentence_goes_past_the_catalogue():
    sentence = re.compile(r"[A-Za-zÅÄÖåäö]{2,} [A-Za-zÅÄÖåäö]{2,}")
    found = []
    for path in modules():
        if path.relative_to(ROOT).parts[:2] not in {("journal_tui", "tui"), ("journal_tui", "cli")}:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            texts = [argument for argument in node.args if isinstance(argument, ast.Constant)]
            texts += [
                k.value
                for k in node.keywords
                if k.arg in {"help", "title", "placeholder"} and isinstance(k.value, ast.Constant)
            ]
            found += [
                f"{path.relative_to(ROOT)}:{text.lineno} {text.value!r}"
                for text in texts
                if name not in {"_", "N_", "ngettext"}
                and isinstance(text.value, str)
                and sentence.search(text.value)
                and (name in SINKS or any(text is k.value for k in node.keywords))
            ]
    assert found == []


AVOIDED = {
    "en": {"password": "passphrase", "patient": "client", "questionnaire results": "measurement"},
    "sv": {"lösenfras": "lösenord", "patient": "klient", "vårdgivare": "behandlare", "vårdplan": "plan"},
}
"""One word for one thing, in each language: what the glossary does not call it, and what it does."""
SYNONYMS = {"password", "lösenord, byt lösenord"}
"""Other words by which the list of commands finds something."""


def test_one_word_for_one_thing():
    found = []
    for msgid, (msgstr, _fragment) in merge()[0].items():
        texts = {"en": [msgid], "sv": [msgstr] if isinstance(msgstr, str) else list(msgstr)}
        found += [
            (avoided, text)
            for spoken, words in AVOIDED.items()
            for avoided in words
            for text in texts[spoken]
            if text not in SYNONYMS and re.search(rf"\b{avoided}\b", text.casefold())
        ]
    assert found == []


NAMED = re.compile(r"\{key:([^}]*)\}")
BY_HAND = re.compile(r"Ctrl\+(?!D\b)[A-Z]|\bF[0-9]{1,2}\b|(?<![\w{}'’*+_.-])(?<![0-9] )[b-hj-z](?![\w{}'’*+-])")
NO_COMMAND = (
    "Arrow keys or j and k",
    "On an agreement: 1 kept",
    "g new goal",
    "unrecognized",
    "Writes down what this client asks for",
    "{seconds} s",
)
"""Letters that a dialog or a form takes itself: nobody can move them."""


def test_a_text_names_the_key_of_a_command_that_there_is_the_same_one_in_both_languages():
    keys = {command.id(): command.key for command in all_commands()}
    swedish = merge()[0]
    for each in extract.uses(ROOT):
        named = NAMED.findall(each.text)
        assert not named or "tui" in each.file.parts, f"{each.file}:{each.line}: only the screen knows the keys in force"
        assert all(keys.get(command) for command in named), f"{each.file}:{each.line}: {named}"
        assert sorted(NAMED.findall(str(swedish[each.text][0]))) == sorted(named), f"{each.file}:{each.line}"


def test_no_text_of_the_screen_names_a_key_that_a_person_may_move():
    swedish = merge()[0]
    shown = [each for each in extract.uses(ROOT) if "tui" in each.file.parts and not each.text.startswith(NO_COMMAND)]
    for text in {text for each in shown for text in (each.text, str(swedish[each.text][0]))}:
        assert not BY_HAND.findall(text), f"{text!r} names a key; write {{key:command-id}}"
