"""The page of the log of a hotel at which a little was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.audit.schemas import LogFilter
from app.audit.service import LogService
from app.audit_log.page import LogPage
from app.audit_log.parts import LogParts
from app.core.cancelling import Cancellation
from app.model.customer import Customer
from app.model.tag import Tag
from app.ui.change_bus import ChangeBus
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.venue.workplace import Workplace
from app.wording.reading import Reading
from tests.venues import NOON, open_place, troubles


@dataclass(frozen=True)
class Somebody:
    """Whom the lookup finds."""

    customer_id: int
    name: str
    where: str = ""


@dataclass
class LogDesk:
    """The page, and what it asked for."""

    work: Workplace
    bus: ChangeBus
    notices: Notices
    page: LogPage
    saved: list[LogFilter] = field(default_factory=list)
    opened: list[int] = field(default_factory=list)

    @property
    def shown(self) -> list[str]:
        """What the rows in sight say."""
        return [row.what for row in self.page.model.rows]

    def add_tags(self, count: int) -> None:
        """Do something so many times."""
        for number in range(count):
            with self.work.write() as session:
                session.add(Tag(name=f"new tag {number}"))

    @property
    def focused(self) -> QWidget:
        """Where the keys go."""
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.page


@pytest.fixture
def desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[LogDesk]:
    """The page in a window that has the keys."""
    with open_place(tmp_path) as place:
        work = place.work
        with work.write() as session:
            for name in ("Léa", "Jonas"):
                session.add(Customer(display_name=name, created_at=NOON))
        with work.write() as session:
            session.get_one(Customer, 1).title = "Dr"
        bus, notices = ChangeBus(), Notices()
        saved: list[LogFilter] = []
        opened: list[int] = []

        def find(text: str, _stop: Cancellation) -> Sequence[Somebody]:
            people = (Somebody(1, "Léa"), Somebody(2, "Jonas"))
            return [one for one in people if text.casefold() in one.name.casefold()]

        page = LogPage(
            LogParts(
                LogService(work),
                find,
                Reading(work.wording, work.clock),
                theme,
                bus,
                notices,
                InlineLane,
                save_wanted=saved.append,
                customer_wanted=opened.append,
            )
        )
        qtbot.addWidget(page)
        page.resize(1050, 700)
        page.show()
        QTest.qWaitForWindowExposed(page)
        page.activateWindow()
        QTest.qWaitForWindowActive(page)
        yield LogDesk(work, bus, notices, page, saved, opened)
        page.close_page()
        assert troubles(work.database) == []
