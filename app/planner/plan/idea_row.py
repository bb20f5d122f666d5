"""One idea: what it is, why, what it costs, and the button that takes it."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from app.gestures.clash_box import clash_words
from app.model.gesture import GestureKind
from app.moments.schemas.rows import IdeaRow
from app.planner.plan.words import lead_words
from app.ui.buttons import PushButton
from app.ui.chips import Chip, ChipSpec
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_ICONS = {
    GestureKind.NOTE: "mail",
    GestureKind.FOOD_DRINK: "utensils",
    GestureKind.SERVICE: "hand-heart",
    GestureKind.UPGRADE: "bed-double",
    GestureKind.DISCOUNT: "tag",
    GestureKind.REFUND: "tag",
}
_REASONS = 3
_TOO_LATE, _CLASH = "too_late", "clash"
"""Reasons that are said in a colour of their own."""
_MOST_AT_RIGHT = 0.42


class IdeaLine(QWidget):
    """``used`` carries the idea."""

    used = Signal(object)

    def __init__(self, theme: Theme, idea: IdeaRow, reading: Reading, *, in_plan: bool) -> None:
        super().__init__()
        self.idea = idea
        blocked = idea.clashes.blocks
        self.words = SpanLabel(theme, idea_spans(idea))
        self.cost = SpanLabel(theme, [Span(reading.wording.money(idea.cost_minor))])
        self.use = PushButton(theme, _("Use…") if blocked else _("Use"))
        self.use.setAccessibleName(_("Use: {idea}").format(idea=idea.name))
        self.use.clicked.connect(lambda: self.used.emit(idea))
        self.chip = Chip(theme, ChipSpec(_("In the plan"), "good", "check"))
        self.setAccessibleName(", ".join((self.words.accessibleName(), self.cost.accessibleName())))
        self._right = QWidget()
        right = QHBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.px(10))
        for widget in (self.cost, self.use, self.chip):
            right.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.use.setVisible(not in_plan)
        self.chip.setVisible(in_plan)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(_Disc(theme, _icon(idea)), 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self.words, 0, 1)
        self._beside = True
        self._grid.addWidget(self._right, 0, 2)
        self._fix_cost()
        theme.changed.connect(self._fix_cost)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._grid.heightForWidth(width)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(max(1, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self.updateGeometry()

    def _arrange(self) -> None:
        """What it costs stands beside the words, or below them where that leaves them too little room."""
        beside = self._right.sizeHint().width() <= self.width() * _MOST_AT_RIGHT
        if beside is not self._beside:
            self._beside = beside
            self._grid.removeWidget(self._right)
            if beside:
                self._grid.addWidget(self._right, 0, 2)
            else:
                self._grid.addWidget(self._right, 1, 1, Qt.AlignmentFlag.AlignLeft)

    def _fix_cost(self) -> None:
        font = self.cost.fontMetrics()
        self.cost.setFixedWidth(font.horizontalAdvance(self.cost.accessibleName()) + 4)


def idea_spans(idea: IdeaRow) -> list[Span]:
    """The name, what keeps it away, and the reasons for it."""
    blocked = [clash for clash in idea.clashes.clashes if clash.blocking]
    spans = [Span(idea.name, bold=True, colour="ink2" if blocked or not idea.feasible else "")]
    for clash in blocked:
        said = _("Not without a reason. {sentence}").format(sentence=clash_words(clash))
        if clash.needs_manager:
            said = _("Only a manager may. {sentence}").format(sentence=clash_words(clash))
        spans.append(Span("\n" + said, small=True, colour="alert"))
    if not idea.feasible:
        needs = _("Too late: it needs {time}.").format(time=lead_words(idea.lead_minutes))
        why = next((reason.sentence for reason in idea.reasons if reason.rule == _TOO_LATE), needs)
        spans.append(Span("\n" + why, small=True, colour="brass"))
    told = [reason.sentence for reason in idea.reasons if reason.rule not in (_TOO_LATE, _CLASH)]
    told = [sentence for sentence in told if sentence][:_REASONS]
    told += [clash_words(clash) for clash in idea.clashes.clashes if not clash.blocking]
    if told:
        spans.append(Span("\n" + " ".join(told), small=True, colour="ink2"))
    if idea.clashes.unknown and not blocked:
        unknown = ", ".join(idea.clashes.unknown)
        said = _("Nothing recorded about: {list}.").format(list=unknown)
        spans.append(Span("\n" + said, small=True, colour="ink2"))
    return spans


def _icon(idea: IdeaRow) -> str:
    if idea.clashes.blocks:
        return "triangle-alert"
    if not idea.feasible:
        return "clock"
    return _ICONS.get(idea.kind, "gift")


class _Disc(QWidget):
    """An icon on a round ground; the words beside it say the same."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._tone = {"triangle-alert": "alert", "clock": "brass"}.get(icon, "plum")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(30), self._theme.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{self._tone}soft"))
        whole = QRectF(0, 0, self.width(), self.height())
        painter.drawEllipse(whole)
        side, ratio = theme.px(15), self.devicePixelRatioF()
        colour: str = getattr(theme.tokens, self._tone)
        pixmap = theme.icons.pixmap(self._icon, colour, size=side, ratio=ratio)
        painter.drawPixmap(round(whole.center().x() - side / 2), round(whole.center().y() - side / 2), pixmap)
