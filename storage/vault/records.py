"""What the vault's repositories take and give about people: contact data, numbers, pseudonyms, tokens.

Times end in `_ms` (milliseconds since 1970 UTC). `subject` is the client's id in every record; the record of a
person has `id == subject`. Every field that may show a person is kept out of `repr`. The consent side is in
`storage.vault.consent_records`.
"""

from dataclasses import dataclass, field

from storage.sealed.record import Record


@dataclass(frozen=True, slots=True)
class ContractValue:
    """The client and the practice have agreed on a service, from the first day to the last, or until further notice."""

    service: str
    first_day: int
    last_day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord(Record):
    """Who a client is. Sealed under the client's contact key.

    Attributes:
        nicknames: Also what else points at the client in a text.
        prospect: Has only asked, not bought.
        protected: Has a protected identity.
        language: The language that the client reads.
        source: Why something here comes from somebody else than the client; empty: the client gave it.
        contracts: From when to when each service is agreed.
    """

    given: str = field(repr=False)
    surname: str = field(repr=False)
    nicknames: tuple[str, ...] = field(default=(), repr=False)
    employer: str = field(default="", repr=False)
    birth_date: str = field(default="", repr=False)
    language: str = "sv"
    prospect: bool = False
    protected: bool = False
    source: str = field(default="", repr=False)
    contracts: tuple[ContractValue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPointRecord(Record):
    """One way to reach a client. `kind` is `email`, `phone` or `address`; a corrected one is closed, not changed."""

    kind: str
    value: str = field(repr=False)
    preferred: bool = False
    valid_to_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalIdRecord(Record):
    """A personnummer, twelve digits, under a key of its own. `purpose` is `friskvard` or `inkasso`."""

    number: str = field(repr=False)
    purpose: str
    kind: str = "personnummer"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactEventRecord(Record):
    """The practice and a client were in touch. `channel` as in the practice's `Channel`; `outgoing`: by whom."""

    channel: str
    at_ms: int
    outgoing: bool = False
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingRecord(Record):
    """The bridge: this client, in this service, is that subject and pseudonym in the journal."""

    journal_subject: bytes = field(repr=False)
    service: str
    pseudonym: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRecord(Record):
    """What stands behind a token of this client's texts. `kind` and `base` together are found by a keyed hash.

    Attributes:
        kind: Kind code (`PERSON`, `LOC`, …).
        number: Per-client counter of that kind, from 1; 0 for the client itself.
        base: Normalised base form: the same person always gets the same token.
        role: A role word, or empty.
        label: What stands between the angle quotes, `person-1 syster`.
        shown: The form that reading views show when a text brings none of its own.
        also: Further base forms of the same person or thing: said by a human, never guessed.
        pending: Given to a proposal at a save, and not decided on by anybody yet.
        merged_into: Head of the token (`person-1`, `klient`) that goes on in this one's place, or empty. Texts that
            carry this token stay as they are.
        nickname: The nickname that the client got when this token was merged into the client, or empty.
    """

    kind: str
    number: int
    base: str = field(repr=False)
    role: str = ""
    label: str = ""
    shown: str = field(default="", repr=False)
    also: tuple[str, ...] = field(default=(), repr=False)
    pending: bool = False
    merged_into: str = ""
    nickname: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class FormsVersion:
    """The exact written forms of one version of a text, in the order of its tokens."""

    version: int
    forms: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsRecord(Record):
    """The written forms of one draft, entry or addendum: the newest version and the one before it.

    `text` is the journal's id of it; it is sealed, the row shows a keyed hash of it.
    """

    text: bytes = field(repr=False)
    versions: tuple[FormsVersion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecord(Record):
    """A word that is no name for this client. `kind` is `not_a_name` unless a later decision needs another."""

    word: str = field(repr=False)
    kind: str = "not_a_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictionRecord(Record):
    """Processing is restricted (art. 18). `service` empty means all; `to_ms` None means still in force."""

    scope: str
    ground: str
    from_ms: int
    service: str = ""
    case: str = ""
    to_ms: int | None = None


@dataclass(frozen=True, slots=True)
class ControllerValue:
    """Who answers for the data (promise P02)."""

    name: str
    organisation_number: str = ""
    address: str = ""
    email: str = ""
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of the practice. Both are plain codes, never about a client."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class PolicyValue:
    """A version of the privacy policy that the practice published itself: its file word for word, and how it changed."""

    version: str
    source: str
    change: str
    published_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeRecord(Record):
    """The practice itself, one row, sealed under the store key. `subject` is 16 zero bytes."""

    owner: str
    controller: ControllerValue
    language: str = "sv"
    policy_version: str = ""
    policy_hash: bytes = b""
    settings: tuple[Setting, ...] = ()
    policies: tuple[PolicyValue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRecord(Record):
    """An act that touches two stores and has not ended. `subject` is the client, or zeros.

    Attributes:
        kind: Code of the act (`register`, `record_consent`, `withdraw`, `save`, …), the practice's own words.
        state: How far it came, the practice's own word; `begun` first.
        service: `kbt` …, or empty.
        objects: Ids that are needed to finish it, in an order that `kind` decides.
        codes: Plain codes that are needed to finish it (`discard`, `journal`, …). No text about anybody.
    """

    kind: str
    state: str = "begun"
    service: str = ""
    objects: tuple[bytes, ...] = ()
    codes: tuple[str, ...] = ()
