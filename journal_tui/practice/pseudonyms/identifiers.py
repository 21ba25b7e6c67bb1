"""What the vault knows of one client and what layer 1 always looks for."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownIdentifiers:
    """A client's own identifiers as they lie in the vault; empty strings where there is none."""

    given: str = field(default="", repr=False)
    surname: str = field(default="", repr=False)
    nicknames: tuple[str, ...] = field(default=(), repr=False)
    personnummer: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    employer: str = field(default="", repr=False)
