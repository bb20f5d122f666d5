"""The card of a customer with a thousand entries of history: its data, against the same SQL on the bare driver."""

from __future__ import annotations

import sys
from typing import Any

from sqlalchemy import event

from app.customers.service.card import CardService
from app.customers.service.history import HistoryService
from app.venue.workplace import Workplace
from benchmarks.desk import REGULAR, open_desk
from benchmarks.timing import Budget, report, take_times

TIMES = 300
PAGE = 50


def main() -> int:
    """Measure and print."""
    with open_desk() as work:
        cards, history = CardService(work), HistoryService(work)

        def read(_number: int) -> None:
            cards.get_card(REGULAR)
            cards.feeling_curve(REGULAR)
            history.list_history(REGULAR, limit=PAGE)

        statements = recorded(work, lambda: read(0))
        for _ in range(20):
            read(0)
        service = take_times(read, range(TIMES))
        driver = work.database.engine.raw_connection()
        cursor = driver.cursor()

        def read_bare(_number: int) -> None:
            for statement, parameters in statements:
                cursor.execute(statement, parameters).fetchall()

        bare = take_times(read_bare, range(TIMES))
        driver.close()
        searching = take_times(
            lambda _number: history.list_history(REGULAR, text="nothing like it"), range(TIMES // 10)
        )
    print(f"card, curve, first page  {service.said()}")
    print(f"same {len(statements):2} statements bare  {bare.said()}")
    print(f"search through all of it {searching.said()}")
    print(f"ratio to the bare driver p50 {service.p50 / bare.p50:.2f}   p95 {service.p95 / bare.p95:.2f}")
    return report([Budget("data of a card with 1,000 entries, p95", service.p95, 20.0)])


def recorded(work: Workplace, reading: Any) -> list[tuple[str, Any]]:
    """Every statement that ``reading`` runs, with its parameters."""
    seen: list[tuple[str, Any]] = []

    def remember(*args: Any) -> None:
        _, _, statement, parameters, _, _ = args
        if not statement.startswith("BEGIN"):
            seen.append((statement, parameters))

    event.listen(work.database.engine, "before_cursor_execute", remember)
    reading()
    event.remove(work.database.engine, "before_cursor_execute", remember)
    return seen


if __name__ == "__main__":
    sys.exit(main())
