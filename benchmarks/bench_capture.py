"""A captured line saved and taken back with synchronous=FULL, against two plain inserts on the bare driver."""

from __future__ import annotations

import sys
from zoneinfo import ZoneInfo

from app.core.undo import Reversal
from app.customers.capture.grammar import propose
from app.customers.service.capture import CaptureService
from app.customers.service.clues import ClueService
from app.customers.service.preferences import PreferenceService
from app.customers.service.touchpoints import TouchpointService
from app.promises.service import PromiseService
from app.venue.workplace import Workplace
from benchmarks.desk import NOW, REGULAR, open_desk
from benchmarks.timing import Budget, Times, report, take_times

TIMES = 200
LINES = (
    "likes tulips {n}",
    "dog was at the vet {n}",
    "promised a quiet table tomorrow 19:30",
    "birthday 29 Nov",
)
BARE = (
    """INSERT INTO clue (customer_id, text, noticed_at, sorted_as, version)
       VALUES (1, 'x', '2026-11-25 12:00:00.000000', '', 1)""",
    """INSERT INTO audit_entry (at, action, kind, undo, details, salt, digest, chain, id)
       SELECT '2026-11-25 12:00:00.000000', 'added', 'clue', '', '{}', 'x', 'x', 'x', max(id) + 1 FROM audit_entry""",
)


def main() -> int:
    """Measure and print."""
    with open_desk() as work:
        capture = _service(work)
        now = NOW.astimezone(ZoneInfo(work.venue.zone))
        proposals = [propose(LINES[n % len(LINES)].format(n=n), now=now) for n in range(TIMES)]
        steps: list[Reversal] = []

        def save(number: int) -> None:
            reversal = capture.save(REGULAR, proposals[number]).reversal
            if reversal is not None:
                steps.append(reversal)

        reading = take_times(lambda n: propose(LINES[n % len(LINES)].format(n=n), now=now), range(TIMES))
        saving = take_times(save, range(TIMES))
        undoing = take_times(lambda step: step.undo(), list(reversed(steps)))
        bare = _bare(work)
    print(f"line read       {reading.said()}")
    print(f"line saved      {saving.said()}")
    print(f"line taken back {undoing.said()}")
    print(f"bare inserts    {bare.said()}")
    print(f"ratio to the bare driver p50 {saving.p50 / bare.p50:.2f}   p95 {saving.p95 / bare.p95:.2f}")
    return report(
        [
            Budget("capture line saved, synchronous=FULL, p95", saving.p95, 10.0),
            Budget("capture line taken back, p95", undoing.p95, 10.0),
        ]
    )


def _service(work: Workplace) -> CaptureService:
    preferences, promises = PreferenceService(work), PromiseService(work)
    return CaptureService(
        work,
        preferences=preferences,
        promises=promises,
        clues=ClueService(work, preferences=preferences, promises=promises),
        touchpoints=TouchpointService(work),
    )


def _bare(work: Workplace) -> Times:
    driver = work.database.engine.raw_connection()
    cursor = driver.cursor()

    def insert(_number: int) -> None:
        cursor.execute("BEGIN IMMEDIATE")
        for statement in BARE:
            cursor.execute(statement)
        cursor.execute("COMMIT")

    times = take_times(insert, range(TIMES))
    driver.close()
    return times


if __name__ == "__main__":
    sys.exit(main())
