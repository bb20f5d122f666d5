"""One case beside the log: its head and its buttons stay, everything between them scrolls."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from app.core.words import gettext as _
from app.recovery.detail.body import DetailBody
from app.recovery.detail.detail_forms import DetailForms
from app.recovery.detail.doing import DetailDoing
from app.recovery.detail.foot import DetailFoot, Next
from app.recovery.detail.head import DetailHead
from app.recovery.detail.musts_band import MustsBand
from app.recovery.detail.panel_actions import add_detail_actions
from app.recovery.detail.view_model import DetailViewModel
from app.ui.actions import Actions
from app.ui.dialogs import Dialogs
from app.ui.empty_state import EmptyState
from app.ui.side_panel import PanelRoom, SidePanel, TakesFiles
from app.ui.theme.theme import Theme

_ROOM = PanelRoom(top=14, gap=10, head_gap=8, most_head=0.38)


class DetailPanel(SidePanel):
    """``customer_wanted`` leads to a card, ``case_wanted`` to another case, ``closed_panel`` back to the log.

    ``sight_wanted`` asks for the case to be brought up: something was to be done to it, and nobody sees it.
    """

    customer_wanted = Signal(int)
    case_wanted = Signal(int)
    sight_wanted = Signal(int)

    def __init__(
        self, view_model: DetailViewModel, *, theme: Theme, dialogs: Dialogs, actions: Actions
    ) -> None:
        super().__init__(
            theme,
            room=_ROOM,
            back_words=_("Back to the case"),
            empty=EmptyState(
                theme,
                sentence=_("Choose a case to see what happened and what comes next."),
                icon="heart-handshake",
            ),
        )
        self.view_model = view_model
        reading = view_model.reading
        self.head = DetailHead(theme, reading)
        self.musts = MustsBand(theme)
        self.body = DetailBody(theme, view_model, dialogs=dialogs)
        self.foot = DetailFoot(theme, reading)
        self.forms = DetailForms(view_model, theme=theme, body=self.body, page=self.page.slot)
        self.doing = DetailDoing(view_model, body=self.body, forms=self.forms)
        self.setAcceptDrops(True)
        self.put_together(
            self.head,
            self.musts,
            body=self.body,
            foot=self.foot,
            slots=self.forms.slots,
            moves_band=False,
        )
        self._connect()
        add_detail_actions(
            actions, self.doing, forms=self.forms, files=self.body.files, in_sight=self._do_in_sight
        )
        self._show_none()

    def show_case(self, case_id: int | None) -> None:
        """Show a case, or none."""
        self.view_model.show_case(case_id)

    def refresh(self) -> None:
        """Read the case again."""
        self.view_model.refresh()

    @property
    def takes_files(self) -> TakesFiles | None:
        return self.body.files.at_hand if self.view_model.case_id else None

    def _show(self, is_other: bool) -> None:
        shown = self.view_model.now_shown
        if shown is None:
            return
        self._show_whole()
        self.head.show_detail(shown.detail, colleagues=[one.name for one in shown.choices.staff])
        self.musts.show_musts(shown.know)
        self.page.slot.show_for(shown.detail.row.id)
        self.body.show_case(shown, is_other=is_other)
        self.foot.show_detail(shown.detail)
        if is_other:
            self._show_top()
        self.forms.offer_decision(is_other=is_other)
        self._place_head()

    def _tick(self) -> None:
        shown = self.view_model.now_shown
        if shown is not None:
            self.head.tick(shown.detail)
            self.body.tick(shown.detail)

    def _connect(self) -> None:
        self.view_model.shown.connect(self._show)
        self.view_model.gone.connect(self._show_none)
        self.view_model.ticked.connect(self._tick)
        self.head.customer_wanted.connect(self.customer_wanted)
        self.body.chips.edit_wanted.connect(self.forms.edit)
        self.body.case_wanted.connect(self.case_wanted)
        self.body.files.picture_wanted.connect(self._show_picture)
        self.foot.hand_over_wanted.connect(self.forms.hand_over)
        self.foot.next_wanted.connect(self._do_next)

    def _do_in_sight(self, run: Callable[[], object]) -> None:
        """A case that is out of sight is brought up first, and done nothing to before it was seen."""
        if self.isVisible():
            run()
        elif self.view_model.case_id:
            self.sight_wanted.emit(self.view_model.case_id)

    def _do_next(self, what: Next) -> None:
        self.doing.do_next(what)
