"""The first start in the dialogue: language, place, who answers for the data, passphrase, sheets, consent documents.

The rules: nothing is made before every answer was given and found right; the recovery sheets are said once, group by group, and
four groups have to come back from paper before anything else can be reached.
"""

from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.config import Config, write
from journal_tui.linear.talk import Option, Talk
from journal_tui.locales import _, language, use
from journal_tui.places import vault_url
from journal_tui.practice import contact_rules as rules
from journal_tui.practice.errors import InvalidInput, NoPractice
from journal_tui.practice.sheets import asked_back, groups, same
from journal_tui.practice.values import Change, Controller
from journal_tui.wording import service_name
from journal_tui.wording.fields import invalid_words
from journal_tui.wording.passphrases import good_enough

if TYPE_CHECKING:
    from journal_tui.practice.home import Home
    from journal_tui.practice.practice import Practice
    from journal_tui.practice.setup import Setup

_LANGUAGES = {"1": "sv", "2": "en"}


def found(talk: Talk, home: "Home", config: Config) -> tuple["Practice", "Home", Config]:
    """Set up a practice at an empty place.

    Returns:
        The open practice, where it lies, and the settings that were written.

    Raises:
        NoPractice: The person would rather not.
        Left: The dialogue ended; before the passphrase nothing was made, afterwards the sheets are made anew next time.
    """
    from journal_tui.practice.practice import Practice

    talk.say(_("There is no practice in {place} yet.").format(place=home.folder))
    if not talk.yes_or_no(
        _("Set one up here, Y or N:"), _("Y asks a few things and makes it; N ends, and nothing is made.")
    ):
        raise NoPractice
    config = _language(talk, config)
    home, config = _place(talk, home, config)
    setup = _who_answers(talk)
    passphrase = _passphrase(talk, (setup.owner, setup.controller.name))
    talk.say(_("Making the keys and the three stores."))
    practice, sheets = Practice.create(home, setup, passphrase)
    with ExitStack() as left_open:
        left_open.callback(practice.close)
        write(home.config, config)
        prove(talk, practice, sheets)
        left_open.pop_all()
    return practice, home, config


def prove(talk: Talk, practice: "Practice", sheets: tuple[str, str]) -> None:
    """Say both recovery sheets, and take two groups of each back."""
    talk.say(
        _("The recovery key: two sheets, said only now."),
        _("Forget the passphrase and these two sheets are the only way in. Keep them apart: one alone opens nothing."),
    )
    for number in (0, 1):
        _say_sheet(talk, sheets, number)
    talk.say(_("Now four groups from your papers. Enter alone says that sheet again."))
    for sheet, at in asked_back(sheets):
        prompt = _("Sheet {sheet}, group {group}:").format(sheet=sheet + 1, group=at + 1)
        while not same(
            typed := talk.ask(prompt, _("Five characters from the paper. Case does not matter.")), _at(sheets, sheet, at)
        ):
            if typed:
                talk.say(_("That is not what stands on the sheet. Compare character by character."))
            else:
                _say_sheet(talk, sheets, sheet)
    practice.recovery_proven()
    talk.say(_("Both sheets are proven."))


def documents(talk: Talk, practice: "Practice") -> None:
    """Offer the consent documents as long as none is in force: without one nothing can be asked."""
    lines = practice.consent.documents()
    if any(line.current is not None for line in lines):
        return
    talk.say(
        _("The consent documents are drafts. You can ask for consent once a document is published."),
        *(f"{service_name(line.service)}: {line.draft.text(language()).title}" for line in lines),
    )
    ways = (
        Option(_("r"), _("read them")),
        Option("p", _("publish them, each as version 1")),
        Option("t", _("later")),
    )
    while (chosen := talk.choose(_("The documents:"), ways)) == ways[0].key:
        for line in lines:
            text = line.draft.text(language())
            talk.say("", text.title, *text.paragraphs)
            talk.say(*(f"{question.label}: {question.sentence}" for question in text.questions))
    if chosen == "p":
        for line in lines:
            practice.consent.publish(line.service, Change.MATERIAL)
        talk.say(_("Published."))


def _language(talk: Talk, config: Config) -> Config:
    """Ask for the language in both; Enter alone keeps the one that is spoken."""
    talk.say("1: Svenska", "2: English")
    while True:
        answer = talk.ask("Språk, language:", _("The number of the language; Enter alone keeps this one."))
        if answer in _LANGUAGES:
            config = replace(config, language=_LANGUAGES[answer])
            use(config.language)
        if answer in {"", *_LANGUAGES}:
            return config


