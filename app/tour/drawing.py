"""Draws the tour."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from app.core.cancelling import Cancellation
from app.core.clock import Clock, FixedClock, SystemClock
from app.core.errors import ReadOnly
from app.core.paths import DataFolder
from app.core.words import gettext as _

if TYPE_CHECKING:
    from app.tour.guide import Guide
    from app.tour.stops import Stop

Theme = Literal["light", "dark"]
PEOPLE = 2000
TEN = time(10)


def draw_tour(
    out: Path,
    *,
    theme: Theme,
    size: tuple[int, int],
    venue: str,
    language: str | None,
    clock: Clock | None = None,
) -> Sequence[Path]:
    """Draw a PNG of every stop into ``out``; returns the files. Raises ReadOnly when it cannot be written."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReadOnly(_("The folder “{folder}” cannot be written.").format(folder=out)) from error
    if sys.platform.startswith("linux"):
        # The same picture on every computer, with or without a screen.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # A computer without fonts for every script of the world is no reason to complain.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")
    from app.tour.guide import Guide
    from app.tour.stops import STOPS

    with tempfile.TemporaryDirectory(prefix="regulars-tour-") as folder:
        clock = _build(DataFolder(Path(folder) / "venue"), venue, clock or SystemClock())
        guide = Guide(Path(folder), theme=theme, size=size, venue=venue, language=language, clock=clock)
        try:
            return tuple(_visit(guide, stop, out) for stop in STOPS)
        finally:
            guide.close()


def _build(folder: DataFolder, venue: str, clock: Clock) -> Clock:
    """Make the venue; gives a clock at ten in the morning there, so that the day has just begun."""
    from app.bootstrap.opening import open_workplace
    from app.rehearsal.builder import build_rehearsal

    build_rehearsal(folder.venue_file, venue, size=PEOPLE, clock=clock, cancellation=Cancellation())
    with open_workplace(folder.root, clock=clock) as workplace:
        zone = ZoneInfo(workplace.venue.zone)
        return FixedClock(datetime.combine(workplace.today(), TEN, zone))


def _visit(guide: Guide, stop: Stop, out: Path) -> Path:
    """Go to one stop and take its picture."""
    shown = stop.go(guide)
    shown.resize(*guide.size)
    guide.settle()
    picture = out / f"{stop.name}.png"
    shown.grab().save(str(picture))
    if stop.leave is not None:
        stop.leave(guide)
        guide.settle()
    return picture
