"""What happened, said to whoever may care: past tense, frozen, without a name or a text of a client."""

from dataclasses import dataclass

from textual.message import Message


@dataclass
class ConsentChanged(Message):
    """An answer was recorded or withdrawn for this client."""

    client: str


@dataclass
class EntrySigned(Message):
    """A note was signed; `digest` is its first eight hex digits."""

    entry: str
    digest: str