def _place(talk: Talk, home: "Home", config: Config) -> tuple["Home", Config]:
    talk.say(
        _("Folder: {place}").format(place=home.folder),
        _("Country: {country}").format(country=_("Sweden (assumed)")),
        _("The journal, the vault and the bookkeeping get a file each, sealed and readable by you alone."),
    )
    vault = _asked(
        talk,
        _("Vault in another folder, Enter for the same:"),
        _folder,
        _("Three stores are made. The vault may lie on another medium: then neither alone tells anything."),
    )
    if _synced(str(home.folder)) or _synced(vault):
        needed = _("I UNDERSTAND")
        talk.say(
            _("This folder is copied elsewhere."),
            _(
                "This folder looks like one that a program copies to a computer somewhere else. The practice promises "
                "its clients that everything is kept in Sweden. Choose another folder, or type {words} to take the risk."
            ).format(words=needed),
        )
        if talk.ask(_("Type the words, Enter ends:"), _("Anything else ends, and nothing is made.")) != needed:
            raise NoPractice
    if vault:
        url = vault_url(vault)
        home, config = replace(home, vault_url=url), replace(config, vault=url)
    return home, config


def _folder(text: str) -> str:
    if not text or Path(text).expanduser().is_dir():
        return ""
    return _("There is no such folder. Make it first, or leave the field empty.")


def _synced(path: str) -> bool:
    from journal_tui.practice.doctor import sync_service

    return bool(path) and bool(sync_service(Path(path).expanduser()))


def _who_answers(talk: Talk) -> "Setup":
    from journal_tui.practice.setup import Setup

    explained = _("The controller stands on every consent and receipt. Name and one way to reach you are needed by law.")

    def field(label: str, rule: Callable[[str], object]) -> str:
        return _asked(talk, f"{label}:", _words(rule), explained)

    owner = field(_("Your name"), lambda text: rules.name(text, "owner"))
    controller = Controller(
        name=field(_("Company"), lambda text: rules.name(text, "controller")),
        organisation_number=field(_("Organisation no."), rules.organisation_number),
        address=field(_("Address"), lambda text: rules.clean(text, "address")),
        email=field(_("E-mail"), rules.email),
        phones=tuple(filter(None, (field(_("Phone"), rules.phone), field(_("Second phone"), rules.phone)))),
    )
    return Setup(owner=owner, controller=controller, language=language())


def _passphrase(talk: Talk, names: tuple[str, str]) -> str:
    explained = _(
        "Length is what counts: four or five words that do not belong together are strong and easy to remember. "
        "Nobody but you knows it, and nobody can reset it; the two recovery sheets on the next page are the spare key."
    )
    while True:
        typed = talk.secret(_("A new passphrase:"), explained)
        if wrong := good_enough(typed, names):
            talk.say(wrong)
        elif talk.secret(_("Once more:"), explained) != typed:
            talk.say(_("The two are not the same."))
        else:
            return typed


def _say_sheet(talk: Talk, sheets: tuple[str, str], number: int) -> None:
    """One group a line, its characters apart, so that each is heard."""
    talk.say(_("Sheet {number}").format(number=number + 1))
    talk.say(*(f"{at}: {' '.join(group)}" for at, group in enumerate(groups(sheets[number]), 1)))


def _at(sheets: tuple[str, str], sheet: int, at: int) -> str:
    return groups(sheets[sheet])[at]


def _asked(talk: Talk, prompt: str, wrong_with: Callable[[str], str], explained: str) -> str:
    """Ask until nothing is wrong with the answer."""
    while wrong := wrong_with(typed := talk.ask(prompt, explained)):
        talk.say(wrong)
    return typed


def _words(rule: Callable[[str], object]) -> Callable[[str], str]:
    """Turn a rule that raises into what is wrong, in words."""

    def wrong_with(text: str) -> str:
        try:
            rule(text)
        except InvalidInput as wrong:
            return _said(wrong)
        return ""

    return wrong_with


def _said(wrong: InvalidInput) -> str:
    facts = defaultdict(str, {key: str(fact) for key, fact in wrong.facts.items()})
    return invalid_words(str(wrong.facts.get("reason", ""))).format_map(facts)
