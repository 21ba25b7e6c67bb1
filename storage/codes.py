"""Small numbers that stand in clear columns instead of words, so that no table has a text column.

Append only: a number is never given a new meaning, because rows of many years carry it.
"""

from typing import Final

from storage.errors import Damaged, NotFound

SERVICES: Final[dict[str, int]] = {"kbt": 1, "kost": 2, "pt": 3}
_SERVICE_NAMES: Final[dict[int, str]] = {number: name for name, number in SERVICES.items()}


def service_code(service: str) -> int:
    """The number of a service (`kbt`, `kost`, `pt`).

    Raises:
        NotFound: There is no such service.
    """
    try:
        return SERVICES[service]
    except KeyError:
        raise NotFound(kind="service") from None


def service_name(code: int) -> str:
    """The service with this number.

    Raises:
        Damaged: A row carries a number that was never given.
    """
    try:
        return _SERVICE_NAMES[code]
    except KeyError:
        raise Damaged(kind="service") from None
