"""The words that the practice decides in: closed sets, each with a stable code. Nothing here imports storage."""

from enum import StrEnum


class Service(StrEnum):
    """What the practice sells; each has its own consent, pseudonym and journal key."""

    KBT = "kbt"
    KOST = "kost"
    PT = "pt"


class Purpose(StrEnum):
    """What a consent is given for, answered one by one."""

    JOURNAL = "journal"
    MEASURES = "measures"
    SUPERVISION = "supervision"


class ConsentState(StrEnum):
    """Computed from consent events, never stored or edited (consent-and-rights, section 2.3)."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    INVALIDATED = "invalidated"


class Verdict(StrEnum):
    """Everything the gate can answer."""

    GRANTED = "granted"
    MISSING = "missing"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    OUTDATED_VERSION = "outdated_version"
    WRONG_SERVICE_OR_PURPOSE = "wrong_service_or_purpose"
    RESTRICTED = "restricted"
    UNDECIDABLE = "undecidable"


class WayOn(StrEnum):
    """What may be done after a refusal; the gate offers only what fits the verdict."""

    ASK_NOW = "ask_now"
    ON_PAPER = "on_paper"
    WITHOUT_JOURNAL = "without_journal"
    OPEN_CASE = "open_case"
    OPEN_LOG = "open_log"


class Change(StrEnum):
    """How a new version of a consent document differs from the one before."""

    EDITORIAL = "editorial"
    MATERIAL = "material"


class Channel(StrEnum):
    """How the practice and the client were in touch."""

    PHONE = "phone"
    EMAIL = "email"
    SMS = "sms"
    VIDEO = "video"
    FORM = "form"
    VISIT = "visit"


class PersonnummerPurpose(StrEnum):
    """The only two reasons for which a personnummer may be kept (promise P11)."""

    FRISKVARD = "friskvard"
    INKASSO = "inkasso"


class AmendmentKind(StrEnum):
    """Why a signed entry gets an addendum. A view is the client's own, where the practice does not agree."""

    ERROR = "error"
    SUPPLEMENT = "supplement"
    VIEW = "view"


OWN_AMENDMENTS = (AmendmentKind.ERROR, AmendmentKind.SUPPLEMENT)
"""What an author may add without a rights case."""


class Risk(StrEnum):
    """`Bedömd risk` at signing."""

    NONE = "none"
    LOW = "low"
    RAISED = "raised"
    NOT_ASSESSED = "not_assessed"


class Sensitivity(StrEnum):
    """What kind of data an entry holds, in the policy's own kinds."""

    SPECIAL = "special_category"
    PRIVATE = "privacy_sensitive"
    NONE = "none"
