"""One practice for a file, as for the desks."""

from tests.practice.desks.conftest import own_room, room

__all__ = ["own_room", "room"]
