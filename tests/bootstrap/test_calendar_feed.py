"""The file for phones: written when it must be, whole or not at all, and quiet when it cannot be."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.bootstrap.calendar_feed import CalendarFeed
from app.bootstrap.calendar_files import head_of, write_lines
from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError, DiskFull
from app.core.partial_dates import PartialDate
from app.occasions.ics.collecting import collect
from app.occasions.schemas import Agenda, AgendaDay, AgendaQuery, AgendaRow, MomentKey
from app.ui.change_bus import ChangeBus
from app.ui.lane import InlineLane
from app.ui.notices import Notice, Notices
from app.ui.remembered import Remembered
from tests.venues import Place, open_place

TOUCHED = Change(frozenset({("occasion", 1)}))


@dataclass
class Writer:
    """Writes, or fails as it is told."""

    failure: AppError | None = None
    written: list[Path] = field(default_factory=list)

    def __call__(self, path: Path, _cancellation: Cancellation) -> None:
        if self.failure is not None:
            raise self.failure
        self.written.append(path)


@dataclass
class Desk:
    """A feed with everything around it."""

    place: Place
    folder: Path
    writer: Writer = field(default_factory=Writer)
    bus: ChangeBus = field(default_factory=ChangeBus)
    notices: Notices = field(default_factory=Notices)
    said: list[Notice] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.notices.shown.connect(self.said.append)

    def feed(self) -> CalendarFeed:
        """A feed as a program that starts makes it."""
        return CalendarFeed(
            self.place.work,
            bus=self.bus,
            notices=self.notices,
            remembered=Remembered(self.folder / "window.ini"),
            lane=InlineLane(),
            write=self.writer,
        )


@pytest.fixture
def desk(tmp_path: Path, qapp: object) -> Iterator[Desk]:
    with open_place(tmp_path) as place:
        yield Desk(place, tmp_path)


@pytest.fixture
def feed(desk: Desk) -> Iterator[CalendarFeed]:
    feed = desk.feed()
    feed.begin()
    yield feed
    feed.close()


def settle(feed: CalendarFeed) -> None:
    """Let the pause after a change be over."""
    assert feed._pause.isActive()
    feed._pause.timeout.emit()


def test_nothing_is_written_before_a_place_is_chosen(desk: Desk, feed: CalendarFeed) -> None:
    desk.bus.publish(TOUCHED)
    assert (feed.path, feed.last_written_at, desk.writer.written) == (None, None, [])
    assert not feed._pause.isActive()


def test_the_file_is_written_at_once_and_after_changes(desk: Desk, feed: CalendarFeed) -> None:
    target = desk.folder / "feed.ics"
    feed.choose(target)
    assert (feed.path, feed.last_written_at, len(desk.writer.written)) == (target, desk.place.clock.now(), 1)
    desk.bus.publish(TOUCHED)
    desk.bus.publish(TOUCHED)
    settle(feed)
    assert len(desk.writer.written) == 2


def test_what_concerns_no_day_writes_nothing(desk: Desk, feed: CalendarFeed) -> None:
    feed.choose(desk.folder / "feed.ics")
    desk.bus.publish(Change(frozenset({("attachment", 1)})))
    assert not feed._pause.isActive()


def test_the_place_is_kept_from_one_start_to_the_next(desk: Desk, feed: CalendarFeed) -> None:
    feed.choose(desk.folder / "feed.ics")
    later = desk.feed()
    later.begin()
    assert (later.path, len(desk.writer.written)) == (desk.folder / "feed.ics", 2)
    later.close()


def test_another_day_at_the_venue_writes_the_file(desk: Desk, feed: CalendarFeed) -> None:
    feed.choose(desk.folder / "feed.ics")
    desk.place.clock.at = datetime(2026, 11, 25, 22, 59, tzinfo=UTC)
    feed._day_turn.look()
    assert len(desk.writer.written) == 1
    desk.place.clock.at = datetime(2026, 11, 25, 23, 1, tzinfo=UTC)
    feed._day_turn.look()
    assert len(desk.writer.written) == 2


def test_a_failure_is_said_once_and_tried_again_until_it_works(desk: Desk, feed: CalendarFeed) -> None:
    desk.writer.failure = DiskFull("The disk is full.")
    feed.choose(desk.folder / "feed.ics")
    for _turn in range(3):
        assert feed._retry.isActive()
        feed._retry.timeout.emit()
    assert [notice.kind for notice in desk.said] == ["problem"]
    assert feed.problem is desk.writer.failure
    desk.writer.failure = None
    feed._retry.timeout.emit()
    assert (feed.problem, len(desk.writer.written)) == (None, 1)
    assert [notice.kind for notice in desk.said] == ["problem", "info"]
    assert not feed._retry.isActive()


def test_no_file_is_kept_after_stopping(desk: Desk, feed: CalendarFeed) -> None:
    feed.choose(desk.folder / "feed.ics")
    feed.stop()
    desk.bus.publish(TOUCHED)
    assert (feed.path, feed.last_written_at, len(desk.writer.written)) == (None, None, 1)
    assert not feed._pause.isActive()
    assert desk.feed().path is None


class Lines:
    """An agenda with so many lines on every day."""

    def __init__(self, each_day: int) -> None:
        self.each_day = each_day

    def read(
        self, query: AgendaQuery, *, cancellation: Cancellation | None = None, per_day: int = 15
    ) -> Agenda:
        days = [
            self.day(query.first + timedelta(days=at), query, offset=0, limit=per_day)
            for at in range(query.days)
        ]
        return Agenda(query, tuple(days))

    def day(self, on: date, query: AgendaQuery, *, offset: int, limit: int) -> AgendaDay:
        numbers = range(offset, min(self.each_day, offset + limit))
        rows = tuple(
            AgendaRow(
                MomentKey(at + 1, on, at + 1), on, at + 1, "Léa", "Léa", "birthday", anchor=PartialDate(1, 1)
            )
            for at in numbers
        )
        return AgendaDay(on, rows, self.each_day)


def test_every_line_of_every_day_is_in_the_file(desk: Desk) -> None:
    target = desk.folder / "feed.ics"
    query = AgendaQuery(date(2026, 12, 20), days=40)
    found = write_lines(Lines(450), query, target=target, head=head_of(desk.place.work))
    assert (len(found.rows), found.complete, found.last) == (18_000, True, date(2027, 1, 28))
    assert target.read_bytes().count(b"BEGIN:VEVENT") == 18_000
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_what_no_phone_takes_ends_after_a_whole_day(desk: Desk) -> None:
    found = collect(Lines(450), AgendaQuery(date(2026, 12, 20), days=400))
    assert (len(found.rows) % 450, found.complete) == (0, False)
    assert len(found.rows) <= 20_000
    assert found.last == date(2026, 12, 20) + timedelta(days=len(found.rows) // 450 - 1)


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


@pytest.mark.parametrize("place", [_folder, lambda path: path / "missing" / "feed.ics"])
def test_a_place_where_no_file_can_be_is_refused_in_words(desk: Desk, place: Callable[[Path], Path]) -> None:
    with pytest.raises(AppError, match="folder"):
        write_lines(
            Lines(1),
            AgendaQuery(date(2026, 12, 20)),
            target=place(desk.folder / "out"),
            head=head_of(desk.place.work),
        )
