"""The practice's own record: owner, controller, language, policy version, and the decisions it has taken.

One sealed row in the vault. Rule: what decides about people is here, sealed and audited; what only decides how a
screen looks is in the configuration file and never here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from journal_tui.practice import contact_rules, policy
from journal_tui.practice.decisions import decision, defaults
from journal_tui.practice.errors import Damaged, InvalidInput
from journal_tui.practice.rights.statutes import financial_year
from journal_tui.practice.values import Controller
from storage.crypto.envelope import ZERO_ID
from storage.sealed.record import new_id
from storage.vault.records import ControllerValue, PolicyValue, PracticeRecord, Setting

_PROVEN = "recovery_proven"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the practice has decided."""

    owner: str
    controller: Controller
    language: str = "sv"
    policy_version: str = policy.FIRST
    recovery_proven: bool = False
    """Whether somebody has typed back groups of the recovery sheets that are in force."""
    decisions: Mapping[str, int] = field(default_factory=defaults)
    policies: tuple[PolicyValue, ...] = ()
    """Versions of the privacy policy that the practice published itself, oldest first."""

    def policy(self, version: str = "") -> policy.Policy:
        """A version of the policy, shipped or published here; the one in force when none is named.

        Raises:
            PolicyMalformed: There is no such version.
        """
        wanted = version or self.policy_version
        for own in self.policies:
            if own.version == wanted:
                return policy.read(own.source)
        return policy.load(wanted)

    def days(self, name: str) -> int:
        """A decision counted in days."""
        return self.decisions.get(name, decision(name).default)

    def financial_year(self, day: date) -> int:
        """The financial year that a day lies in, by the calendar year in which it ends."""
        return financial_year(day, self.days("financial_year_end"))

    def decided(self, name: str, days: int) -> "Settings":
        """The settings with another decision.

        Raises:
            InvalidInput: No such decision, or outside what it allows.
            RefusedByRule: It is fixed.
        """
        return replace(self, decisions={**self.decisions, name: decision(name).checked(days)})


def checked(owner: str, controller: Controller, language: str) -> Settings:
    """Settings for a new practice, every field checked.

    Raises:
        InvalidInput: The first field that is not right.
    """
    if language not in policy.LANGUAGES:
        raise InvalidInput(field="language", reason="unknown")
    return Settings(contact_rules.name(owner, "owner"), contact_rules.controller(controller), language)


def to_record(settings: Settings, now_ms: int) -> PracticeRecord:
    """The row that keeps the settings."""
    return PracticeRecord(
        id=new_id(),
        subject=ZERO_ID,
        created_ms=now_ms,
        owner=settings.owner,
        controller=controller_value(settings.controller),
        language=settings.language,
        policy_version=settings.policy_version,
        policy_hash=settings.policy().hash,
        settings=(
            *(Setting(name, str(days)) for name, days in sorted(settings.decisions.items())),
            Setting(_PROVEN, str(int(settings.recovery_proven))),
        ),
        policies=settings.policies,
    )


def from_record(record: PracticeRecord) -> Settings:
    """The settings of a row.

    Raises:
        Damaged: A decision in it is no number.
    """
    decisions = defaults()
    for setting in record.settings:
        if not setting.value.isdecimal():
            raise Damaged(table="practice")
        decisions[setting.name] = int(setting.value)
    proven = bool(decisions.pop(_PROVEN, 0))
    held = record.controller
    controller = Controller(held.name, held.organisation_number, held.address, held.email, held.phones)
    return Settings(record.owner, controller, record.language, record.policy_version, proven, decisions, record.policies)


def controller_value(controller: Controller) -> ControllerValue:
    """The controller as storage keeps it."""
    return ControllerValue(
        name=controller.name,
        organisation_number=controller.organisation_number,
        address=controller.address,
        email=controller.email,
        phones=controller.phones,
    )
