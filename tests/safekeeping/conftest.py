"""A venue whose backups are looked after, and the section of the settings on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.model.customer import Customer
from app.safekeeping.keeper import Keeper
from app.safekeeping.page import BackupsPage
from app.safekeeping.parts import BackupParts
from app.safekeeping.service import SafekeepingService
from app.storage.backups.backups import Backups
from app.ui.dialogs import Dialogs
from app.ui.job import InlineJob
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.wording.reading import Reading
from tests.venues import NOON, Place, open_place


@dataclass
class Kept:
    """A place with its service and its backups."""

    place: Place
    service: SafekeepingService

    @property
    def backups(self) -> Backups:
        """What is kept of the venue."""
        found = self.place.work.database.backups
        assert found is not None
        return found

    def add_guest(self, name: str) -> None:
        """Write somebody down."""
        with self.place.work.write() as session:
            session.add(Customer(display_name=name, created_at=NOON))


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    """A hotel on 25 November, at 13:00 in Zurich."""
    (tmp_path / "data").mkdir()
    with open_place(tmp_path / "data") as place:
        place.work.database._safeguards = place.path
        yield Kept(place, SafekeepingService(place.work, place.path.parent / "backups"))


class AnsweringDialogs(Dialogs):
    """Says yes or no by itself, and knows a folder."""

    def __init__(self) -> None:
        super().__init__()
        self.answer = True
        self.chosen: Path | None = None
        self.asked: list[str] = []

    def ask(self, *, title: str, question: str, yes: str, no: str = "", more: str = "") -> bool:
        self.asked.append(question)
        return self.answer

    def folder(self, *, title: str, start: str = "") -> Path | None:
        return self.chosen


@dataclass
class Desk:
    """The section open at a desk."""

    kept: Kept
    page: BackupsPage
    keeper: Keeper
    notices: Notices
    dialogs: AnsweringDialogs


@pytest.fixture
def desk(kept: Kept, theme: Theme, qtbot: QtBot) -> Iterator[Desk]:
    """The section, with everything done at once."""
    notices, dialogs = Notices(), AnsweringDialogs()
    keeper = Keeper(kept.service, lane=InlineLane(), watch_lane=InlineLane(), notices=notices)
    page = BackupsPage(
        BackupParts(
            kept.service,
            keeper,
            Reading(kept.place.work.wording, kept.place.clock),
            theme,
            dialogs,
            notices,
            InlineLane,
            InlineJob,
        )
    )
    qtbot.addWidget(page)
    yield Desk(kept, page, keeper, notices, dialogs)
    page.close_page()
    keeper.close()
