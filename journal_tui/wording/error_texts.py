"""The sentences of errors, by their stable codes: a title, what happened, and what to do next.

The rule: fields in a sentence are filled with the error's facts, which are counts, dates, versions and codes. Each
text is marked here and translated where it is shown.
"""

from collections.abc import Mapping
from typing import Final

from journal_tui.locales import N_
from journal_tui.wording import library

TEXTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "wrong_passphrase": (
        N_("Wrong passphrase"),
        N_("The passphrase does not open this practice. Nothing was changed."),
        N_("Check the keyboard layout and Caps Lock and try again. Spaces count, also the last one."),
    ),
    "wrong_recovery_key": (
        N_("The recovery key does not fit"),
        N_("The two sheets do not open this practice together. Nothing was changed."),
        N_("Compare each group with the sheet. Both sheets must come from the same set-up or the same recovery."),
    ),
    "damaged": (
        N_("Damaged"),
        N_("The bytes on disk are not what was written: a damaged disk, a broken copy or a file cut short."),
        N_("Do not write more. Copy the whole folder, then run verify to see what is affected, and restore from a backup."),
    ),
    "tampered": (
        N_("The seal is broken"),
        N_(
            "Something was moved, replaced or written without the key. Its text is not shown, because it cannot be trusted."
        ),
        N_("Run verify to see which rows. Keep a copy of the folder as it is, and restore from a backup."),
    ),
    "rolled_back": (
        N_("Older than what was last written"),
        N_("A store is older than something this practice is known to have written."),
        N_("Put back the newest copy of all three stores, taken at the same time."),
    ),
    "unsupported": (
        N_("Written by a newer version"),
        N_("This practice was written by a newer Journal TUI, or this computer lacks something that it needs."),
        N_("Update Journal TUI on this computer. Nothing was changed."),
    ),
    "locked": (
        N_("Locked"),
        N_("The practice is locked and its keys are gone from memory."),
        N_("Unlock with the passphrase. Drafts are saved."),
    ),
    "key_missing": (
        N_("No key for this"),
        N_("You hold no key for what was asked. It exists, but is sealed for somebody else."),
        N_("The owner of the practice decides who holds which keys."),
    ),
    "in_use": (
        N_("Already open"),
        N_("Another Journal TUI on this computer has this practice open. Nothing was changed."),
        N_("Close it there, or go on working there."),
    ),
    "unsafe_place": (
        N_("The place is not safe"),
        N_(
            "A file or folder of the practice can be reached by others, belongs to somebody else or is a symbolic link: {role}."
        ),
        N_("Make it yours alone: the folder with mode 700, the files with mode 600, no symbolic links. Then try again."),
    ),
    "no_practice": (
        N_("No practice here"),
        N_("There is no practice in this folder yet."),
        N_("Start with init, or point at the right folder with --home."),
    ),
    "already_there": (
        N_("Something is there already"),
        N_("A practice, or a part of one, lies there already. Nothing is overwritten."),
        N_("Open the one that is there, or choose an empty folder."),
    ),
    "not_writable": (
        N_("Cannot write"),
        N_("The folder or the medium is read-only or has gone away."),
        N_("Make it writable or put the medium back. What is on the screen is still there."),
    ),
    "disk_full": (
        N_("The disk is full"),
        N_("There is no space left. This was not saved; everything older is unharmed."),
        N_("Free some space. What is on the screen is kept and saved again by itself."),
    ),
    "not_found": (
        N_("Not found"),
        N_("There is nothing with this number or name."),
        N_("Check what you wrote; a pseudonym ends with a check character."),
    ),
    "permit_refused": (
        N_("Consent is no longer in force"),
        N_(
            "The consent that this note rests on was withdrawn or changed while it was open. The last change was not saved."
        ),
        "{kept}",
    ),
    "signed": (
        N_("Signed"),
        N_("A signed entry is never changed."),
        N_("Write an addendum: it stands under the entry with its own date and signature."),
    ),
    "changed_meanwhile": (
        N_("Changed meanwhile"),
        N_("Somebody else wrote this since it was read. Nothing was overwritten."),
        N_("Open it again and make the change there."),
    ),
    "store_missing": (
        N_("A store is missing"),
        N_("One of the three stores is not there: {role}."),
        N_("Connect the medium that it lies on, or correct its place in config.toml. Nothing was changed."),
    ),
    "passphrase_length": (
        N_("Wrong passphrase"),
        N_("A passphrase is {minimum} to {maximum} characters; this one is not."),
        N_("Write the passphrase itself, not a file. Nothing was changed."),
    ),
    "setup_unfinished": (
        N_("A set-up was interrupted"),
        N_("A set-up that was not finished lies in this folder. No client is in it."),
        N_("Run the set-up again at the same place; it clears only what the interrupted one made."),
    ),
    "recogniser_damaged": (
        N_("The recogniser of names is damaged"),
        N_("A file of the program itself ({artefact}) is missing or changed, so names in a text cannot be found."),
        N_("Nothing was saved, and your text still stands where you wrote it. Install Journal TUI again, then save."),
    ),
    "invalid_input": (N_("Check {field}"), "{invalid}", N_("Nothing was saved. Correct it and try again.")),
    "weak_passphrase": (
        N_("Choose another passphrase"),
        "{invalid}",
        N_("Four or more unrelated words are strong and can be remembered."),
    ),
    "invalid_text": (
        N_("This text cannot be stored"),
        "{invalid}",
        N_("Nothing was saved. Save the text as UTF-8 and try again."),
    ),
    "text_too_long": (
        N_("The text is too long"),
        N_("The text is {size} bytes; the limit is {limit}."),
        N_("Nothing was saved. Divide it into several notes."),
    ),
    "empty_note": (
        N_("The note is empty"),
        N_("There is nothing to sign or save."),
        N_("Write something, or close the appointment as held without a journal."),
    ),
    "consent_missing": (
        N_("No consent for this"),
        "{reason}",
        N_("Ask the client for consent, or hold the appointment without a journal."),
    ),
    "no_document": (
        N_("No consent document"),
        N_("No consent document is published for this service, so nothing can be asked."),
        N_("Publish one first."),
    ),
    **library.TEXTS,
    "flags_remain": (
        N_("Undecided words"),
        N_("Words that may be names are undecided: {count}."),
        N_("Decide each, or accept them all as they stand in the stored text."),
    ),
    "clock_went_back": (
        N_("The clock has been set back"),
        N_(
            "The clock of this computer stands before something that is already recorded. Nothing is written until it is right."
        ),
        N_(
            "Set the date and time and try again. If they are right and the clock was ahead before, the owner says so (on the command line: clock correct)."
        ),
    ),
    "date_unconfirmed": (
        N_("The date is not confirmed"),
        N_(
            "The practice was last in use on {recorded}. The clock of this computer says {today}. Nothing has been written."
        ),
        N_(
            "If the date is wrong, set the clock first. If it is right, say so when you unlock (on the command line: --date-is {today})."
        ),
    ),
    "unsafe_environment": (
        N_("Not with this setting"),
        N_("The environment asks for logs, pictures or an inspector that would show the journal's text: {variables}."),
        N_("Remove it from the environment and start again. On an invented practice it is allowed."),
    ),
    "practice": (N_("Not done"), N_("Something went wrong."), N_("Try again. If it happens again, note the reference.")),
    "storage": (
        N_("Not done"),
        N_("Something went wrong where the data lies. What was saved before is unharmed."),
        N_("Run doctor and verify. If it happens again, note the reference."),
    ),
    "refused": (
        N_("Refused by a rule"),
        "{refusal}",
        N_("Nothing was saved. See the help for what is needed."),
    ),
}

OTHER_DATE: Final = (
    N_("The clock has another date"),
    N_("You said {said}. The clock of this computer says {today}. Nothing has been written."),
    N_("Set the clock, or say the date that it has."),
)
MISTYPED_GROUP: Final = (
    N_("A group is mistyped"),
    N_("Sheet {sheet}, group {group}: its check character does not fit."),
    N_("Compare that group with the sheet, letter by letter. Nothing was changed."),
)
