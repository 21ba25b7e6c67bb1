"""A PostgreSQL server of the tests' own: a fresh cluster in a temporary folder, reached by a socket in it, gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from sqlalchemy import create_engine, text

from storage.crypto.kdf import FLOOR
from storage.places import KINDS, StorePlaces
from storage.stores import create
from tests.storage.bare import NOW, PASSPHRASE
from tests.storage.volumes import postgresql

NOBODY = 65_534


@pytest.fixture(scope="session")
def server():
    programs = postgresql()
    assert programs is not None
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    account = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    if account:
        os.chown(folder, NOBODY, NOBODY)

    def run(*command):
        done = subprocess.run(
            command, cwd=folder, check=False, capture_output=True, text=True, timeout=90, env={"LC_ALL": "C"}, **account
        )
        assert done.returncode == 0, done.stderr + done.stdout

    data = folder / "data"
    run(programs / "initdb", "-D", data, "-U", "owner", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c log_min_error_statement=panic"
    run(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield folder
    finally:
        run(programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder)


def url(server, name):
    return f"postgresql+psycopg://owner@/{name}?host={quote(str(server), safe='')}"


@contextmanager
def databases(server, number):
    """Three empty databases."""
    engine = create_engine(url(server, "postgres"), isolation_level="AUTOCOMMIT")
    names = [f"{kind}{number}" for kind in KINDS]
    with engine.connect() as connection:
        for name in names:
            connection.execute(text(f"CREATE DATABASE {name}"))
    yield StorePlaces(*(url(server, name) for name in names))
    with engine.connect() as connection:
        for name in names:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture
def places(server, request):
    with databases(server, abs(hash(request.node.nodeid)) % 10**9) as places:
        yield places


@pytest.fixture(scope="module")
def shared(server):
    """A practice on the server for the tests that leave it as it was."""
    with databases(server, 0) as places:
        made = create(places, PASSPHRASE, kdf=FLOOR, now_ms=lambda: NOW)
        yield made
        made.stores.close()
