"""SQL that the two databases write differently."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Date, Integer, Join, String, UnaryExpression, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.operators import custom_op

from app.model.base import UtcInstant


class MidnightOf(FunctionElement[Any]):
    """The midnight at which a date begins, where clocks are ``minutes`` ahead of UTC."""

    inherit_cache = True
    type = UtcInstant()

    def __init__(self, column: ColumnElement[Any], minutes: ColumnElement[int]) -> None:
        super().__init__(column, minutes)


@compiles(MidnightOf, "sqlite")
def _on_sqlite(element: MidnightOf, compiler: SQLCompiler, **kw: Any) -> str:
    column, minutes = (compiler.process(part, **kw) for part in element.clauses)
    return f"strftime('%Y-%m-%d %H:%M:%S.000000', {column}, (-{minutes}) || ' minutes')"


@compiles(MidnightOf)
def _elsewhere(element: MidnightOf, compiler: SQLCompiler, **kw: Any) -> str:
    column, minutes = (compiler.process(part, **kw) for part in element.clauses)
    return f"((CAST({column} AS TIMESTAMP) - make_interval(mins => {minutes})) AT TIME ZONE 'UTC')"


class MicrosecondsBetween(FunctionElement[int]):
    """The whole microseconds from one instant to a later one."""

    inherit_cache = True
    type = BigInteger()

    def __init__(self, begin: ColumnElement[Any], end: ColumnElement[Any]) -> None:
        super().__init__(begin, end)


@compiles(MicrosecondsBetween, "sqlite")
def _between_texts(element: MicrosecondsBetween, compiler: SQLCompiler, **kw: Any) -> str:
    """Seconds are told apart from their parts, for SQLite itself only knows thousandths."""
    begin, end = (compiler.process(part, **kw) for part in element.clauses)
    seconds = f"(unixepoch(substr({end}, 1, 19)) - unixepoch(substr({begin}, 1, 19)))"
    return f"({seconds} * 1000000 + substr({end}, 21, 6) - substr({begin}, 21, 6))"


@compiles(MicrosecondsBetween)
def _between_instants(element: MicrosecondsBetween, compiler: SQLCompiler, **kw: Any) -> str:
    begin, end = (compiler.process(part, **kw) for part in element.clauses)
    return f"CAST(EXTRACT(EPOCH FROM ({end} - {begin})) * 1000000 AS BIGINT)"


def off_index(column: Any) -> Any:
    """The column such that SQLite uses no index of it: another one must lead the way."""
    return UnaryExpression(column, operator=custom_op("+"), type_=column.type)


class InThisOrder(Join):
    """A join whose tables SQLite reads in the order in which they are named, whatever it thinks is better."""

    inherit_cache = True


@compiles(InThisOrder, "sqlite")
def _cross_join(element: InThisOrder, compiler: SQLCompiler, **kw: Any) -> str:
    kw.pop("from_linter", None)
    left, right = (compiler.process(part, **kw) for part in (element.left, element.right))
    assert element.onclause is not None
    return f"{left} CROSS JOIN {right} ON {compiler.process(element.onclause, **(kw | {'asfrom': False}))}"


class DaysAfter(FunctionElement[Any]):
    """The date so many days after another."""

    inherit_cache = True
    type = Date()

    def __init__(self, day: ColumnElement[Any], days: int) -> None:
        super().__init__(day, literal(days, Integer()))


@compiles(DaysAfter, "sqlite")
def _days_after_text(element: DaysAfter, compiler: SQLCompiler, **kw: Any) -> str:
    day, days = (compiler.process(part, **kw) for part in element.clauses)
    return f"date({day}, {days} || ' days')"


@compiles(DaysAfter)
def _days_after_date(element: DaysAfter, compiler: SQLCompiler, **kw: Any) -> str:
    day, days = (compiler.process(part, **kw) for part in element.clauses)
    return f"({day} + CAST({days} AS INTEGER))"


class DaysBetween(FunctionElement[int]):
    """The whole days from one date to a later one."""

    inherit_cache = True
    type = Integer()

    def __init__(self, begin: ColumnElement[Any], end: ColumnElement[Any]) -> None:
        super().__init__(begin, end)


@compiles(DaysBetween, "sqlite")
def _between_date_texts(element: DaysBetween, compiler: SQLCompiler, **kw: Any) -> str:
    begin, end = (compiler.process(part, **kw) for part in element.clauses)
    return f"CAST(julianday({end}) - julianday({begin}) AS INTEGER)"


@compiles(DaysBetween)
def _between_dates(element: DaysBetween, compiler: SQLCompiler, **kw: Any) -> str:
    begin, end = (compiler.process(part, **kw) for part in element.clauses)
    return f"({end} - {begin})"


class MonthOf(FunctionElement[str]):
    """The month of a date, as ``2026-11``."""

    inherit_cache = True
    type = String()

    def __init__(self, day: ColumnElement[Any]) -> None:
        super().__init__(day)


@compiles(MonthOf, "sqlite")
def _month_of_text(element: MonthOf, compiler: SQLCompiler, **kw: Any) -> str:
    return f"substr({compiler.process(element.clauses, **kw)}, 1, 7)"


@compiles(MonthOf)
def _month_of_date(element: MonthOf, compiler: SQLCompiler, **kw: Any) -> str:
    return f"to_char({compiler.process(element.clauses, **kw)}, 'YYYY-MM')"
