"""What every desk of one open practice shares: the stores' doors, the clock, the settings, who is who.

Rule: this and `practice.py` are the only places where journal and vault meet. A desk is made with the context and
keeps nothing of its own that a lock would have to forget, apart from what `close` clears here.
"""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from journal_tui.practice.clock import Clock, to_ms
from journal_tui.practice.home import Home
from journal_tui.practice.settings import Settings
from journal_tui.practice.shelf import Shelf
from storage.journal.repositories import Journal
from storage.stores import Stores
from storage.vault.repositories import Vault

if TYPE_CHECKING:
    from journal_tui.practice.acts import Acts
    from journal_tui.practice.consent.consents import Consents
    from journal_tui.practice.consent.ledger import Ledger
    from journal_tui.practice.consent.publication import Publication
    from journal_tui.practice.gatekeeper import Gate
    from journal_tui.practice.persons import Persons
    from journal_tui.practice.register import Register
    from journal_tui.practice.restriction import Restrictions
    from journal_tui.practice.rights.erasure import Erasing
    from journal_tui.practice.templates import Templates


class Context:
    """One open practice, as the desks see it.

    Attributes:
        home: Where it lies.
        stores: The three open stores.
        journal: The journal's repositories.
        vault: The vault's repositories.
        user_id: Who unlocked it.
        clock: The practice's clock; `stamp()` for everything that is written.
        settings: Owner, controller, decisions.
        shelf: What the lookup holds in memory.
    """

    def __init__(self, home: Home, stores: Stores, clock: Clock, settings: Settings) -> None:
        """Take what has been opened; nothing is read here."""
        self.home = home
        self.stores = stores
        self.journal = Journal(stores.journal)
        self.vault = Vault(stores.vault)
        self.user_id: bytes = stores.vault.user_id
        self.clock = clock
        self.settings = settings
        self.shelf = Shelf()

    @cached_property
    def register(self) -> "Register":
        """Who is who."""
        from journal_tui.practice.register import Register

        return Register(self)

    @cached_property
    def persons(self) -> "Persons":
        """Which clients are one person."""
        from journal_tui.practice.persons import Persons

        return Persons(self)

    @cached_property
    def publication(self) -> "Publication":
        """The published consent documents."""
        from journal_tui.practice.consent.publication import Publication

        return Publication(self)

    @cached_property
    def ledger(self) -> "Ledger":
        """Consent events and the permits that follow from them."""
        from journal_tui.practice.consent.ledger import Ledger

        return Ledger(self)

    @cached_property
    def acts(self) -> "Acts":
        """Acts that touch two stores."""
        from journal_tui.practice.acts import Acts

        return Acts(self)

    @cached_property
    def restrictions(self) -> "Restrictions":
        """Restrictions of processing."""
        from journal_tui.practice.restriction import Restrictions

        return Restrictions(self)

    @cached_property
    def erasing(self) -> "Erasing":
        """The one erasure."""
        from journal_tui.practice.rights.erasure import Erasing

        return Erasing(self)

    @cached_property
    def gate(self) -> "Gate":
        """The one gate."""
        from journal_tui.practice.gatekeeper import Gate

        return Gate(self)

    @cached_property
    def consent(self) -> "Consents":
        """The consent desk."""
        from journal_tui.practice.consent.consents import Consents

        return Consents(self)

    @property
    def templates(self) -> "Templates":
        """Every template that a note here may have: those that travel with the program, and the practice's own."""
        if self.shelf.templates is None:
            from journal_tui.practice.library.own_templates import known_templates

            self.shelf.templates = known_templates(self.journal)
        return self.shelf.templates

    def today(self) -> date:
        """The day of the practice's calendar."""
        return self.clock.now().date()

    def now_ms(self) -> int:
        """The machine's time in milliseconds; for writing use `stamp_ms`."""
        return to_ms(self.clock.now())

    def stamp_ms(self) -> int:
        """The time to write down, in milliseconds.

        Raises:
            ClockWentBack: The clock stands before something already recorded.
        """
        return to_ms(self.clock.stamp())

    def blocked(self, subject: bytes) -> bool:
        """Whether the text about a journal subject may not be read or looked up now."""
        return self.gate.blocked(subject)

    def blocked_subjects(self) -> frozenset[bytes]:
        """All journal subjects whose text may not be read or looked up now."""
        return self.gate.blocked_subjects()

    def close(self) -> None:
        """Forget what is held in memory and close the stores."""
        self.shelf.clear()
        self.register.clear()
        for name in ("register", "persons", "publication", "ledger", "acts", "restrictions", "gate", "consent", "erasing"):
            self.__dict__.pop(name, None)
        self.stores.close()
