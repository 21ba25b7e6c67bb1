"""Are the primitives there? Asked once, before anything is read or written.

A distribution's build of the library may lack what the project's own wheels have. The rule: no fallback. What is missing is
named, in words that a person can act on, and nothing weaker takes its place.
"""

from collections.abc import Callable
from functools import cache
from typing import Final

from storage.errors import Unsupported


def _aes_gcm() -> bool:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    # NIST GCM test case 13: empty plaintext, zero key and nonce.
    return AESGCM(bytes(32)).encrypt(bytes(12), b"", None).hex() == "530f8afbc74536b9a963b4f1c4cb738b"


def _hkdf() -> bool:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

    # RFC 5869, test case 3 (no salt, no info), the expand step.
    prk = bytes.fromhex("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04")
    okm = HKDFExpand(algorithm=SHA256(), length=42, info=b"").derive(prk)
    return okm.hex().startswith("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d")


def _argon2id() -> bool:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    # RFC 9106, section 5.3.
    kdf = Argon2id(salt=b"\2" * 16, length=32, iterations=3, lanes=4, memory_cost=32, secret=b"\3" * 8, ad=b"\4" * 12)
    return kdf.derive(b"\1" * 32).hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def _ed25519() -> bool:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    # RFC 8032, section 7.1, test 1.
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    return Ed25519PrivateKey.from_private_bytes(seed).sign(b"").hex().startswith("e5564300c360ac729086e2cc806e828a")


def _hpke() -> bool:
    from cryptography.hazmat.primitives import hpke
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    suite = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
    key = X25519PrivateKey.generate()
    return suite.decrypt(suite.encrypt(b"probe", key.public_key(), b"info"), key, b"info") == b"probe"


_PROBES: Final[dict[str, Callable[[], bool]]] = {
    "AES-256-GCM": _aes_gcm,
    "HKDF-SHA-256": _hkdf,
    "Argon2id": _argon2id,
    "Ed25519": _ed25519,
    "HPKE-X25519": _hpke,
}


@cache
def require_primitives() -> None:
    """Tries every primitive once in the life of the process.

    Raises:
        Unsupported: one is missing or gives a wrong answer; `facts["primitive"]` names it.
    """
    from cryptography.exceptions import UnsupportedAlgorithm

    for name, probe in _PROBES.items():
        try:
            good = probe()
        except (ImportError, AttributeError, UnsupportedAlgorithm):
            raise Unsupported(part="cryptography", primitive=name) from None
        if not good:
            raise Unsupported(part="cryptography", primitive=name)
