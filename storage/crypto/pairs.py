"""A user's two key pairs: X25519 receives grants, Ed25519 signs.

The rule: the private halves come out of a key slot, live in a handle, and are written nowhere but into a slot. What is
signed always carries a label and the store, so that a signature made for one thing can never be shown as one for another.
"""

from typing import Final, final

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from storage.crypto.secret import Handle
from storage.crypto.wire import lp
from storage.errors import Damaged, Locked, Tampered

PUBLIC_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64
SEALED_KEY_BYTES: Final = 80
"""HPKE of a 32-byte key: 32 bytes encapsulation, 32 ciphertext, 16 tag."""


@final
class SigningKey(Handle):
    """An Ed25519 private key."""

    __slots__ = ("_key", "public")

    def __init__(self, seed: bytes) -> None:
        """Takes the 32-byte seed."""
        self._key: Ed25519PrivateKey | None = Ed25519PrivateKey.from_private_bytes(seed)
        self.public: bytes = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    @classmethod
    def generate(cls) -> "SigningKey":
        """A new key."""
        return cls(Ed25519PrivateKey.generate().private_bytes_raw())

    def seed(self) -> bytes:
        """The private half, for a slot or a grant."""
        return self._held().private_bytes_raw()

    def sign(self, label: bytes, *parts: bytes) -> bytes:
        """64 bytes over the label and the parts, each with its length."""
        return self._held().sign(lp(label, *parts))

    def drop(self) -> None:
        """Forgets the private half."""
        self._key = None

    def _held(self) -> Ed25519PrivateKey:
        if self._key is None:
            raise Locked
        return self._key


def verified(public: bytes, signature: bytes, label: bytes, *parts: bytes) -> bool:
    """Whether `signature` is the holder's of `public` over the label and the parts."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, lp(label, *parts))
    except (InvalidSignature, ValueError):
        return False
    return True


@final
class AgreementKey(Handle):
    """An X25519 private key, to which others seal keys (HPKE base mode, RFC 9180)."""

    __slots__ = ("_key", "public")

    def __init__(self, private: bytes) -> None:
        """Takes the 32-byte private key."""
        self._key: X25519PrivateKey | None = X25519PrivateKey.from_private_bytes(private)
        self.public: bytes = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    @classmethod
    def generate(cls) -> "AgreementKey":
        """A new key."""
        return cls(X25519PrivateKey.generate().private_bytes_raw())

    def private(self) -> bytes:
        """The private half, for a slot."""
        return self._held().private_bytes_raw()

    def unseal(self, sealed: bytes, info: bytes) -> bytes:
        """The key that was sealed to this one for exactly `info`.

        Raises:
            Tampered: sealed for somebody or something else, or changed.
        """
        from cryptography.hazmat.primitives import hpke

        suite = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
        try:
            return suite.decrypt(sealed, self._held(), info)
        except (InvalidTag, ValueError):
            raise Tampered(part="grant") from None

    def drop(self) -> None:
        """Forgets the private half."""
        self._key = None

    def _held(self) -> X25519PrivateKey:
        if self._key is None:
            raise Locked
        return self._key


def seal_key(key: bytes, public: bytes, info: bytes) -> bytes:
    """`key` (32 bytes) sealed to the holder of `public`; it opens only with the same `info`.

    Raises:
        Damaged: `public` is no X25519 key.
    """
    from cryptography.hazmat.primitives import hpke

    suite = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
    try:
        return suite.encrypt(key, X25519PublicKey.from_public_bytes(public), info)
    except ValueError:
        raise Damaged(part="public_key") from None
