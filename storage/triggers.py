"""Tables that only grow: the database itself refuses to change or delete their rows.

The program has no path that changes a signed entry or an audit row; the trigger is for every other path. A refused
statement reaches a caller as `SealedForever`.
"""

from sqlalchemy import DDL, Table, event
from sqlalchemy.schema import ExecutableDDLElement

_FUNCTION = "journal_tui_refuse"
_SQLITE = """CREATE TRIGGER {table}_no_{lower} BEFORE {action} ON {table}
BEGIN SELECT RAISE(ABORT, 'this table only grows'); END"""
_POSTGRESQL_FUNCTION = f"""CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'this table only grows'; END $$"""
_POSTGRESQL = """CREATE TRIGGER {table}_no_{lower} BEFORE {action} ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION journal_tui_refuse()"""

CHANGES = ("UPDATE", "DELETE")


def refuse_change(table: str, dialect: str, actions: tuple[str, ...] = CHANGES) -> tuple[str, ...]:
    """The statements that make `table` refuse `actions`, for `dialect` (`sqlite` or `postgresql`).

    On PostgreSQL TRUNCATE is refused together with DELETE.
    """
    if dialect == "sqlite":
        return tuple(_SQLITE.format(table=table, action=action, lower=action.lower()) for action in actions)
    on_postgresql = (*actions, "TRUNCATE") if "DELETE" in actions else actions
    statements = (_POSTGRESQL.format(table=table, action=action, lower=action.lower()) for action in on_postgresql)
    return (_POSTGRESQL_FUNCTION, *statements)


def guard(table: Table, actions: tuple[str, ...] = CHANGES) -> None:
    """Makes `metadata.create_all` put the triggers on `table` as well."""
    for dialect in ("sqlite", "postgresql"):
        for statement in refuse_change(table.name, dialect, actions):
            ddl: ExecutableDDLElement = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", ddl.execute_if(dialect=dialect))
