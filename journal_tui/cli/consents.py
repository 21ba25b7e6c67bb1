"""`consent publish|ask|record|withdraw|status|receipt|verify`: consent, line by line.

The rule: nothing is pre-answered. Every purpose of the document gets a yes or a no of its own; one that is neither
granted nor refused on the line stops the record. There is no form that answers for several clients.
"""

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.cli.clients import client_argument, service_argument, status_lines, status_value
from journal_tui.cli.options import WrongUse
from journal_tui.cli.times import stamp
from journal_tui.locales import _, language
from journal_tui.practice.values import Change, Purpose, Service
from journal_tui.wording import day, service_short, word

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands


def add(commands: "Commands") -> None:
    """Add the commands to the grammar."""
    purposes = [purpose.value for purpose in Purpose]
    group = commands.group("consent", _("Consent documents, answers and receipts."))
    published = group.add("publish", _("Publish a new version of a service's consent document."), publish)
    service_argument(published)
    published.add_argument(
        "--change",
        default=Change.MATERIAL.value,
        choices=[change.value for change in Change],
        help=_("material asks every client anew; editorial does not"),
    )
    asked = group.add("ask", _("Show a client's consent document in full and note that the client was asked."), ask)
    client_argument(asked)
    service_argument(asked)
    recorded = group.add("record", _("Record what the client answered and signed; prints the receipt's number."), record)
    client_argument(recorded)
    service_argument(recorded)
    recorded.add_argument("--grant", action="append", default=[], choices=purposes, help=_("a purpose answered yes"))
    recorded.add_argument("--refuse", action="append", default=[], choices=purposes, help=_("a purpose answered no"))
    recorded.add_argument("--signature", required=True, metavar=_("NAME"), help=_("the full name that the client wrote"))
    recorded.add_argument("--paper", default="", metavar=_("ARCHIVE-NO"), help=_("archive number of the signed paper"))
    recorded.add_argument("--file", default="", metavar="F", help=_("scan of the signed paper; only its hash is kept"))
    withdrawn = group.add("withdraw", _("Withdraw a consent: at once, and earlier text is blocked."), withdraw)
    client_argument(withdrawn)
    service_argument(withdrawn)
    withdrawn.add_argument("--purpose", choices=purposes, help=_("only this purpose, else the whole service"))
    withdrawn.add_argument("--draft", default="discard", choices=["discard", "keep"], help=_("what becomes of a draft"))
    client_argument(group.add("status", _("Show a client's consents, service by service."), status))
    receipt_parser = group.add("receipt", _("Print the receipt of the latest answer."), receipt)
    client_argument(receipt_parser)
    service_argument(receipt_parser)
    receipt_parser.add_argument("--output", default="", metavar="F", help=_("write it to this new file as JSON"))
    group.add("verify", _("Check a receipt file against what is recorded."), verify).add_argument(
        "file", metavar=_("FILE"), help=_("a receipt as JSON")
    )


def publish(call: "Call") -> None:
    """Publish a document."""
    asked = call.arguments
    with call.practice() as practice:
        document = practice.consent.publish(Service(asked.service), Change(asked.change))
    call.output.answer(
        {
            "document": document.id,
            "service": document.service.value,
            "version": document.version,
            "change": document.change.value,
            "published": stamp(document.published),
            "hash": document.hash.hex(),
        },
        [_("Published: {service} version {version}").format(service=service_short(document.service), version=document.version)],
    )
