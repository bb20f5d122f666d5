"""The Metrics pane in a window of its own, on figures in memory."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.core.changes import Change
from app.core.outcome import Outcome
from app.core.undo import History
from app.metrics.choices import Choice, MetricsChoices
from app.metrics.comments.page import CommentsPage
from app.metrics.comments.view_model import CommentsViewModel
from app.metrics.compare.page import ComparePage
from app.metrics.compare.view_model import CompareViewModel
from app.metrics.notes.form import NoteForm
from app.metrics.overview.page import OverviewPage
from app.metrics.overview.view_model import OverviewViewModel
from app.metrics.page_keys import COMMENTS, COMPARE, OVERVIEW, WHERE
from app.metrics.pane import MetricsPane
from app.metrics.people.panel import PeoplePanel
from app.metrics.people.view_model import PeopleViewModel
from app.metrics.remembered_state import remembered_state
from app.metrics.view_model import MetricsViewModel
from app.metrics.where.page import WherePage
from app.metrics.where.view_model import WhereViewModel
from app.promises.schemas import PromiseDraft
from app.saved_views.view_model import SavedViewsModel
from app.surveys.schemas.drafts import AnnotationDraft, AnnotationEdit
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.front_page import FrontPage
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme
from app.wording.formats import Wording
from app.wording.reading import Reading
from tests.metrics.fake_measures import FakeMeasures
from tests.venues import SetClock

NO_KEY = Qt.KeyboardModifier.NoModifier
TEN = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
CHOICES = MetricsChoices(
    stage_ids=(Choice(3, "Arrival"), Choice(4, "Stay"), Choice(0, "Without a stage")),
    channels=(Choice("desk", "At the desk"), Choice("paper", "On paper")),
    places=(Choice("101", "101"), Choice("412", "412")),
    tag_ids=(Choice(1, "VIP"),),
)


class Kept:
    """Keeps views, notes and promises in memory."""

    def __init__(self) -> None:
        self.views: list[Any] = []
        self.added: list[AnnotationDraft] = []
        self.edited: list[tuple[int, AnnotationEdit]] = []
        self.removed: list[int] = []
        self.promised: list[tuple[int, PromiseDraft]] = []

    def list_views(self, _cancellation: object) -> list[Any]:
        return self.views

    def save_view(self, name: str, definition: Any, *, own: bool) -> Outcome[int]:
        self.views.append((name, definition, own))
        return _done(1)

    def rename_view(self, view: Any, name: str) -> Outcome[Any]:
        return _done(None)

    def remove_view(self, view: Any) -> Outcome[Any]:
        return _done(None)

    def add(self, draft: AnnotationDraft) -> Outcome[int]:
        self.added.append(draft)
        return _done(1)

    def edit(self, note_id: int, edit: AnnotationEdit) -> Outcome[None]:
        self.edited.append((note_id, edit))
        return _done(None)

    def remove(self, note_id: int, version: int) -> Outcome[None]:
        del version
        self.removed.append(note_id)
        return _done(None)

    def make_promise(self, customer_id: int, draft: PromiseDraft) -> Outcome[int]:
        self.promised.append((customer_id, draft))
        return _done(1)


def _done(value: Any) -> Outcome[Any]:
    return Outcome(value, Change(frozenset({("annotation", 1)}), frozenset()), None, "Done")


class MetricsDesk:
    """The pane with what it asks and whom it tells."""

    def __init__(self, measures: FakeMeasures, *, theme: Theme, folder: Path) -> None:
        self.measures, self.kept, self.theme = measures, Kept(), theme
        self.clock = SetClock(TEN)
        self.bus, self.notices = ChangeBus(), Notices()
        self.runner = CommandRunner(self.bus, History(), self.notices)
        self.remembered = Remembered(folder / "window.ini")
        self.view_model = MetricsViewModel(
            lambda _cancellation: CHOICES,
            state=remembered_state(self.remembered),
            new_lane=InlineLane,
            bus=self.bus,
            notices=self.notices,
            reading=Reading(Wording("hotel", "en", "Europe/Zurich", "CHF"), self.clock),
        )
        saved = SavedViewsModel(
            self.kept, lane=InlineLane(), bus=self.bus, runner=self.runner, notices=self.notices
        )
        self.pane = MetricsPane(
            self.view_model,
            self._overview,
            saved=saved,
            new_people=self._people,
            theme=theme,
            remembered=self.remembered,
        )
        self.pane.front.offer(FrontPage(WHERE, "Where and when", self._where))
        self.pane.front.offer(FrontPage(COMPARE, "Compare", self._compare))
        self.comments = CommentsViewModel(self.view_model, self.measures, comments=self._people_model())
        self.pane.front.offer(FrontPage(COMMENTS, "Comments", self._comments))

    @property
    def overview(self) -> OverviewPage:
        """The first page."""
        page = self.pane.front.page(OVERVIEW)
        assert isinstance(page, OverviewPage)
        return page

    @property
    def people(self) -> PeoplePanel:
        """The people beside the charts."""
        panel = self.pane.people
        assert isinstance(panel, PeoplePanel)
        return panel

    @property
    def focused(self) -> QWidget:
        """What has the keys."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keys"
        return widget

    def open(self, width: int = 1290, height: int = 736) -> MetricsPane:
        """Bring the pane up."""
        self.pane.resize(width, height)
        self.pane.show()
        QTest.qWaitForWindowActive(self.pane)
        QApplication.processEvents()
        self.pane.setFocus()
        return self.pane

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEY, on: QWidget | None = None) -> None:
        """Press a key where the keys are."""
        QTest.keyClick(on or self.focused, key, keys)

    def close(self) -> None:
        """Ask nothing more."""
        self.pane.close_lanes()

    def _overview(self, pane: MetricsPane) -> FrontPage:
        def build() -> OverviewPage:
            page = OverviewPage(
                OverviewViewModel(self.view_model, self.measures),
                notes=NoteForm(self.theme, self.kept, runner=self.runner),
                theme=self.theme,
            )
            page.people_wanted.connect(pane.show_people)
            page.customer_wanted.connect(pane.customer_wanted)
            page.ask_wanted.connect(pane.ask_wanted)
            page.import_wanted.connect(pane.import_wanted)
            page.picture_wanted.connect(pane.picture_wanted)
            page.table_wanted.connect(pane.table_wanted)
            return page

        return FrontPage(OVERVIEW, "Overview", build)

    def _where(self) -> WherePage:
        page = WherePage(WhereViewModel(self.view_model, self.measures), theme=self.theme)
        page.people_wanted.connect(self.pane.show_people)
        return page

    def _compare(self) -> ComparePage:
        page = ComparePage(CompareViewModel(self.view_model, self.measures), theme=self.theme)
        page.people_wanted.connect(self.pane.show_people)
        return page

    def _people(self, pane: MetricsPane) -> PeoplePanel:
        panel = PeoplePanel(self._people_model(), theme=self.theme, wording=self.view_model.reading.wording)
        panel.customer_wanted.connect(pane.customer_wanted)
        panel.left.connect(pane.leave_people)
        return panel

    def _comments(self) -> CommentsPage:
        page = CommentsPage(self.comments, theme=self.theme)
        page.people_wanted.connect(self.pane.show_people)
        page.customer_wanted.connect(self.pane.customer_wanted)
        page.answer_wanted.connect(self.pane.answer_wanted)
        return page

    def _people_model(self) -> PeopleViewModel:
        return PeopleViewModel(
            self.measures.read_people,
            promises=self.kept,
            lane=InlineLane(),
            bus=self.bus,
            runner=self.runner,
            notices=self.notices,
        )
