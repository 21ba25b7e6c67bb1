"""What a process of a run works out once and not for each test anew: nothing is left out, only done again.

The keys that a passphrase gives are remembered by `tests.storage.bare`; here are the two others that cost as much together.
"""

from functools import cache

import pytest
from sqlalchemy import Engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

from journal_tui import locales
from journal_tui.cli import grammar
from journal_tui.cli.parser import Parser
from storage import engine


def remembered_statements(patch: pytest.MonkeyPatch) -> None:
    """Each practice that is opened would write out the same SQL again: its engines share what one of them has written out."""
    known, open_engine = LRUCache(4000), engine._sqlite_engine

    def opened(path) -> Engine:
        made = open_engine(path)
        made._compiled_cache = known
        return made

    patch.setattr(engine, "_sqlite_engine", opened)
    # What was written out is looked up by its dialect; those of our engines differ in nothing.
    patch.setattr(SQLiteDialect_pysqlite, "__eq__", lambda one, other: type(one) is type(other))
    patch.setattr(SQLiteDialect_pysqlite, "__hash__", lambda dialect: hash(type(dialect)))


def remembered_grammar(patch: pytest.MonkeyPatch) -> None:
    """The program builds its grammar once; a test that runs a dozen commands in its own process would build it a dozen times."""
    build = grammar.build

    @cache
    def built(_language: str) -> Parser:
        return build()

    patch.setattr(grammar, "build", lambda: built(locales.language()))
