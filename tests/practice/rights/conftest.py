"""The same practice as for notes: one made per test run, a copy for each test."""

from tests.practice.journalling.conftest import made_practice, shared, work

__all__ = ["made_practice", "shared", "work"]
