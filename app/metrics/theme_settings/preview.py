"""In which comments the words that are being typed would be heard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from app.core.cancelling import Cancellation
from app.core.errors import AppError
from app.core.words import gettext as _
from app.core.words import ngettext
from app.metrics.said_words import ranges_of
from app.surveys.schemas.themes import ThemePreview, Words
from app.ui.labels import plain_label
from app.ui.lane import AnyLane
from app.ui.showing import show_only
from app.ui.spans import SpanLabel, mark_ranges
from app.ui.theme.theme import Theme
from app.wording.formats import Wording

SHOWN = 5
LONGEST = 240
Preview = Callable[[Words, Cancellation], ThemePreview]


class PreviewBox(QWidget):
    """Says of how many comments the words are found in how many, and shows the newest with the words marked."""

    def __init__(self, theme: Theme, wording: Wording, *, lane: AnyLane, preview: Preview) -> None:
        super().__init__()
        self._theme = theme
        self._wording = wording
        self._lane = lane
        self._preview = preview
        self.count = plain_label("", "field-label", wrap=True)
        self.lines: list[SpanLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.count)

    def ask(self, words: Mapping[str, Sequence[str]]) -> None:
        """Look again, with these words."""
        wanted = {language: tuple(said) for language, said in words.items()}
        self._lane.ask(lambda stop: self._preview(wanted, stop), then=self._take, otherwise=self._fail)

    def show_preview(self, preview: ThemePreview) -> None:
        """Show what was found."""
        self.count.setText(preview_words(preview, self._wording))
        shown = preview.heard[:SHOWN]
        for place, row in enumerate(shown):
            if place == len(self.lines):
                self.lines.append(SpanLabel(self._theme, []))
                self._column.addWidget(self.lines[-1])
            comment = _shortened(row.comment)
            self.lines[place].set_spans(mark_ranges(comment, ranges_of(comment, row.words)))
        for place, line in enumerate(self.lines):
            show_only(line, visible=place < len(shown))

    def _take(self, preview: ThemePreview) -> None:
        # The form may have been closed while its words were tried out.
        if isValid(self):
            self.show_preview(preview)

    def _fail(self, error: AppError) -> None:
        if isValid(self):
            self.count.setText(str(error))


def preview_words(preview: ThemePreview, wording: Wording) -> str:
    """How many comments these words are heard in ("12 of 340 comments")."""
    if not preview.of:
        return _("There are no comments yet to try these words on.")
    of = preview.looked_at
    told = ngettext("{about} of {of} comment", "{about} of {of} comments", of)
    if not preview.is_all:
        told = _("{about} of the newest {of} comments")
    return told.format(about=wording.number(preview.about), of=wording.number(of))


def _shortened(comment: str) -> str:
    line = " ".join(comment.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
