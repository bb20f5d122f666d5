"""Which of several rows that look alike one is, counted through a file."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from app.transfer.importing.kinds import VISIT, VISIT_LINE, Values
from app.transfer.importing.people import Identity


class Turns:
    """Counts look-alikes of one file, so that the same file read again counts the same."""

    def __init__(self) -> None:
        self._fingerprints: Counter[str] = Counter()
        self._visits: dict[int, int] = {}
        self._more_visits: dict[int, list[int]] = {}
        self._lines: Counter[int] = Counter()

    def numbered(self, identity: Identity) -> Identity:
        """The identity with its fingerprint told from earlier ones that are equal."""
        if not identity.fingerprint:
            return identity
        self._fingerprints[identity.fingerprint] += 1
        turn = self._fingerprints[identity.fingerprint]
        return replace(identity, fingerprint=f"{identity.fingerprint}.{turn}")

    def of_visit(self, row: Values) -> int:
        """Rooms booked under one reference are visits of their own; a row given twice is one."""
        mark = hash((row["customer_id"], VISIT.key(row)))
        looks = hash((row["arrives_on"], row["leaves_on"], row["started_at"], row["place"]))
        first = self._visits.setdefault(mark, looks)
        if first == looks:
            return 0
        others = self._more_visits.setdefault(mark, [])
        if looks not in others:
            others.append(looks)
        return others.index(looks) + 1

    def of_line(self, row: Values) -> int:
        """The same product on one bill for the n-th time."""
        mark = hash((row["visit_id"], VISIT_LINE.key(row)))
        self._lines[mark] += 1
        return self._lines[mark] - 1
