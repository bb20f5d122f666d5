"""What became of it: how they took it, photos, and the story."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.attachments.at_hand import FilesAtHand
from app.attachments.schemas import AttachmentDraft
from app.core.words import gettext as _
from app.model.moment import MomentState
from app.moments.schemas.rows import PhotoRow
from app.planner.plan.acts import PhotoActs
from app.planner.plan.shown import ShownMoment
from app.planner.plan.view_model import PlanViewModel
from app.planner.plan.words import ended_words
from app.ui.buttons import IconButton, PushButton
from app.ui.cards import Card
from app.ui.dialogs import Dialogs
from app.ui.flow_layout import FlowLayout
from app.ui.form_slot import FormSlot
from app.ui.line_menu import Entry, line_menu
from app.ui.press_row import PressRow, RowWords
from app.ui.section import Lines
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme


class EndingCard(Card):
    """``picture_wanted`` carries a picture to show and its name."""

    picture_wanted = Signal(object, str)
    edit_wanted = Signal()
    story_wanted = Signal()

    def __init__(self, theme: Theme, view_model: PlanViewModel, *, dialogs: Dialogs) -> None:
        super().__init__(_("How it was"), wrap=True)
        self._theme = theme
        self._view_model = view_model
        self.at_hand = FilesAtHand(
            add=self._add, content=self._acts.content, dialogs=dialogs, notices=view_model.notices
        )
        self.at_hand.show_picture = self.picture_wanted.emit
        self.pencil = IconButton(theme, icon="pencil", name=_("Change how they took it"), size=15)
        self.pencil.clicked.connect(self.edit_wanted)
        self.add_to_head(self.pencil)
        self.said = SpanLabel(theme)
        self.story = SpanLabel(theme)
        self.photos = Lines(theme, gap=3)
        self.adding = PushButton(theme, _("Add a photo…"), kind="quiet", icon="image")
        self.adding.clicked.connect(self.at_hand.choose)
        self.telling = PushButton(theme, "", kind="quiet", icon="star")
        self.telling.clicked.connect(self.story_wanted)
        self.slot = FormSlot(theme)
        self.ways = QWidget()
        flow = FlowLayout(self.ways, gap=6, line_gap=2)
        flow.addWidget(self.adding)
        flow.addWidget(self.telling)
        policy = self.ways.sizePolicy()
        policy.setHeightForWidth(True)
        self.ways.setSizePolicy(policy)
        for widget in (self.said, self.story, self.photos, self.ways, self.slot):
            self.add(widget)

    def show_moment(self, shown: ShownMoment) -> None:
        """Show what became of a moment; nothing before it is over, unless there are photos already."""
        detail = shown.detail
        self.slot.show_for(shown.about)
        self.setVisible(detail is not None and (shown.is_over or bool(detail.photos)))
        if detail is None:
            return
        delivered = detail.state is MomentState.DELIVERED
        self.set_title(
            _("How it was") if delivered else _("Photos") if not shown.is_over else _("Not this time")
        )
        said = ended_words(detail, self._view_model.reading)
        self.said.set_spans([Span("\n".join(said))])
        self.said.setVisible(bool(said))
        self.pencil.setVisible(delivered)
        self.story.set_spans([Span(_("The story: "), bold=True), Span(detail.story)])
        self.story.setVisible(detail.is_story)
        self.telling.setVisible(delivered)
        self.telling.set_words(_("Change the story") if detail.is_story else _("Tell it as a story"))
        self.adding.setVisible(detail.state is not MomentState.SKIPPED)
        widgets: dict[object, QWidget] = {row.attachment_id: self._line(row) for row in detail.photos}
        self.photos.show_widgets(widgets)

    @property
    def _acts(self) -> PhotoActs:
        return self._view_model.acts.photos

    def _add(self, draft: AttachmentDraft) -> None:
        if self._view_model.moment_id:
            self._acts.add(self._view_model.moment_id, draft)

    def _line(self, row: PhotoRow) -> PressRow:
        line = PressRow(self._theme, RowWords((Span(row.file_name),), icon="image"))
        entries: list[Entry | None] = [
            (_("Look at it"), partial(self.at_hand.look_at, row)),
            (_("Save a copy…"), partial(self.at_hand.save_copy, row)),
            (_("Remove"), partial(self._acts.remove, row)),
        ]
        line.clicked.connect(lambda: line_menu(self, entries).popup(line.below))
        return line
