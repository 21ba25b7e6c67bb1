"""Consents and answers as an HL7 FHIR R5 bundle, where they fit: Consent and QuestionnaireResponse.

Rule: our eight states become FHIR's few only here, on the way out; the JSON beside it keeps ours.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from journal_tui.practice.rights.extract.given import Given

_ENDS: Final[Mapping[str, str]] = {"withdrawn": "inactive", "answered": "inactive", "invalidated": "entered-in-error"}
"""What a later event makes of an answer; answering anew supersedes it."""


def bundle(value: Given) -> str:
    """The file: a collection that names the client by id alone, with nothing of the practice's own."""
    subject = {"identifier": {"system": "urn:journal-tui:client", "value": value.head["client"]}}
    entries = [{"resource": each} for each in (*_consents(value, subject), *_answers(value, subject))]
    made: dict[str, object] = {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": value.head["made"],
        "entry": entries,
    }
    if not entries:
        del made["entry"]
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _consents(value: Given, subject: Mapping[str, object]) -> Iterator[dict[str, object]]:
    """One Consent for each purpose that was answered; withdrawn ones are inactive."""
    for record in value.data.get("consent_record", ()):
        for answer in _list(record["answers"]):
            if not isinstance(answer, dict):
                continue
            until = {"end": record["validity_to"]} if record["validity_to"] else {}
            yield {
                "resourceType": "Consent",
                "status": _status(value, record, answer["purpose"]),
                "category": [{"text": f"{record['service']}: {answer['purpose']}"}],
                "subject": subject,
                "date": str(record["event"])[:10],
                "period": {"start": record["event"], **until},
                "grantor": [subject],
                "controller": [{"display": value.head["from"]}],
                "regulatoryBasis": [{"text": "GDPR art. 6.1 a, 9.2 a"}],
                "decision": "permit" if answer["granted"] else "deny",
                "provision": [{"purpose": [{"system": "urn:journal-tui:purpose", "code": answer["purpose"]}]}],
            }


def _answers(value: Given, subject: Mapping[str, object]) -> Iterator[dict[str, object]]:
    """One QuestionnaireResponse for each time that something was answered; item texts belong to their owners."""
    for measured in value.data.get("measurement", ()):
        answers = _list(measured["answers"]) or [each for each in (measured["value"],) if each is not None]
        if not answers:
            continue
        items = [
            {"linkId": str(number), "answer": [{"valueDecimal": answer}]}
            for number, answer in enumerate(answers, start=1)
            if answer is not None
        ]
        yield {
            "resourceType": "QuestionnaireResponse",
            "questionnaire": f"urn:journal-tui:instrument:{measured['instrument']}",
            "status": "completed" if len(items) == len(answers) else "in-progress",
            "subject": subject,
            "authored": measured["at"],
            "item": items,
        }


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def _status(value: Given, record: Mapping[str, object], purpose: object) -> str:
    """Whether an answer still holds when the file is made."""
    at = datetime.fromisoformat(str(record["event"]))
    status = "active"
    for event in value.data.get("consent_event", ()):
        later = datetime.fromisoformat(str(event["at"])) > at
        purposes = _list(event["purposes"])  # none: the event is about all of them
        if later and event["service"] == record["service"] and (purpose in purposes or not purposes):
            status = _ENDS.get(str(event["to_state"]), status)
    until = record["validity_to"]
    over = until is not None and str(until) < str(value.head["made"])[:10]
    return "inactive" if over and status == "active" else status
