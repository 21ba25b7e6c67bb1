"""What a field is called, and what is wrong with it, by the stable codes of `InvalidInput` and its neighbours."""

from collections.abc import Mapping
from typing import Final

from journal_tui.locales import N_, _
from journal_tui.wording import library
from journal_tui.wording.consent_texts import CONSENT_FIELDS, CONSENT_REASONS
from journal_tui.wording.rights_texts import RIGHTS_FIELDS

_FIELDS: Final[Mapping[str, str]] = {
    "address": N_("the address"),
    "answers": N_("the answers"),
    "appointment": N_("the appointment"),
    "at": N_("the time"),
    "better": N_("the direction"),
    "channel": N_("the channel"),
    "client": N_("the client"),
    "client.nicknames": N_("the nicknames"),
    "clients": N_("the number of clients"),
    "config": N_("the settings file"),
    "controller": N_("the controller"),
    "date": N_("the date"),
    "day": N_("the day"),
    "days": N_("the number of days"),
    "decisions": N_("the file of decisions"),
    "document": N_("the document"),
    "draft": N_("the draft"),
    "due": N_("the due day"),
    "email": N_("the e-mail address"),
    "employer": N_("the employer"),
    "entries": N_("the number of entries"),
    "entry": N_("the entry"),
    "file": N_("the file"),
    **CONSENT_FIELDS,
    **RIGHTS_FIELDS,
    "given": N_("the given name"),
    "keymap": N_("the keymap"),
    "kind": N_("the kind"),
    "language": N_("the language"),
    "lines": N_("the line numbers"),
    "minutes": N_("the length"),
    "merge": N_("the merge"),
    "line": N_("the line"),
    "exercise": N_("the exercise"),
    "load": N_("the load"),
    "pain": N_("the pain"),
    "reps": N_("the repetitions"),
    "rpe": N_("the RPE"),
    "seconds": N_("the seconds"),
    "sets": N_("the sets"),
    "name": N_("the name"),
    "nickname": N_("the nickname"),
    "nicknames": N_("the nicknames"),
    "noun": N_("the number of the word"),
    "organisation_number": N_("the organisation number"),
    "output": N_("the output file"),
    "policy": N_("the policy"),
    "owner": N_("the owner"),
    "pages": N_("the pages"),
    "pack": N_("the instrument pack"),
    "paper": N_("the archive number"),
    "passphrase": N_("the passphrase"),
    "personnummer": N_("the personnummer"),
    "personnummer_purpose": N_("the purpose of the personnummer"),
    "phone": N_("the phone number"),
    "phrase": N_("the phrase"),
    "purpose": N_("the purpose"),
    "valid_to": N_("the last day"),
    "pages_unseen": N_("Not every page has been shown."),
    "range": N_("the range"),
    "rating": N_("the rating"),
    "role": N_("the role word"),
    "same_as": N_("the other code"),
    "flag": N_("the number of the undecided word"),
    "word": N_("the word"),
    "query": N_("the words to look for"),
    "section": N_("the section"),
    "service": N_("the service"),
    "services": N_("the services"),
    "reason": N_("the reason"),
    "restriction": N_("the restriction"),
    "setting": N_("the setting"),
    "signature": N_("the signature"),
    "state": N_("the state"),
    "surname": N_("the surname"),
    "template": N_("the template"),
    "text": N_("the text"),
    "topic": N_("the topic"),
    "topics": N_("the file of topics"),
    "total": N_("the value"),
    "version": N_("the version"),
}

