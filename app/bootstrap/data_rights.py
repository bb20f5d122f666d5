"""Looking after the data of one person, in one window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from app.bootstrap.consenting import Consenting
from app.bootstrap.erasing import erase_for_good
from app.bootstrap.minding_rules import MindingRules
from app.bootstrap.retaining import Retaining
from app.bootstrap.way_out import WayOut
from app.bootstrap.window_parts import WindowParts
from app.core.rights import Right
from app.core.words import gettext as _
from app.shell.entries import SettingsGroup, SettingsSection
from app.shell.main_window import MainWindow
from app.ui.actions import Actions

if TYPE_CHECKING:
    from app.customers.pane import GuestsPane
    from app.data_rights.person_dialog import PersonDialog
    from app.law.schemas.retention import Kept
    from app.shell.settings_page import SettingsPage

CONSENTS, RETENTION = "consents", "retention"
T = TypeVar("T")


class DataRights:
    """Made with the settings of a window; nothing of it is loaded before it is needed.

    ``guests`` is where a card is opened.
    """

    def __init__(self, parts: Callable[[], WindowParts], *, guests: Callable[[], GuestsPane]) -> None:
        def open_card(customer_id: int) -> None:
            guests().open_customer(customer_id)

        self._parts = parts
        self._window: MainWindow | None = None
        self.retention = Retaining(parts, open_card=open_card)
        self.consents = Consenting(parts, open_card=open_card)
        self.minding = MindingRules(parts)
        self.minding.found.connect(self._remind)
        self._due: tuple[Kept, ...] = ()
        self._settings: SettingsPage | None = None

    @property
    def sections(self) -> tuple[SettingsSection, ...]:
        """What stands in the settings about the data of people."""
        return (
            SettingsSection(
                CONSENTS,
                _("Consents"),
                "shield-check",
                self.consents.build,
                Right.ERASE,
                SettingsGroup.DATA,
                _("agreed asked wording withdrawn yes no data protection"),
            ),
            SettingsSection(
                RETENTION,
                _("Retention"),
                "clock",
                self.retention.build,
                Right.ERASE,
                SettingsGroup.DATA,
                _("erase months data protection privacy record of processing"),
            ),
        )

    def serve(self, window: MainWindow) -> None:
        """List what can be done."""
        self._window = window
        self.retention.serve(window)
        self.consents.serve(window)
        add = self._actions.add
        add(_("Their data: give, limit or erase…"), group="customer", run=self.open, icon="shield-check")
        add(_("Retention: what would go now"), group="desk", run=self.look_at_rules, icon="clock")

    def remind_on(self, settings: SettingsPage) -> None:
        """Say on this page that rules of retention would take something, while they would."""
        self._settings = settings
        self._show_due()

    def look_at_rules(self) -> None:
        """Show what the rules would take now."""
        from app.bootstrap.backing_up import SETTINGS

        if self._window is None or not self._parts().session.is_open:
            return
        self._window.show_pane(SETTINGS)
        if self._settings is not None and self._parts().session.workplace.desk.may(Right.ERASE):
            self._settings.open(RETENTION)
            self.retention.look()

    def close(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        self.retention.close()
        self.consents.close()
        self.minding.close()

    def _remind(self, kinds: tuple[Kept, ...]) -> None:
        from app.data_rights.words import reminder_words

        is_new = bool(set(kinds) - set(self._due))
        self._due = kinds
        self._show_due()
        if is_new:
            self._parts().session.notices.say(reminder_words(kinds))

    def _show_due(self) -> None:
        from app.bootstrap.backing_up import SETTINGS
        from app.data_rights.words import reminder_words

        if self._window is not None:
            self._window.show_badge(SETTINGS, len(self._due))
        if self._settings is not None:
            words = reminder_words(self._due) if self._due else ""
            self._settings.show_hint(words, about=RETENTION, act=_("Look at it"), then=self.look_at_rules)

    def open(self) -> None:
        """Show what can be done about the data of whoever is on screen."""
        customer_id = self._on_screen()
        if customer_id and self._parts().session.is_open:
            dialog = self.dialog_for(customer_id)
            if dialog is not None:
                dialog.exec()

    def dialog_for(self, customer_id: int) -> PersonDialog | None:
        """The dialog about one person; None, and a notice, where they cannot be read."""
        from app.customers.service.card import CardService
        from app.data_rights.person_dialog import PersonDialog

        parts = self._parts()
        work = parts.session.workplace
        card = parts.session.runner.look(lambda: CardService(work).get_card(customer_id))
        if card is None:
            return None
        head = card.head
        dialog = PersonDialog(parts.theme, name=head.display_name, wording=work.wording, parent=self._window)
        dialog.show_limits(objected=head.objected_at is not None, restricted=head.restricted_at is not None)
        may = work.desk.may
        dialog.restriction.setEnabled(may(Right.ERASE))
        for button in (dialog.folder, dialog.paper):
            button.setEnabled(may(Right.EXPORT))
        self._connect(dialog, customer_id)
        self._show_preview(dialog, customer_id)
        return dialog

    def _connect(self, dialog: PersonDialog, customer_id: int) -> None:
        dialog.folder_wanted.connect(partial(self._save_folder, customer_id))
        dialog.paper_wanted.connect(partial(self._print_page, customer_id))
        dialog.objection_chosen.connect(partial(self._object, customer_id))
        dialog.restriction_chosen.connect(partial(self._restrict, customer_id))
        dialog.erasing_wanted.connect(partial(self._erase, dialog, customer_id))

    def _show_preview(self, dialog: PersonDialog, customer_id: int) -> None:
        from app.law.service.erasing import ErasureService

        parts = self._parts()
        work = parts.session.workplace
        if not work.desk.may(Right.ERASE):
            dialog.show_nothing(_("Ask a manager, who may erase people."))
            return
        lane = parts.new_lane()
        dialog.finished.connect(lambda _result: lane.close())
        service = ErasureService(work)
        lane.ask(
            lambda _stop: service.preview(customer_id),
            then=dialog.show_preview,
            otherwise=lambda error: dialog.show_nothing(str(error)),
        )

    def _save_folder(self, customer_id: int) -> None:
        from app.law.service.person_data import PersonDataService

        parts, way = self._parts(), self._way
        if not way.may_leave():
            return
        into = parts.dialogs.folder(title=_("Where to make the folder"))
        if into is None:
            return
        service = PersonDataService(parts.session.workplace)
        written = way.wait(lambda _stop, _progress: service.write(customer_id, into), _("Saving their data"))
        if written is not None:
            parts.session.notices.done(_("Saved in “{folder}”").format(folder=written.path.name))

    def _print_page(self, customer_id: int) -> None:
        from app.law.service.person_data import PersonDataService
        from app.printing.rich_pages import RichPages

        way = self._way
        if not way.may_leave():
            return
        service = PersonDataService(self._parts().session.workplace)
        html = way.read(lambda _stop, _progress: service.page(customer_id), _("Reading their data"))
        if html is not None:
            assert self._window is not None
            way.preview(RichPages(_("Their data"), html, family=self._window.font().family()))

    def _object(self, customer_id: int, on: bool) -> None:
        from app.law.service.limits import LimitService

        service = LimitService(self._parts().session.workplace)
        act = service.note_objection if on else service.lift_objection
        self._parts().session.runner.do(lambda: act(customer_id))

    def _restrict(self, customer_id: int, on: bool) -> None:
        from app.law.service.limits import LimitService

        service = LimitService(self._parts().session.workplace)
        act = service.restrict if on else service.lift_restriction
        self._parts().session.runner.do(lambda: act(customer_id))

    def _erase(self, dialog: PersonDialog, customer_id: int, although_open: bool) -> None:
        from app.data_rights.words import erased_words
        from app.law.service.erasing import ErasureService

        parts = self._parts()
        session = parts.session
        sure = parts.dialogs.ask(
            title=_("Erase"),
            question=_("Erase everything about this person?"),
            yes=_("Erase for good"),
            more=_(
                "This cannot be undone. A backup is taken before, which is freed of them when it is used."
            ),
        )
        if not sure or not session.allows(Right.ERASE, again=True):
            return
        service = ErasureService(session.workplace)
        erased = erase_for_good(
            parts,
            self._way,
            work=lambda: service.erase(customer_id, although_open=although_open),
            words=_("Erasing"),
        )
        if erased is not None:
            dialog.accept()
            session.notices.done(erased_words(erased, session.workplace.wording))

    def _on_screen(self) -> int:
        from app.customers.pane import GuestsPane

        pane = self._window.stack.currentWidget() if self._window is not None else None
        return pane.view_model.at_hand_id if isinstance(pane, GuestsPane) else 0

    @property
    def _actions(self) -> Actions:
        return self._parts().actions

    @property
    def _way(self) -> WayOut:
        assert self._window is not None
        return WayOut(self._parts(), self._window)
