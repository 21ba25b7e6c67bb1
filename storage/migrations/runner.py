"""Brings a store to the newest schema version. Imported only when one is behind.

The rule: a private copy of the file is taken first, the whole upgrade is one transaction, and the copy goes only when the
upgraded store has been checked page by page. A store on a server has its transaction alone.
"""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config

from storage.database import Database
from storage.errors import Damaged
from storage.files import copy_aside, flush_folder, is_whole
from storage.migrations.chain import CHAINS, version_of

_HERE: Final = Path(__file__).parent


def config_for(kind: str) -> Config:
    """The migration tool's settings for one store; there is no settings file."""
    config = Config()
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    config.set_main_option("version_locations", str(_HERE / kind).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def upgrade(database: Database, kind: str) -> None:
    """Runs every version that is missing.

    Raises:
        Damaged: the store is not whole, before or after.
        DiskFull: no space for the copy or the new pages; the store is as it was.
    """
    if not is_whole(database):
        raise Damaged(role=kind, part="pages")
    copy = None
    if database.path is not None:
        copy = copy_aside(database.path, f"{database.path.name}.before-{CHAINS[kind][-1]}")
    run(database, kind)
    if version_of(database, kind) != CHAINS[kind][-1] or not is_whole(database):
        raise Damaged(role=kind, part="migration")
    if copy is not None:
        copy.unlink()
        flush_folder(copy.parent)


def run(database: Database, kind: str) -> None:
    """The migration tool alone, in one transaction."""
    config = config_for(kind)
    with database.write() as session:
        config.attributes["connection"] = session.connection()
        command.upgrade(config, "head")
