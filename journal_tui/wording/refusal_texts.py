"""The sentences of refusals and verdicts, and of what is missing, by their stable codes.

The rule: as for errors: a sentence is filled with facts alone, which are counts, dates, versions and codes, and is translated
where it is shown.
"""

from collections.abc import Mapping
from typing import Final

from journal_tui.locales import N_
from journal_tui.wording import library
from journal_tui.wording.consent_texts import CONSENT_MISSING, CONSENT_REFUSALS
from journal_tui.wording.rights_texts import RIGHTS_REFUSALS

KEPT: Final[Mapping[str, str]] = {
    "": N_("Ask the client. Nothing of this note is written until consent is there."),
    "frozen": N_("The draft is kept locked until the client has decided."),
    "discarded": N_("The draft has been thrown away, as was decided at the withdrawal."),
}

WAYS: Final[Mapping[str, str]] = {
    "refused": N_("Hold the meeting without a journal. The client is asked again only if the client brings it up."),
    "restricted": N_("Nothing is written or read while the restriction stands."),
    "undecidable": N_("Check the date and time of the computer, run verify, and try again. Nothing was written."),
}
"""What to do after a refusal at the gate where asking the client is not the way on, by verdict."""

LISTS: Final[Mapping[str, str]] = {
    "agreement": "agreement list",
    "appointment": "appointment list",
    "case": "request list",
    "emergency_note": "emergency-note list",
    "goal": "goal list",
    "id": "list",
    "working_note": "working-note list",
    "workout": "workout list",
}
"""Which command shows the numbers of what was not found."""
_MISSING_ENTRY: Final = (
    N_("Not found"),
    N_("There is no entry and no draft with this id."),
    N_("Check what you wrote; entry list shows the ids of a client's entries."),
)
MISSING: Final[Mapping[str, tuple[str, str, str]]] = {
    **library.MISSING,
    **CONSENT_MISSING,
    "ambiguous": (
        N_("Several begin so"),
        N_("{count} clients have an id that begins like this."),
        N_("Write more of the id, or the whole pseudonym."),
    ),
    "service": (
        N_("Not a service of this client"),
        N_("The client is not registered for this service."),
        N_("Choose one that client show lists, or add the service on the client's card."),
    ),
    "instrument": (
        N_("No such instrument"),
        N_("No instrument here has this name."),
        N_("measure instruments lists them."),
    ),
    "measurement": (
        N_("No such measurement"),
        N_("There is no measurement with this id."),
        N_("Check what you wrote; measure list shows the ids of a client's measurements."),
    ),
    "receipt": (
        N_("No receipt yet"),
        N_("The client has not answered anything for this service."),
        N_("Record an answer first; its receipt can be printed at any time after that."),
    ),
    "token": (
        N_("No such code"),
        N_("No text of this client has a code like this."),
        N_("aliases list shows the codes of a client: person-1, plats-2, org-1."),
    ),
    **dict.fromkeys(
        LISTS,
        (
            N_("Not found"),
            N_("There is nothing with this number."),
            N_("Check what you wrote; {listed} shows the numbers."),
        ),
    ),
    "draft": _MISSING_ENTRY,
    "entry": _MISSING_ENTRY,
}
"""What is missing, by the fact that says so; anything else is told in the general words."""

REFUSALS: Final[Mapping[str, str]] = {
    "": N_("A rule of the practice refuses this."),
    "clock_right": N_("The clock does not stand before anything that is recorded; there is nothing to correct."),
    "not_owner": N_("Only the owner of the practice says that."),
    "written_ahead": N_(
        "More than lines of the log was written ahead of today: {count}. What rests on the order of time cannot be moved, so the practice stays shut for writing until {recorded}. Reading, letters and the extract go on."
    ),
    "workout_gone": N_("The workout was taken out already."),
    "agreement_gone": N_("The agreement was taken back, or goes on in a newer one."),
    "appointment_begun": N_("The appointment has begun; it can be ended, not moved."),
    "appointment_not_started": N_("The appointment has not been started."),
    "appointment_over": N_("The appointment is over, or never took place."),
    "contract_over": N_(
        "The contract on this service ends before that day. Set a later last day on the client's card first."
    ),
    "electronic_not_allowed": N_(
        "The pack does not say that its owner allows the text on a screen (electronic_allowed). Its total can still be typed in."
    ),
    "erased": N_("This client has been erased; register a new one."),
    "goal_ended": N_("The goal has been reached or dropped; take it up again first."),
    "health_care": N_(
        "This journal is for counselling on consent. Treatment by licensed health care staff falls under patientdatalagen: "
        "there records are kept for at least ten years and are not erased on request. Keep them in a system for that."
    ),
    "journalled": N_("A note is open for this appointment."),
    "leaks": N_("Something in the journal names somebody. check-leaks says where."),
    "leaks_unchecked": N_("Not everything in the journal could be searched for names. check-leaks says what; run verify."),
    "minors": N_(
        "The client is under 18. Whose consent counts for a child has to be decided from case to case, and this journal cannot "
        "do that yet: nothing has been kept."
    ),
    "measure_finished": N_("It has been finished or taken out already."),
    "measured_today": N_("It has been answered on that day already. Say whether this one replaces it or both are kept."),
    **library.REFUSALS,
    "no_such_record": N_("There is no consent of this kind to end."),
    "offence_label": N_(
        "Data on offences is not journalled, also when the client says yes: others than authorities may not keep it. "
        "Take it out of the text, then take the label away. The draft is as it was."
    ),
    "not_author": N_("A draft is read and written by its author alone."),
    "not_asked": N_("No question is open."),
    "no_talk_asked": N_("No answer in it asks for a talk."),
    "nothing_to_ask": N_("There is nothing to ask: no consent was withdrawn, nothing is kept, or it has been answered."),
    "nothing_answered": N_("Nothing has been answered yet."),
    "nouns_remain": N_("Words that may point at somebody are undecided: {count}."),
    "nothing_to_withdraw": N_("Nothing is granted here that could be withdrawn."),
    "supervision_names": N_(
        "The text would name somebody who is known here; words that do: {count}. Replace them or leave them out."
    ),
    "refused_already": N_("The client has said no to this version. It is asked again only when the client raises it."),
    **CONSENT_REFUSALS,
    **RIGHTS_REFUSALS,
}

VERDICTS: Final[Mapping[str, str]] = {
    "": N_("The gate does not let this be journalled."),
    "granted": N_("Consent is in force."),
    "missing": N_("The client has not been asked, or has not answered yet."),
    "refused": N_("The client said no."),
    "withdrawn": N_("The client has withdrawn the consent; earlier text is blocked."),
    "expired": N_("The consent has expired."),
    "outdated_version": N_("The consent document has changed in substance since the client answered."),
    "wrong_service_or_purpose": N_("The client's consent is for another service or purpose."),
    "restricted": N_("Processing is restricted while a request is open."),
    "undecidable": N_("The gate cannot decide: the clock or the record of consents does not add up."),
}
