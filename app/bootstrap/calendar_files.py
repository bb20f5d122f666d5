"""The agenda written into a calendar file, for the command line, the window and the file kept up to date."""

from __future__ import annotations

from pathlib import Path

from app.core.cancelling import Cancellation
from app.core.errors import ReadOnly
from app.core.whole_files import saved_whole
from app.core.words import gettext as _
from app.occasions.ics.calendar import CalendarHead, calendar_of
from app.occasions.ics.collecting import Collected, Reader, collect
from app.occasions.schemas import AgendaQuery
from app.venue.workplace import Workplace

SUFFIX = ".ics"


def write_calendar(
    work: Workplace, query: AgendaQuery, *, target: Path, cancellation: Cancellation | None = None
) -> Collected:
    """Write every line of the window into ``target``, which appears whole or stays as it was.

    Raises ReadOnly or DiskFull where it cannot be written, and Cancelled.
    """
    from app.occasions.services import OccasionServices

    reader: Reader = OccasionServices.at(work).agenda
    return write_lines(reader, query, target=target, head=head_of(work), cancellation=cancellation)


def write_lines(
    reader: Reader,
    query: AgendaQuery,
    *,
    target: Path,
    head: CalendarHead,
    cancellation: Cancellation | None = None,
) -> Collected:
    """Write what ``reader`` gives, as ``write_calendar`` does."""
    refuse_folder(target)
    found = collect(reader, query, cancellation=cancellation)
    content = calendar_of(found.rows, head)
    with saved_whole(target) as unfinished:
        unfinished.write_bytes(content)
    return found


def head_of(work: Workplace) -> CalendarHead:
    """What the venue's calendar says of itself."""
    return CalendarHead.of_venue(work.venue.name, work.now())


def refuse_folder(target: Path, example: str = f"moments{SUFFIX}") -> None:
    """Raise ReadOnly where a folder stands under that name, or none for the file to be in."""
    if target.is_dir():
        raise ReadOnly(
            _("“{name}” is a folder, not a file.").format(name=target),
            to_do=_("Name a file in it, such as {example}.").format(example=example),
        )
    if not target.parent.is_dir():
        raise ReadOnly(
            _("There is no folder “{folder}”.").format(folder=target.parent),
            to_do=_("Make it first, or choose another place."),
        )
