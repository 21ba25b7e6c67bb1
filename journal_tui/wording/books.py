"""How amounts and the states of invoices are said."""

from journal_tui.locales import _, language


def kronor_words(amount: int) -> str:
    """Whole öre as a person reads them: `1200,50 kr`, `SEK 1200.50`."""
    whole, rest = divmod(abs(amount), 100)
    less = "-" if amount < 0 else ""
    return f"{less}{whole},{rest:02d} kr" if language() == "sv" else f"SEK {less}{whole}.{rest:02d}"


def allowance_doubt() -> str:
    """What is said before a voucher for the wellness allowance is written for whoever has nothing but counselling."""
    return _("A wellness allowance covers exercise and dietary advice, not counselling, and this client has counselling.")
