"""Everything of a case between its head and its buttons, from top to bottom."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.cases.schemas.rows import CaseDetail
from app.recovery.detail.chip_row import ChipRow
from app.recovery.detail.file_section import FileSection
from app.recovery.detail.gesture_section import GestureSection
from app.recovery.detail.know_band import KnowBand
from app.recovery.detail.log_section import LogSection
from app.recovery.detail.promise_section import PromiseSection
from app.recovery.detail.rest_sections import EndingSection, FactsSection, LinkedSection, StorySection
from app.recovery.detail.step_section import StepSection
from app.recovery.detail.targets import Targets
from app.recovery.detail.view_model import DetailViewModel, ShownCase
from app.ui.dialogs import Dialogs
from app.ui.panel_parts import PanelBody
from app.ui.theme.theme import Theme


class DetailBody(PanelBody):
    """``case_wanted`` asks for another case."""

    case_wanted = Signal(int)

    def __init__(self, theme: Theme, view_model: DetailViewModel, *, dialogs: Dialogs) -> None:
        super().__init__(theme, gap=14)
        reading = view_model.reading
        self.chips = ChipRow(theme)
        self.ending = EndingSection(theme)
        self.steps = StepSection(theme, reading)
        self.targets = Targets(theme, reading)
        self.know = KnowBand(theme, reading)
        self.gestures = GestureSection(theme, reading)
        self.promises = PromiseSection(theme, reading)
        self.log = LogSection(theme, reading)
        self.facts = FactsSection(theme, reading)
        self.files = FileSection(theme, view_model, dialogs=dialogs)
        self.story = StorySection(theme)
        self.linked = LinkedSection(theme, reading)
        self.put_in(self.parts)
        self.know.case_wanted.connect(self.case_wanted)
        self.linked.case_wanted.connect(self.case_wanted)

    def show_case(self, shown: ShownCase, *, is_other: bool) -> None:
        """Show a case, or the same one anew."""
        detail = shown.detail
        self.chips.show_detail(detail)
        self.ending.show_detail(detail)
        self.steps.show_detail(detail, is_other=is_other)
        self.targets.show_detail(detail)
        if is_other:
            self.know.close_more()
        self.know.show_know(shown.know)
        self.gestures.show_case(shown)
        self.promises.show_case(shown)
        self.log.show_detail(detail, is_other=is_other)
        self.facts.show_detail(detail)
        self.files.show_case(shown)
        self.story.show_detail(detail)
        self.linked.show_detail(detail)

    def tick(self, detail: CaseDetail) -> None:
        """Say anew how much time is left."""
        self.targets.show_detail(detail)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """Everything that stands there, from top to bottom."""
        return (
            self.chips,
            self.ending,
            self.steps,
            self.targets,
            self.know,
            self.gestures,
            self.promises,
            self.log,
            self.facts,
            self.files,
            self.story,
            self.linked,
        )
