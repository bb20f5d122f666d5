"""The two buttons below a case: hand it over, and what comes next."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from app.cases.schemas.rows import CaseDetail
from app.cases.words.labels import step_words
from app.core.words import gettext as _
from app.model.case import CaseState, CaseStep
from app.ui.buttons import PushButton
from app.ui.panel_parts import PanelFoot
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class Next(StrEnum):
    """What is the sensible thing to do next."""

    STEP = "step"
    ASK = "ask"
    CLOSE = "close"
    REOPEN = "reopen"


def next_of(detail: CaseDetail) -> Next:
    """What comes next in a case."""
    if detail.row.state is CaseState.CLOSED:
        return Next.REOPEN
    if detail.row.step is CaseStep.RESOLVE:
        return Next.ASK
    return Next.CLOSE if detail.row.step in (CaseStep.FOLLOW_UP, CaseStep.DONE) else Next.STEP


class DetailFoot(PanelFoot):
    """``next_wanted`` carries what the main button stands for."""

    hand_over_wanted = Signal()

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(theme, PushButton(theme, "", kind="primary"), gap=10)
        self._reading = reading
        self._next = Next.STEP
        self.hand_over = PushButton(theme, _("Hand over"))
        self.hand_over.clicked.connect(self.hand_over_wanted)
        self.main.clicked.connect(lambda: self.next_wanted.emit(self._next))
        self._row.add(self.hand_over, stretch=3)
        self._row.add(self.main, stretch=4)
        for button in (self.hand_over, self.main):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_detail(self, detail: CaseDetail) -> None:
        """Name what comes next."""
        self._next = next_of(detail)
        customer = self._reading.wording.words.customer
        self.hand_over.setVisible(self._next is not Next.REOPEN)
        self.main.set_words(
            {
                Next.STEP: _("Done: {step}").format(step=step_words(detail.row.step)),
                Next.ASK: _("Put right, ask the {customer}").format(customer=customer),
                Next.CLOSE: _("Close the case…"),
                Next.REOPEN: _("Open it again…"),
            }[self._next]
        )
        self._row.fit()
