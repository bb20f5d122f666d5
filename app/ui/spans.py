"""Plain text with some of its words bold, coloured or marked, without any markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, QTextBoundaryFinder
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.by_width import ByWidth
from app.ui.theme.fonts import TextRole
from app.ui.theme.theme import Theme

_WIDE = 1_000_000
_ELLIPSIS = "…"


@dataclass(frozen=True)
class Span:
    """A run of text; ``colour`` and ``ground`` are token names, ``small`` is the small type size, ``struck`` taken back."""

    text: str
    bold: bool = False
    small: bool = False
    struck: bool = False
    colour: str = ""
    ground: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether it looks like the text around it."""
        return not (self.bold or self.small or self.struck or self.colour or self.ground)


def mark_ranges(text: str, ranges: Sequence[tuple[int, int]], *, bold: bool = False) -> list[Span]:
    """``text`` with the (start, end) ranges marked, as the lookup shows what matched."""
    spans: list[Span] = []
    at = 0
    for start, end in sorted(ranges):
        if start < at or end <= start:
            continue
        spans += [Span(text[at:start], bold=bold), Span(text[start:end], bold=bold, ground="brasssoft")]
        at = end
    spans.append(Span(text[at:], bold=bold))
    return [span for span in spans if span.text]


def plain_text(spans: Sequence[Span]) -> str:
    """What the spans say, for people who listen."""
    return "".join(span.text for span in spans)


class SpanText:
    """Spans laid out within a width: wrapped, or on one line that ends in … where it is cut."""

    def __init__(
        self, theme: Theme, spans: Sequence[Span], *, width: int, role: TextRole = "body", wrap: bool = True
    ) -> None:
        self._theme = theme
        self._font = theme.font(role)
        self._airy = role not in {"hero", "page_title", "panel_title"}
        self._layout = self._lay_out(spans, width if wrap else _WIDE, wrap=wrap)
        self._is_cut = not wrap and _natural_width(self._layout) > width
        if self._is_cut:
            self._layout = self._lay_out(self._cut(spans, width), _WIDE, wrap=False)

    @property
    def size(self) -> QSize:
        """The room it takes."""
        bounds = self._layout.boundingRect()
        return QSize(int(_natural_width(self._layout) + 0.999), int(bounds.height() + 0.999))

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it was cut."""
        return not self._is_cut

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw with the top left corner at (x, y); spans without a colour take the painter's pen."""
        self._layout.draw(painter, QPointF(x, y))

    def _lay_out(self, spans: Sequence[Span], width: int, *, wrap: bool) -> QTextLayout:
        breaks = "\u2028" if wrap else " "
        texts = [span.text.replace("\r\n", "\n").replace("\n", breaks) for span in spans]
        layout = QTextLayout("".join(texts), self._font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(
            QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if wrap else QTextOption.WrapMode.NoWrap
        )
        layout.setTextOption(option)
        layout.setFormats(self._formats(spans, texts))
        _fill_lines(layout, width, leading=self._theme.px(3) if self._airy and wrap else 0)
        return layout

    def _formats(self, spans: Sequence[Span], texts: Sequence[str]) -> list[QTextLayout.FormatRange]:
        ranges = []
        at = 0
        for span, text in zip(spans, texts, strict=True):
            length = len(text.encode("utf-16-le", "surrogatepass")) // 2
            if not span.is_plain:
                found = QTextLayout.FormatRange()
                found.start, found.length, found.format = at, length, self._format(span)
                ranges.append(found)
            at += length
        return ranges

    def _format(self, span: Span) -> QTextCharFormat:
        style = QTextCharFormat()
        if span.bold:
            style.setFontWeight(QFont.Weight.DemiBold)
        if span.small:
            style.setProperty(QTextCharFormat.Property.FontPixelSize, self._theme.font("small").pixelSize())
        style.setFontStrikeOut(span.struck)
        if span.colour:
            style.setForeground(self._theme.colour(span.colour))
        if span.ground:
            style.setBackground(self._theme.colour(span.ground))
        return style

    def _cut(self, spans: Sequence[Span], width: int) -> list[Span]:
        """As many whole characters as fit before a …, whatever the script and its direction."""
        ends = _character_ends(plain_text(spans))
        fitting, too_many = 0, len(ends)
        while too_many - fitting > 1:
            tried = (fitting + too_many) // 2
            layout = self._lay_out(_beginning(spans, ends[tried]), _WIDE, wrap=False)
            if _natural_width(layout) <= width:
                fitting = tried
            else:
                too_many = tried
        return _beginning(spans, ends[fitting])


def _character_ends(text: str) -> list[int]:
    """Where text may be cut, in UTF-16 units, from 0 on."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    ends = [0]
    while (end := finder.toNextBoundary()) >= 0:
        ends.append(end)
    return ends


def _beginning(spans: Sequence[Span], units: int) -> list[Span]:
    """The first UTF-16 units of the spans and a …."""
    kept: list[Span] = []
    for span in spans:
        raw = span.text.encode("utf-16-le", "surrogatepass")[: units * 2]
        units -= len(raw) // 2
        kept.append(replace(span, text=raw.decode("utf-16-le", "ignore")))
        if units <= 0:
            break
    last = kept.pop() if kept else Span("")
    return [*kept, replace(last, text=last.text.rstrip() + _ELLIPSIS)]


def _natural_width(layout: QTextLayout) -> float:
    lines = (layout.lineAt(at) for at in range(layout.lineCount()))
    return max((line.naturalTextWidth() for line in lines), default=0.0)


def _fill_lines(layout: QTextLayout, width: int, *, leading: int) -> None:
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, y))
        y += line.height() + leading
    layout.endLayout()


class SpanLabel(QWidget):
    """Shows spans, wrapped to its width and never cut."""

    def __init__(
        self, theme: Theme, spans: Sequence[Span] = (), *, role: TextRole = "body", colour: str = "ink"
    ) -> None:
        super().__init__()
        self._theme = theme
        self._role: TextRole = role
        self._colour = colour
        self._spans: tuple[Span, ...] = ()
        self._laid_out = ByWidth(self._lay_out)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_spans(spans)
        theme.changed.connect(self._forget)

    def set_spans(self, spans: Sequence[Span]) -> None:
        """Show these instead."""
        self._spans = tuple(spans)
        self.setAccessibleName(plain_text(spans))
        self._forget()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._laid_out.at(width).size.height()

    def sizeHint(self) -> QSize:
        return self._laid_out.at(self._theme.px(420)).size

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self._laid_out.at(max(self.width(), 1)).size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(self._theme.colour(self._colour))
        self._laid_out.at(self.width()).paint(painter, 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._forget()

    def _lay_out(self, width: int) -> SpanText:
        return SpanText(self._theme, self._spans, width=width, role=self._role)

    def _forget(self) -> None:
        self._laid_out.forget()
        self.updateGeometry()
        self.update()


def paint_line(
    painter: QPainter,
    theme: Theme,
    *,
    rect: QRect,
    spans: Sequence[Span],
    role: TextRole = "body",
    colour: str = "ink",
) -> int:
    """Draw spans on one line in the middle of ``rect``, cut with … where they do not fit; the width used."""
    text = SpanText(theme, spans, width=rect.width(), role=role, wrap=False)
    painter.setPen(theme.colour(colour))
    text.paint(painter, rect.x(), rect.y() + (rect.height() - text.size.height()) / 2)
    return text.size.width()
