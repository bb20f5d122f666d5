"""How a form finds somebody: as the lookup field does, beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.core.cancelling import Cancellation
from app.customers.lookup import Lookup
from app.customers.words.results import where_and_when
from app.ui.lane import AnyLane
from app.wording.reading import Reading


@dataclass(frozen=True)
class Found:
    """Somebody whom the lookup found."""

    customer_id: int
    name: str
    where: str


@dataclass(frozen=True)
class Finding:
    """Finds people by what was typed; the lane takes the question beside the window.

    ``heard_from`` tells in which words was said before how people came, on a lane of its own.
    """

    finds: Callable[[str, Cancellation], Sequence[Found]]
    lane: AnyLane
    heard_from: Callable[[Cancellation], Sequence[str]]
    words_lane: AnyLane

    def close(self) -> None:
        """Ask nothing more."""
        self.lane.close()
        self.words_lane.close()


def finding_by(
    lookup: Lookup,
    *,
    lane: AnyLane,
    heard_from: Callable[[Cancellation], Sequence[str]],
    words_lane: AnyLane,
    reading: Reading,
) -> Finding:
    """Find by the lookup."""

    def find(text: str, cancellation: Cancellation) -> list[Found]:
        rows = lookup.find(text, cancellation=cancellation).rows
        return [Found(row.customer_id, row.name, where_and_when(row, reading)) for row in rows]

    return Finding(find, lane, heard_from, words_lane)
