"""A contract on a service in words."""

from typing import TYPE_CHECKING

from journal_tui.locales import _
from journal_tui.wording.words import day, service_name

if TYPE_CHECKING:
    from journal_tui.practice.contracts import Contract


def span_words(contract: "Contract") -> str:
    """Return from when to when: `2026-03-01 to 2026-11-30`, or until further notice."""
    if contract.last is None:
        return _("from {first} until further notice").format(first=day(contract.first))
    return _("{first} to {last}").format(first=day(contract.first), last=day(contract.last))


def contract_words(contract: "Contract") -> str:
    """Return the whole as one line: `Contract KBT: from 2026-03-01 until further notice`."""
    return _("Contract {service}: {span}").format(service=service_name(contract.service), span=span_words(contract))
