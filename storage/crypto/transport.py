"""One sealed file for the way to somebody outside: AES-256 in the ZIP format that common archive programs open.

Rules: the passphrase is drawn here, for this one file, from 120 random bits, and kept nowhere; the names inside say what a file is
and never about whom, because the format leaves them in clear.
"""

import io
import secrets
from collections.abc import Mapping
from typing import Final

_ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without what is read as something else: i, l, o, 0, 1."""
_GROUPS: Final = 6
_LETTERS: Final = 4


def one_time_passphrase() -> str:
    """A passphrase for one file, in groups for reading aloud."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_LETTERS)) for _ in range(_GROUPS))
    return "-".join(groups)


def sealed(files: Mapping[str, bytes], passphrase: str) -> bytes:
    """The files in one archive that only the passphrase opens; made in memory, nothing is written to disk.

    Args:
        files: Content by name.
        passphrase: As drawn by `one_time_passphrase`.
    """
    import pyzipper

    target = io.BytesIO()
    with pyzipper.AESZipFile(target, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(passphrase.encode())
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def opened(content: bytes, passphrase: str) -> Mapping[str, bytes]:
    """The files of a sealed archive, for reading back what was made.

    Raises:
        RuntimeError: The passphrase is not right.
    """
    import pyzipper

    with pyzipper.AESZipFile(io.BytesIO(content)) as archive:
        archive.setpassword(passphrase.encode())
        return {name: archive.read(name) for name in archive.namelist()}
