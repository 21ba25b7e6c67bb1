"""`consent verify`: a receipt file checked by its seal alone, or also against what is recorded.

The rule: without `--record` no passphrase is asked for and no practice is opened.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from journal_tui.cli.options import WrongUse
from journal_tui.locales import _
from journal_tui.wording.receipts import checked_words

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands


def add(consent: "Commands") -> None:
    """Add the command to those of consents."""
    checked = consent.add("verify", _("Check a receipt file by its seal; no passphrase is needed."), verify)
    checked.add_argument("file", metavar=_("FILE"), help=_("a receipt as JSON"))
    checked.add_argument("--record", action="store_true", help=_("also against what is recorded; asks for the passphrase"))


def verify(call: "Call") -> int:
    """Check a receipt file."""
    try:
        content = Path(call.arguments.file).read_bytes()
    except OSError:
        raise WrongUse(_("The file cannot be read: {file}").format(file=call.arguments.file)) from None
    if call.arguments.record:
        return _verify_record(call, content.decode(errors="replace"))
    from journal_tui.practice.consent.offline import check_seal
    from journal_tui.practice.consent.receipt import grouped

    sealed = check_seal(content, call.home)
    value = {"result": sealed.result.value, "record": sealed.record, "fingerprint": sealed.fingerprint}
    lines = [checked_words(sealed.result.value)]
    if sealed.fingerprint:
        lines.append(_("Key: {fingerprint}").format(fingerprint=grouped(sealed.fingerprint)))
    call.output.answer(value, lines)
    return _CODES[sealed.result.value]


def _verify_record(call: "Call", text: str) -> int:
    from journal_tui.practice.consent.receipts import ReceiptResult

    with call.practice() as practice:
        checked = practice.consent.verify_receipt(text)
    lines = [checked_words(checked.result.value)]
    if checked.result is ReceiptResult.GENUINE and not checked.current:
        lines.append(_("It is not the latest word: something has been answered or withdrawn since."))
    call.output.answer({"result": checked.result.value, "record": checked.record, "current": checked.current}, lines)
    return _CODES[checked.result.value]


_CODES: Final = {"sealed": 0, "elsewhere": 1, "genuine": 0, "unknown": 1, "malformed": 5, "changed": 6}
