"""Of which venue a backup is: several may keep theirs in one folder, and one may stand where another one stood."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path

from app.core.errors import AppError
from app.storage.backups.copies import reading_at_work
from app.storage.backups.facts import made_at
from app.storage.backups.kept import Kept
from app.storage.connecting import driver_failures_translated


class Whose:
    """Tells the backups of the venue in a file from others; ``key`` opens that file."""

    def __init__(self, venue: Path, key: str | None) -> None:
        self._venue = venue
        self._key = key

    def is_another(self, venue_made_at: datetime | None) -> bool:
        """Whether one set up then is another venue; not where nobody can tell."""
        return None not in (venue_made_at, self._made_at) and venue_made_at != self._made_at

    def own(self, kept: Sequence[Kept]) -> tuple[Kept, ...]:
        """Those without the ones of another venue."""
        return tuple(one for one in kept if not self.is_another(one.venue_made_at))

    @cached_property
    def _made_at(self) -> datetime | None:
        """None where the file cannot be read, so that every backup may be its own."""
        with (
            suppress(AppError),
            driver_failures_translated(),
            reading_at_work(self._venue, self._key) as driver,
        ):
            return made_at(driver)
        return None
