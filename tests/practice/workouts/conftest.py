"""The same practice as for notes, with a client who trains."""

import pytest

from journal_tui.practice.values import Service
from tests.practice.journalling.conftest import made_practice, work

__all__ = ["made_practice", "work"]


@pytest.fixture
def client(work):
    return work.client(services=(Service.PT,))
