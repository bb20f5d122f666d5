"""The buttons below a moment: paper and words at the left, what comes next at the right."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.words import gettext as _
from app.model.moment import MomentState
from app.planner.plan.shown import ShownMoment
from app.ui.buttons import IconButton, PushButton
from app.ui.flow_layout import FlowLayout
from app.ui.panel_parts import PanelFoot
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class Next(StrEnum):
    """What is the sensible thing to do next."""

    BEGIN = "begin"
    AGREE = "agree"
    PREPARED = "prepared"
    DELIVERED = "delivered"
    STORY = "story"
    AGAIN = "again"


def next_of(shown: ShownMoment, reading: Reading) -> Next:
    """What comes next for a moment."""
    detail = shown.detail
    if detail is None:
        return Next.BEGIN
    if detail.state is MomentState.SUGGESTED:
        return Next.AGREE
    if detail.state is MomentState.DELIVERED:
        return Next.STORY
    if detail.state is MomentState.SKIPPED:
        return Next.AGAIN
    ready = all(task.done_at is not None for task in detail.tasks)
    ahead = detail.celebrate_on is not None and detail.celebrate_on > reading.today
    if detail.state is MomentState.PLANNED and ahead and ready:
        return Next.PREPARED
    return Next.DELIVERED


class PlanFoot(PanelFoot):
    """``next_wanted`` carries what the main button stands for."""

    card_wanted = Signal()
    note_wanted = Signal()
    more_wanted = Signal()
    skip_wanted = Signal()

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(theme, PushButton(theme, "", kind="primary", icon="check"), gap=6)
        self._reading = reading
        self._next = Next.BEGIN
        self.card = PushButton(theme, _("Card"), icon="printer")
        self.card.setAccessibleName(_("Print the card for the guest"))
        self.note = PushButton(theme, _("Write a note"), icon="mail")
        self.more = IconButton(theme, icon="ellipsis", name=_("More for this moment"), size=16)
        self.skip = PushButton(theme, _("Not this time"))
        self.card.clicked.connect(self.card_wanted)
        self.note.clicked.connect(self.note_wanted)
        self.more.clicked.connect(self.more_wanted)
        self.skip.clicked.connect(self.skip_wanted)
        self.main.clicked.connect(lambda: self.next_wanted.emit(self._next))
        self._row.add(_flowing(self.card, self.note, self.more), stretch=1)
        self._row.add(_flowing(self.skip, self.main))

    def show_moment(self, shown: ShownMoment) -> None:
        """Name what comes next."""
        self._next = next_of(shown, self._reading)
        has_plan = shown.detail is not None
        self.card.setVisible(has_plan)
        self.skip.setVisible(not shown.is_over)
        self.main.set_words(
            {
                Next.BEGIN: _("Plan it"),
                Next.AGREE: _("Plan it"),
                Next.PREPARED: _("Prepared"),
                Next.DELIVERED: _("Delivered"),
                Next.STORY: _("Tell it as a story"),
                Next.AGAIN: _("Take it up again"),
            }[self._next]
        )
        if self._next is Next.STORY and shown.detail is not None and shown.detail.story:
            self.main.set_words(_("Change the story"))
        self._row.fit()


def _flowing(*buttons: QWidget) -> QWidget:
    place = QWidget()
    flow = FlowLayout(place, gap=6, line_gap=6, middle=True)
    for button in buttons:
        flow.addWidget(button)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    place.setSizePolicy(policy)
    return place
