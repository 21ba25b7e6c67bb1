"""What is said when a case, an erasure or a purge is refused, by the refusal's reason; and what its fields are called."""

from collections.abc import Mapping
from typing import Final

from journal_tui.locales import N_

RIGHTS_FIELDS: Final[Mapping[str, str]] = {
    "amount": N_("the amount"),
    "case": N_("the case"),
    "label": N_("the label"),
    "vat": N_("the VAT"),
    "decided_by": N_("who decided"),
    "law": N_("the law"),
    "recipient": N_("the recipient"),
    "data_class": N_("the kind of data"),
    "ground": N_("the ground"),
    "hold": N_("the hold"),
    "received": N_("the day it was received"),
    "identity": N_("how the person was identified"),
    "reason": N_("the reason"),
}

RIGHTS_REFUSALS: Final[Mapping[str, str]] = {
    "case_closed": N_("The case is closed."),
    "case_open": N_("Case {case} is open and this ends with it. Carry the case out or close it first."),
    "debt_open": N_("The debt case is open and holds the data. Close it when it is settled; the hold ends with it."),
    "booked": N_("The invoice is booked and is never changed. Write a credit invoice."),
    "credited": N_("The invoice is credited; a new one takes its place."),
    "collector_has_it": N_("A file of this debt case has left. Close it when it is settled."),
    "corrected": N_("The receipt is corrected, or corrects another."),
    "receipt_booked": N_("The receipt is booked and is never changed. Write a correcting receipt."),
    "closed_already": N_("It has been closed already."),
    "half_done": N_("Something about this client was left half done. Lock and unlock, then look at a new preview."),
    "handed_over_already": N_("The invoice has been handed over already."),
    "not_due_yet": N_("The invoice is not due yet."),
    "not_for_allowance": N_("A wellness allowance does not cover what stands on this invoice."),
    "paid_already": N_("The invoice is paid."),
    "restricted": N_("The client's data are restricted; nothing is written but what the case needs."),
    "cooling": N_("The waiting time after the approval has not passed yet."),
    "extended_already": N_("The time to answer has been extended already."),
    "no_ground": N_("The case has no ground yet; choose one first."),
    "no_answer": N_("A complaint is closed once it has been answered."),
    "nothing_corrected": N_("Nothing has been corrected in this case yet. Correct it first, or refuse the case."),
    "recipients_not_told": N_("Others were given these data. Tell them what was corrected, then carry the case out."),
    "lines_undecided": N_("Lines about somebody else wait for a decision: {count}."),
    "no_notice": N_("The time is extended only together with a notice to the client."),
    "not_so_far": N_("What this letter says has not happened yet."),
    "no_warrant": N_("Nobody stands behind this erasure."),
    "not_approved": N_("The preview has not been approved."),
    "not_informed": N_("The client must be told before the restriction is lifted."),
    "not_due": N_("This is not due any more."),
    "clock_leapt": N_(
        "The practice was last open more than a year ago. If the clock is right, lock and unlock, then go on."
    ),
    "not_this_kind": N_("A case of this kind is not carried out like that."),
    "not_written": N_("Records are erased on a written request only: note it in the case."),
    "nothing_to_erase": N_("There is nothing to erase, or everything is held."),
    "past_deadline": N_("The time to answer has passed; it cannot be extended now."),
    "preview_outdated": N_("Something has changed since the preview. Look at a new one and approve that."),
    "erasure_under_way": N_("An erasure of one of them is half done. Lock and unlock, so that it ends."),
    "told_apart": N_("One of them was noted as another person. Say of those two that they are the same first."),
    "same_person": N_("In a practice of several, somebody else approves."),
    "unidentified": N_("The person who asks has not been identified; nothing is carried out before that."),
}
