"""What speaks against a gesture, and what nothing is recorded about."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.gestures.schemas import Clash, ClashKind, ClashReport
from app.ui.bands import Band
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme


class ClashBox(QWidget):
    """A band for each sentence; it never says that something is safe."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bands: list[Band] = []
        self.unknown = SpanLabel(theme, role="small", colour="ink2")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self._column.addWidget(self.unknown)
        self.hide()

    @property
    def sentences(self) -> list[str]:
        """What is said."""
        return [band.accessibleName() for band in self._bands]

    def show_report(self, report: ClashReport | None) -> None:
        """Show what the guard found."""
        for band in self._bands:
            self._column.removeWidget(band)
            band.hide()
            band.deleteLater()
        self._bands = [self._band(clash) for clash in report.clashes] if report is not None else []
        for at, band in enumerate(self._bands):
            self._column.insertWidget(at, band)
        unknown = ", ".join(report.unknown) if report is not None else ""
        said = _("Nothing recorded about: {list}. Ask before you give it.").format(list=unknown)
        self.unknown.set_spans([Span(said if unknown else "")])
        self.unknown.setVisible(bool(unknown))
        self.setVisible(bool(self._bands or unknown))

    def _band(self, clash: Clash) -> Band:
        spans = [Span(clash_words(clash), bold=clash.blocking)]
        if clash.needs_manager:
            spans.append(Span(" " + _("Only a manager can give it.")))
        tone = "alert" if clash.blocking else "brass"
        return Band(self._theme, tone=tone, icon="triangle-alert", spans=spans)  # type: ignore[arg-type]  # a conditional of literals


def clash_words(clash: Clash) -> str:
    """What is known, of whom, and what sort of knowledge it is."""
    said = {
        ClashKind.MUST: _("Must: {sentence} ({whose})."),
        ClashKind.DISLIKE: _("Dislikes: {sentence} ({whose})."),
        ClashKind.WISH: _("Wish: {sentence} ({whose})."),
        ClashKind.SAME_AGAIN: "{sentence}",
    }[clash.kind]
    sentence = clash.sentence if clash.kind is ClashKind.SAME_AGAIN else clash.sentence.rstrip(".")
    return said.format(sentence=sentence, whose=clash.whose)
