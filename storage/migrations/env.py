"""Run by the migration tool for each upgrade: on the connection it is given, in the transaction that is open."""

from alembic import context
from sqlalchemy import Connection

connection = context.config.attributes["connection"]
if not isinstance(connection, Connection):
    raise TypeError("connection")
context.configure(connection=connection, transactional_ddl=True, version_table="alembic_version")
context.run_migrations()
