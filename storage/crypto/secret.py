"""Secrets as handles: no text form, no copy, no pickle, and gone when dropped.

Python cannot promise that no copy of a byte string stays in memory; the buffer here is our own and is overwritten
on `drop`, which bounds what an accidental print, a pickled object or a crash report can show to nothing.
"""

from typing import NoReturn, final

from storage.errors import Locked


class Handle:
    """Base of everything that holds key material."""

    __slots__ = ()

    def __repr__(self) -> str:
        """The class name alone."""
        return f"<{type(self).__name__}>"

    def __reduce__(self) -> NoReturn:
        """Keys are never written anywhere but into a slot or a grant."""
        raise TypeError("a key cannot be pickled or copied")

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        """As `__reduce__`."""
        raise TypeError("a key cannot be pickled or copied")

    def __getstate__(self) -> NoReturn:
        """As `__reduce__`."""
        raise TypeError("a key cannot be pickled or copied")

    def __copy__(self) -> NoReturn:
        """One handle, one place that can drop it."""
        raise TypeError("a key cannot be pickled or copied")

    def __deepcopy__(self, memo: object) -> NoReturn:
        """As `__copy__`."""
        raise TypeError("a key cannot be pickled or copied")


@final
class Secret(Handle):
    """Some secret bytes that are overwritten on `drop`."""

    __slots__ = ("_buffer",)

    def __init__(self, material: bytes | bytearray) -> None:
        """Takes a copy; a bytearray that is handed in is overwritten."""
        self._buffer: bytearray | None = bytearray(material)
        if isinstance(material, bytearray):
            material[:] = bytes(len(material))

    @property
    def dropped(self) -> bool:
        """Whether the secret has been forgotten."""
        return self._buffer is None

    def reveal(self) -> bytes:
        """The bytes, for a primitive that needs them; keep the result no longer than the call.

        Raises:
            Locked: the secret has been dropped.
        """
        if self._buffer is None:
            raise Locked
        return bytes(self._buffer)

    def drop(self) -> None:
        """Overwrites and forgets; a second call does nothing."""
        if self._buffer is not None:
            self._buffer[:] = bytes(len(self._buffer))
            self._buffer = None
