"""Which milestones are marked, as boxes to tick."""

from __future__ import annotations

from collections.abc import Collection
from gettext import gettext as _

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.model.moment import Milestone
from app.ui.form_fields import Field


def milestone_names() -> dict[Milestone, str]:
    """What each of them is called."""
    return {
        Milestone.FIRST_VISIT: _("The first visit"),
        Milestone.VISIT: _("The 5th, 10th, 25th, 50th and 100th visit"),
        Milestone.YEARS: _("Years since the first"),
        Milestone.BACK: _("Back after a year or more, and long for them"),
        Milestone.TIER: _("A tier reached"),
    }


class MilestonesField(Field):
    """A box for each milestone."""

    def __init__(self, label: str) -> None:
        boxes = QWidget()
        column = QVBoxLayout(boxes)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        self.boxes = {milestone: QCheckBox(words) for milestone, words in milestone_names().items()}
        super().__init__(label, boxes)
        for box in self.boxes.values():
            column.addWidget(box)
            box.toggled.connect(self._changed)

    @property
    def chosen(self) -> tuple[Milestone, ...]:
        """Those that are ticked."""
        return tuple(milestone for milestone, box in self.boxes.items() if box.isChecked())

    def choose(self, milestones: Collection[Milestone]) -> None:
        """Tick these."""
        for milestone, box in self.boxes.items():
            box.setChecked(milestone in milestones)
