"""The desk of policy versions: which there are, what differs, and a new one put in force.

Rule: a version is a file that fits its schema, newer than the one in force, and never changed afterwards. A material change
asks everybody anew: every consent document in force is published again under it, in the same act.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from journal_tui.practice import policy, settings
from journal_tui.practice.clock import from_ms
from journal_tui.practice.consent.documents import Difference, Document, line_differences
from journal_tui.practice.context import Context
from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.policy.check import Row, check
from journal_tui.practice.policy.malformed import PolicyMalformed
from journal_tui.practice.values import Change, Service
from storage.audit.actions import Action
from storage.vault.records import PolicyValue

_LIMIT = 60_000


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """One version in the list. `published` None: it was shipped and in force from the start."""

    version: str
    updated: date
    hash: bytes
    in_force: bool
    change: Change | None = None
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing a version did: the version, and the consent documents that were published under it."""

    version: str
    change: Change
    documents: tuple[Document, ...]


class Policies:
    """The policy versions of one open practice."""

    def __init__(self, context: Context) -> None:
        """Nothing is read yet."""
        self._context = context

    def list(self) -> tuple[PolicyVersion, ...]:
        """Every version, oldest first."""
        kept = self._context.settings
        in_force = kept.policy_version
        shipped = (policy.load(version) for version in policy.versions())
        found = [PolicyVersion(each.version, each.updated, each.hash, each.version == in_force) for each in shipped]
        for own in kept.policies:
            each = policy.read(own.source)
            line = PolicyVersion(own.version, each.updated, each.hash, own.version == in_force, Change(own.change))
            found.append(replace(line, published=from_ms(own.published_ms)))
        return tuple(sorted(found, key=lambda each: each.version))

    def get(self, version: str = "") -> policy.Policy:
        """A version; the one in force when none is named.

        Raises:
            InvalidInput: There is no such version.
        """
        try:
            return self._context.settings.policy(version)
        except PolicyMalformed:
            raise InvalidInput(field="policy", reason="unknown") from None

    def promises(self) -> tuple[Row, ...]:
        """Every promise with its rules and how its tests went; see `check.check`."""
        return check()

    def differences(self, source: str, language: str = "sv") -> tuple[Difference, ...]:
        """What a new version would change, paragraph by paragraph; changes nothing.

        Raises:
            InvalidInput: The file is no new version; see `publish`.
        """
        return between(self.get(), self._checked(source), language)

    def publish(self, source: str, change: Change) -> Published:
        """Put a new version in force, and publish every consent document in force under it.

        Args:
            source: The text of its file, TOML.
            change: Material: everybody is asked anew. Editorial: a yes still counts, with a notice.

        Raises:
            InvalidInput: It does not fit the schema (`facts["where"]`), or is not newer than the one in force.
        """
        new = self._checked(source)
        before = self._context.settings
        vault = self._context.stores.vault
        done = False
        try:
            with vault.database.write():
                now = self._context.stamp_ms()
                own = PolicyValue(new.version, source, change.value, now)
                changed = replace(before, policy_version=new.version, policies=(*before.policies, own))
                self._context.settings = changed
                self._context.vault.practice.put(settings.to_record(changed, now))
                documents = tuple(self._documents(change))
                vault.audit.add(Action.POLICY_PUBLISHED, extra=len(documents))
            done = True
        finally:
            if not done:
                self._context.settings = before
        return Published(new.version, change, documents)

    def _documents(self, change: Change) -> Sequence[Document]:
        consent = self._context.consent
        in_force = ((service, consent.current(service)) for service in Service if consent.published(service))
        return [consent.publish(service, change, document.texts) for service, document in in_force]

    def _checked(self, source: str) -> policy.Policy:
        if len(source.encode(errors="replace")) > _LIMIT:
            raise InvalidInput(field="policy", reason="too_long", limit=_LIMIT)
        try:
            new = policy.read(source)
        except (PolicyMalformed, UnicodeEncodeError) as error:
            where = str(error) if isinstance(error, PolicyMalformed) else "policy"
            raise InvalidInput(field="policy", reason="policy_schema", where=where) from None
        if new.version != new.updated.isoformat():
            raise InvalidInput(field="policy", reason="policy_schema", where="policy.updated")
        if new.version <= self._context.settings.policy_version:
            raise InvalidInput(field="policy", reason="not_newer", version=self._context.settings.policy_version)
        if new.updated > self._context.clock.now().date():
            raise InvalidInput(field="policy", reason="in_future")
        return new


def between(old: policy.Policy, new: policy.Policy, language: str) -> tuple[Difference, ...]:
    """What changed between two versions, paragraph by paragraph."""
    return line_differences(_lines(old, language), _lines(new, language))


def _lines(one: policy.Policy, language: str) -> list[str]:
    return [line for section in one.texts[language] for line in (section.heading, *section.paragraphs)]