_REASONS: Final[Mapping[str, str]] = {
    "": N_("It is not right."),
    **library.REASONS,
    **CONSENT_REASONS,
    "answer_count": N_("There are {given} answers; the instrument has {items} questions."),
    "answer_range": N_("Question {item} takes whole numbers from {least} to {most}."),
    "archive_number_missing": N_("A paper needs the number under which it is filed."),
    "bad_date": N_("There is no such day."),
    "check_digit": N_("The last digit does not fit the others; one of them is mistyped."),
    "client_gives_way": N_("The client's own code never gives way to another."),
    "control_characters": N_("It holds control characters."),
    "counts_otherwise": N_("An instrument of that name counts otherwise; give this one a name of its own."),
    "date_ahead": N_("The birth date in it has not been yet."),
    "derived_from_name": N_("It is made of the owner's or the controller's name."),
    "decision_line": N_("Line {row} is not like: 1 keep, 2 replace TEXT, 3 out."),
    "due_form": N_("A day is written like fri, 12/12, in 2 w or 2026-12-12."),
    "empty": N_("It is empty."),
    "encoding": N_("It is not UTF-8."),
    "file_too_big": N_("It is larger than a calendar file can be. Export a shorter time."),
    "exists": N_("A file is there already; nothing is overwritten."),
    "file_missing": N_("A paper needs a scan, so that it can be recognised later."),
    "fixed_kind": N_("A number or an address is what its digits and letters say."),
    "format": N_("It is not written in a form that is known here."),
    "forms": N_("The names in it do not match its tokens."),
    "future": N_("It lies in the future."),
    "headings": N_("A heading is missing or repeated."),
    "has_it_already": N_("The client has this service already."),
    "in_future": N_("It lies in the future."),
    "in_past": N_("It lies in the past."),
    "is_a_name": N_("It is a name, or looks like one; a role word stands in the journal."),
    "languages_differ": N_("Its two languages do not ask the same."),
    "lifted_already": N_("It has been lifted already."),
    "merged_already": N_("It has given way to another code already; take that back first."),
    "missing": N_("It is missing."),
    "names": N_("A name is missing or repeated."),
    "needs_purpose": N_("A personnummer is kept only for wellness allowance or debt collection; say which."),
    "no_items": N_("This instrument has no questions to answer one by one; write its value."),
    "no_letter": N_("It has no letter."),
    "no_time_zone": N_("The time lacks its time zone."),
    "not_a_number": N_("It is not a number like 12 or 72.4."),
    "not_calendar": N_("It is not a calendar file (.ics)."),
    "not_a_list": N_("It is not a list of texts."),
    "not_a_personnummer": N_("It is not written like a personnummer or a samordningsnummer."),
    "not_a_phone_number": N_("It is not a phone number."),
    "not_an_email": N_("It is not an e-mail address."),
    "not_an_object": N_("It is not an object."),
    "not_an_organisation_number": N_("It is not an organisation number."),
    "not_asked": N_("This was not asked in the document: {purpose}."),
    "not_json": N_("It is not JSON."),
    "not_merged": N_("It has given way to no other code, or to another one since."),
    "not_text": N_("It holds what is not text, for instance control characters."),
    "not_the_same": N_("The two were not the same."),
    "other_kind": N_("The two are of different kinds."),
    "other_list": N_("It was written for another text: its list line does not fit."),
    "other_purpose": N_("It is kept for another purpose than this."),
    "other_token": N_("It belongs to another code already: merge the two."),
    "number": N_("It must be a number, like 62.5."),
    "number_range": N_("It takes numbers from {least} to {most}."),
    "too_many": N_("There are too many; the limit is {most}."),
    "workout_line": N_("It is not written like: Squat 3x8x60 rpe 7 pain 2."),
    "not_whole": N_("It must be a whole number."),
    "out_of_range": N_("It is outside what is allowed."),
    "outside": N_("It lies outside the text."),
    "policy_schema": N_("The file does not fit the schema of a policy, at {where}. docs/policy.md shows one."),
    "not_newer": N_("The version must be newer than the one in force, {version}."),
    "pack_schema": N_("The setting {where} is missing, not known, or does not agree with the rest."),
    "pages_unseen": N_("Not every page has been shown."),
    "range": N_("It is outside what is allowed."),
    "ring": N_("That code gives way to this one already."),
    "same": N_("The two are the same already."),
    "schema": N_("It has a setting that is missing or not known."),
    "setting": N_("It has a setting that is not known or not of the right kind: {setting}."),
    "signature_differs": N_("It is not the client's own name, as it stands in the register."),
    "surrogate": N_("It holds half of a character (a lone surrogate)."),
    "toml": N_("It is not TOML."),
    "too_far": N_("It lies more than five years ahead."),
    "too_common": N_("It is among the passphrases that are guessed first."),
    "too_long": N_("It is too long; the limit is {limit}{maximum}{most} characters."),
    "too_short": N_("It is too short: at least {minimum} characters."),
    "too_simple": N_("It is a pattern that is guessed soon."),
    "total_range": N_("It goes from {least} to {most}."),
    "total_step": N_("It goes in steps of {step}."),
    "types": N_("A setting is not of the right kind."),
    "unanswered": N_("Not answered yet: {purpose}."),
    "unchanged": N_("That is what stands there already."),
    "unknown": N_("It is not known here."),
    "unknown_topic": N_("It is none of the topics: {known}."),
    "version_taken": N_("This version is here already with other content; give the changed pack the next version."),
    "zone": N_("The time lacks its time zone."),
}


_PARTS: Final[Mapping[str, str]] = {
    "bookkeeping": N_("the bookkeeping (bookkeeping.db)"),
    "bookkeeping_folder": N_("the folder of the bookkeeping"),
    "config": N_("the settings file"),
    "folder": N_("the folder of the practice"),
    "journal": N_("the journal (journal.db)"),
    "journal_folder": N_("the folder of the journal"),
    "lock": N_("the lock file in the folder state"),
    "state_folder": N_("the folder state"),
    "vault": N_("the vault (vault.db)"),
    "vault_folder": N_("the folder of the vault"),
}
"""What lies on the disk, by the code that an error carries."""


def part_words(part: str) -> str:
    """Return what a file or folder of a practice is called; its code when it has no words of its own."""
    return _(_PARTS[part]) if part in _PARTS else part


def field_words(field: str) -> str:
    """Return what `field` is called; its code when it has no words of its own."""
    return _(_FIELDS[field]) if field in _FIELDS else field


def invalid_words(reason: str) -> str:
    """Return one sentence on why a field is not right; its own fields are filled by the caller."""
    return _(_REASONS.get(reason, _REASONS[""]))


def known_fields() -> frozenset[str]:
    """Return the fields that have words."""
    return frozenset(_FIELDS)


def known_reasons() -> frozenset[str]:
    """Return the reasons that have words."""
    return frozenset(_REASONS)
