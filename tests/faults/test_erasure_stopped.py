"""The one erasure, stopped after each of its steps: the next unlock finishes it, and it ends the same."""

import shutil
from pathlib import Path

import pytest

from journal_tui.practice.rights.order import OrderKind
from tests.practice.journalling.working_day import Work
from tests.practice.rights.erasing import CASE, full_client, keys_left, order_for, owners, rows_left, stand_behind


class Killed(BaseException):
    """The program ended here."""


def steps(work: Work, client: str) -> list[str]:
    """Every step that an erasure passes, by doing it on a copy."""
    approved = stand_behind(work, order_for(client))
    passed: list[str] = []
    work.practice.context.erasing.reached = passed.append
    assert work.practice.context.erasing.erase(OrderKind.REQUEST, CASE, approved).done
    return passed


def test_stopped_at_any_step_it_ends_the_same(work: Work, tmp_path: Path) -> None:
    client = full_client(work)
    ids = owners(work, client)
    work.practice.close()
    pristine = tmp_path / "pristine"
    shutil.copytree(work.folder, pristine)
    work.reopen()
    names = steps(work, client)
    assert len(names) >= 40
    for number in range(len(names)):
        work.practice.close()
        folder = tmp_path / f"stopped-{number}"
        shutil.copytree(pristine, folder)
        work.reopen(folder)
        work.folder = folder
        approved = stand_behind(work, order_for(client))
        passed: list[str] = []

        def stop(name: str, passed: list[str] = passed, number: int = number) -> None:
            passed.append(name)
            if len(passed) == number + 1:
                raise Killed

        work.practice.context.erasing.reached = stop
        with pytest.raises(Killed):
            work.practice.context.erasing.erase(OrderKind.REQUEST, CASE, approved)
        assert passed == names[: number + 1]
        work.killed()
        assert rows_left(work, ids) == [], passed[-1]
        assert keys_left(work, ids) == 0
        (record,) = work.practice.context.vault.erasures.all()
        assert (record.state, record.client, record.targets, record.keys) == ("done", b"", (), ())
        shutil.rmtree(folder)
