"""The desks' practice, for what the policy asks of an open one."""

from tests.practice.desks.conftest import own_room, room

__all__ = ["own_room", "room"]
