"""SQL that the two databases write differently."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from app.model.base import UtcInstant


class MidnightOf(ColumnElement[Any]):
    """The midnight at which a date begins, where clocks are ``minutes`` ahead of UTC."""

    inherit_cache = False
    type = UtcInstant()

    def __init__(self, column: ColumnElement[Any], *, minutes: int) -> None:
        self.column = column
        self.minutes = minutes


@compiles(MidnightOf, "sqlite")
def _on_sqlite(element: MidnightOf, compiler: SQLCompiler, **kw: Any) -> str:
    column = compiler.process(element.column, **kw)
    return f"strftime('%Y-%m-%d %H:%M:%S.000000', {column}, '{-element.minutes:+d} minutes')"


@compiles(MidnightOf)
def _elsewhere(element: MidnightOf, compiler: SQLCompiler, **kw: Any) -> str:
    column = compiler.process(element.column, **kw)
    moved = f"CAST({column} AS TIMESTAMP) - INTERVAL '{element.minutes} minutes'"
    return f"(({moved}) AT TIME ZONE 'UTC')"
