"""One idea: what it is, why, what it costs, and the button that takes it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from app.core.words import gettext as _
from app.model.gesture import GestureKind
from app.moments.schemas.rows import IdeaRow
from app.planner.plan.idea_words import idea_spans, why_words
from app.ui.buttons import PushButton
from app.ui.chips import Chip, ChipSpec
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.ui.tooltips import plain_tooltip
from app.wording.reading import Reading

_ICONS = {
    GestureKind.NOTE: "mail",
    GestureKind.FOOD_DRINK: "utensils",
    GestureKind.SERVICE: "hand-heart",
    GestureKind.UPGRADE: "bed-double",
    GestureKind.DISCOUNT: "tag",
    GestureKind.REFUND: "tag",
}
_PICTURE, _CORNER = 34, 7
_MOST_AT_RIGHT = 0.42


class IdeaLine(QWidget):
    """``used`` carries the idea."""

    used = Signal(object)

    def __init__(self, theme: Theme, idea: IdeaRow, reading: Reading, *, in_plan: bool) -> None:
        super().__init__()
        self.idea = idea
        self.in_plan = in_plan
        blocked = idea.clashes.blocks
        self.words = SpanLabel(theme, idea_spans(idea))
        self.cost = SpanLabel(theme, [Span(reading.wording.money(idea.cost_minor))])
        self.use = PushButton(theme, _("Use…") if blocked else _("Use"))
        self.use.setAccessibleName(_("Use: {idea}").format(idea=idea.name))
        self.use.clicked.connect(lambda: self.used.emit(idea))
        self.chip = Chip(theme, ChipSpec(_("In the plan"), "good", "check"))
        why = why_words(idea)
        self.setToolTip(plain_tooltip(why))
        self.use.setAccessibleDescription(why)
        self.setAccessibleName(", ".join((self.words.accessibleName(), self.cost.accessibleName())))
        self._right = QWidget()
        right = QHBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.px(10))
        for widget in (self.cost, self.use, self.chip):
            right.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.use.setVisible(not in_plan)
        self.chip.setVisible(in_plan)
        if not in_plan:
            self.setFocusProxy(self.use)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(1, 1)
        self.picture = IdeaPicture(theme, _icon(idea))
        self._grid.addWidget(self.picture, 0, 0, Qt.AlignmentFlag.AlignTop)
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


def _icon(idea: IdeaRow) -> str:
    if idea.clashes.blocks:
        return "triangle-alert"
    if not idea.feasible:
        return "clock"
    return _ICONS.get(idea.kind, "gift")


class IdeaPicture(QWidget):
    """A photo of what is offered, or an icon on a round ground; the words beside it say the same."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._image: QImage | None = None
        self._tone = {"triangle-alert": "alert", "clock": "brass"}.get(icon, "plum")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def has_photo(self) -> bool:
        """Whether a photo stands there."""
        return self._image is not None

    def show_photo(self, image: QImage) -> None:
        """Show a photo in place of the icon."""
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_PICTURE), self._theme.px(_PICTURE))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._image is None:
            self._paint_icon(painter)
        else:
            self._paint_photo(painter, self._image)

    def _paint_photo(self, painter: QPainter, image: QImage) -> None:
        whole, corner = QRectF(self.rect()), self._theme.px(_CORNER)
        path = QPainterPath()
        path.addRoundedRect(whole, corner, corner)
        painter.setClipPath(path)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        side = min(image.width(), image.height())
        middle = QRectF((image.width() - side) / 2, (image.height() - side) / 2, side, side)
        painter.drawImage(whole, image, middle)

    def _paint_icon(self, painter: QPainter) -> None:
        theme = self._theme
        painter.setBrush(theme.colour(f"{self._tone}soft"))
        whole = QRectF(0, 0, self.width(), self.height())
        painter.drawEllipse(whole)
        side, ratio = theme.px(15), self.devicePixelRatioF()
        colour: str = getattr(theme.tokens, self._tone)
        pixmap = theme.icons.pixmap(self._icon, colour, size=side, ratio=ratio)
        painter.drawPixmap(round(whole.center().x() - side / 2), round(whole.center().y() - side / 2), pixmap)
