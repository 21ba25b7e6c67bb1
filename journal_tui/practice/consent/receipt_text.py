"""A receipt in words: plain text, 72 columns, the same lines in Swedish and English. The words are data."""

import textwrap
from collections.abc import Mapping

from journal_tui.practice.consent.receipt import PurposeLine, Receipt, grouped
from journal_tui.practice.consent.texts import category_words, receipt_words
from journal_tui.practice.values import ConsentState, Controller
from storage.seals import fingerprint

WIDTH = 72
_LABEL = 26
_ENDED = {
    ConsentState.WITHDRAWN: "withdrawn",
    ConsentState.INVALIDATED: "invalidated",
    ConsentState.SUPERSEDED: "superseded",
    ConsentState.EXPIRED: "expired",
}


def render(receipt: Receipt, language: str) -> str:
    """The receipt as text.

    Args:
        receipt: What to write out.
        language: `sv` or `en`.

    Returns:
        Lines of at most 72 columns, ending with a line feed.
    """
    words = receipt_words(language)
    title = words["title_withdrawn"] if receipt.event.type == "withdrawn" else words["title"]
    lines = [title, "=" * len(title), ""]

    def put(key: str, *values: str) -> None:
        for number, value in enumerate(value for value in values if value):
            head = words[key] if number == 0 else ""
            wrapped = textwrap.wrap(value, WIDTH - _LABEL, break_long_words=True) or [""]
            lines.append(f"{head:<{_LABEL}}{wrapped[0]}")
            lines.extend(f"{'':<{_LABEL}}{more}" for more in wrapped[1:])

    put("receipt_id", grouped(receipt.receipt_id))
    put("record_id", grouped(receipt.record_id))
    put("schema_version", receipt.schema)
    client = next((party.name for party in receipt.parties if party.role == "client"), "")
    put("pii_principal", client, receipt.pseudonym, grouped(receipt.principal_id))
    put("service", receipt.service_title)
    published = receipt.document_published.isoformat() if receipt.document_published else ""
    document = words["document_text"].replace("{version}", str(receipt.document_version)).replace("{published}", published)
    put("document", document.replace("{hash}", receipt.document_hash[:16]))
    put("language", words.get(f"language_{receipt.language}", receipt.language))
    lines.append("")
    put("answers", *(part for line in receipt.purposes for part in (_answer(line, words), line.sentence)))
    put("basis", words["basis_text"])
    put("necessity", words["necessity_text"])
    put("categories", *_categories(receipt, language, words))
    lines.append("")
    put("event", words[f"event_{receipt.event.type}"])
    put("event_time", receipt.event.at.isoformat(sep=" ", timespec="minutes"))
    until = words["until"].replace("{day}", receipt.valid_to.isoformat()) if receipt.valid_to else words["until_withdrawn"]
    put("validity", until)
    put("signature", _signature(receipt, words))
    put("shown", _shown(receipt, words))
    lines.append("")
    put("withdrawal", receipt.notices.withdrawal_method)
    put("rights", *receipt.notices.rights)
    put("authority", receipt.notices.authority)
    for key, value in _handling(receipt, words):
        put(key, value)
    put("recipients", *receipt.notices.recipients)
    put("impact", receipt.notices.impact_assessment or words["none"])
    lines.append("")
    put("controller", *(part for controller in receipt.controllers for part in _controller(controller)))
    put("parties", *(_party(party.name, words[f"role_{party.role}"], party.contact) for party in receipt.parties))
    put("policy", f"{receipt.notices.policy_version}, {receipt.notices.policy_hash[:16]}")
    put("previous", grouped(receipt.previous_record) or words["none"])
    put("copy_given", words[f"copy_{receipt.copy_given}"])
    put("software", receipt.software)
    put("seal", grouped(receipt.seal[:32]))
    put("signing_key", grouped(fingerprint(bytes.fromhex(receipt.signing_key))))
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _handling(receipt: Receipt, words: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    notices = receipt.notices
    return (
        ("collection", notices.collection_method),
        ("processing", notices.processing_method),
        ("storage", notices.storage_location),
        ("jurisdiction", words.get(f"country_{notices.jurisdiction}", notices.jurisdiction)),
        ("geographic", notices.geographic_restriction),
        ("retention", notices.retention),
    )


def _answer(line: PurposeLine, words: Mapping[str, str]) -> str:
    said = f"{line.label}: {words['yes'] if line.granted else words['no']}"
    if line.granted and line.state in _ENDED:
        ended = words[_ENDED[line.state]].replace("{at}", line.state_since.isoformat(sep=" ", timespec="minutes"))
        return f"{said}, {ended}"
    return said


def _categories(receipt: Receipt, language: str, words: Mapping[str, str]) -> tuple[str, ...]:
    named = category_words(language)
    every = dict.fromkeys(code for line in receipt.purposes for code in line.pii_types)
    special = dict.fromkeys(code for line in receipt.purposes for code in line.special_categories)
    all_names = ", ".join(named.get(code, code) for code in every)
    special_names = ", ".join(named.get(code, code) for code in special)
    return all_names, words["special"].replace("{names}", special_names) if special_names else ""


def _signature(receipt: Receipt, words: Mapping[str, str]) -> str:
    evidence = receipt.evidence
    sentence = words[f"signature_{evidence.kind}"].replace("{name}", evidence.signature)
    return sentence.replace("{archive}", evidence.paper_archive_number).replace("{hash}", evidence.paper_hash[:16])


def _shown(receipt: Receipt, words: Mapping[str, str]) -> str:
    evidence = receipt.evidence
    fill = {
        "{pages}": str(evidence.pages_seen),
        "{total}": str(evidence.pages_total),
        "{start}": evidence.shown_at.isoformat(sep=" ", timespec="minutes"),
        "{end}": evidence.signed_at.isoformat(sep=" ", timespec="minutes"),
    }
    sentence = words["shown_text"]
    for mark, value in fill.items():
        sentence = sentence.replace(mark, value)
    return sentence


def _controller(controller: Controller) -> tuple[str, ...]:
    reach = ", ".join(part for part in (controller.email, *controller.phones) if part)
    return controller.name, controller.organisation_number, controller.address, reach


def _party(name: str, role: str, contact: str) -> str:
    return f"{name}, {role}" + (f", {contact}" if contact else "")
