"""The column kinds that a store may have: ids, numbers, coarse times, look-up values and sealed envelopes. No text.

The rule is kept by the database as well as by the program: tables are STRICT on SQLite, and every id, look-up value and
sealed column has a CHECK on its shape, so plaintext inserted by hand is refused before it lies on the disk.
The same helpers build table classes (`…_field`), and columns and constraints in migrations (`…_column`, `…_check`).
"""

from typing import cast

from sqlalchemy import BigInteger, CheckConstraint, Column, Integer, LargeBinary
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.types import Boolean
from sqlmodel import Field

from storage.crypto.envelope import ID_BYTES, PREFIX, SMALLEST

NUMBER = BigInteger().with_variant(Integer(), "sqlite")
BYTES = LargeBinary()


class BytesShape(ColumnElement[bool]):
    """A condition on a column of bytes: an exact or least length, and perhaps how it begins."""

    inherit_cache = False
    type = Boolean()

    def __init__(self, column: str, *, exact: int = 0, least: int = 0, prefix: bytes = b"", nullable: bool = False) -> None:
        """Names the column; `exact` or `least` is in bytes."""
        self.column = column
        self.exact = exact
        self.least = least
        self.prefix = prefix
        self.nullable = nullable


def _conditions(shape: BytesShape, name: str, prefix_literal: str) -> list[str]:
    parts = []
    if shape.exact:
        parts.append(f"length({name}) = {shape.exact}")
    if shape.least:
        parts.append(f"length({name}) >= {shape.least}")
    if shape.prefix:
        parts.append(f"substr({name}, 1, {len(shape.prefix)}) = {prefix_literal}")
    return parts


def _joined(shape: BytesShape, name: str, parts: list[str]) -> str:
    joined = " AND ".join(parts)
    return f"({name} IS NULL OR ({joined}))" if shape.nullable else joined


@compiles(BytesShape, "sqlite")
def _on_sqlite(shape: BytesShape, compiler: SQLCompiler, **_: object) -> str:
    name = compiler.preparer.quote(shape.column)
    literal = f"x'{shape.prefix.hex()}'"
    return _joined(shape, name, [f"typeof({name}) = 'blob'", *_conditions(shape, name, literal)])


@compiles(BytesShape, "postgresql")
def _on_postgresql(shape: BytesShape, compiler: SQLCompiler, **_: object) -> str:
    name = compiler.preparer.quote(shape.column)
    literal = f"decode('{shape.prefix.hex()}', 'hex')"
    return _joined(shape, name, _conditions(shape, name, literal))


def sealed_check(*columns: str, nullable: tuple[str, ...] = ()) -> tuple[CheckConstraint, ...]:
    """Refuses what is not an envelope, one CHECK for each named column; those in `nullable` may be empty."""
    return tuple(
        CheckConstraint(
            BytesShape(name, least=SMALLEST, prefix=PREFIX, nullable=name in nullable), name=f"ck_{name}_sealed"
        )
        for name in (*columns, *nullable)
    )


def size_check(column: str, size: int, *, prefix: bytes = b"", nullable: bool = False) -> CheckConstraint:
    """Refuses bytes of any other size, or with another beginning."""
    return CheckConstraint(BytesShape(column, exact=size, prefix=prefix, nullable=nullable), name=f"ck_{column}_size")


def id_check(*columns: str, nullable: tuple[str, ...] = ()) -> tuple[CheckConstraint, ...]:
    """Refuses ids and look-up values that are not 16 bytes."""
    return tuple(size_check(name, ID_BYTES, nullable=name in nullable) for name in (*columns, *nullable))


def table_options() -> dict[str, bool]:
    """Keyword arguments of every table: STRICT on SQLite, so that a column holds its own kind only."""
    return {"sqlite_strict": True}


def id_field(*, primary: bool = False, index: bool = False, unique: bool = False) -> bytes:
    """A 16-byte id or look-up value in a table class; name it in `id_check` of the table arguments."""
    return cast("bytes", Field(sa_type=LargeBinary, primary_key=primary, nullable=False, unique=unique, index=index))


def bytes_field(*, unique: bool = False) -> bytes:
    """Bytes of another fixed size in a table class; name the column in `size_check`."""
    return cast("bytes", Field(sa_type=LargeBinary, nullable=False, unique=unique))


def sealed_field() -> bytes:
    """An envelope in a table class; name the column in `sealed_check`."""
    return cast("bytes", Field(sa_type=LargeBinary, nullable=False))


def optional_sealed_field() -> bytes | None:
    """An envelope that may be missing; name the column in `sealed_check(nullable=…)`."""
    return cast("bytes | None", Field(default=None, sa_type=LargeBinary, nullable=True))


def optional_id_field(*, index: bool = False) -> bytes | None:
    """An id or look-up value that may be missing; name it in `id_check(nullable=…)`."""
    return cast("bytes | None", Field(default=None, sa_type=LargeBinary, nullable=True, index=index))


def number_field(*, primary: bool = False, index: bool = False) -> int:
    """A counter, a code, a day or a time in milliseconds, in a table class."""
    return cast(
        "int",
        Field(sa_type=NUMBER, primary_key=primary, nullable=False, index=index, sa_column_kwargs={"autoincrement": False}),
    )


def optional_number_field(*, index: bool = False) -> int | None:
    """A number that may be missing."""
    return cast("int | None", Field(default=None, sa_type=NUMBER, nullable=True, index=index))


def bytes_column(name: str, *, primary: bool = False, nullable: bool = False) -> Column[bytes]:
    """A column of bytes in a migration or a Core table."""
    return Column(name, LargeBinary(), primary_key=primary, nullable=nullable)


def number_column(name: str, *, primary: bool = False, nullable: bool = False) -> Column[int]:
    """A column of whole numbers in a migration or a Core table."""
    return Column(name, NUMBER, primary_key=primary, nullable=nullable, autoincrement=False)
