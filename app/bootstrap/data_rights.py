"""Looking after people's data in one window: the dialog about one person, and the section about retention."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from app.bootstrap.way_out import WayOut
from app.bootstrap.window_parts import WindowParts
from app.core.cancelling import Cancellation
from app.core.outcome import Outcome
from app.core.progress import Progress
from app.core.rights import Right
from app.shell.main_window import MainWindow
from app.ui.actions import Actions

if TYPE_CHECKING:
    from app.core.days import Days
    from app.data_rights.person_dialog import PersonDialog
    from app.data_rights.retention_page import RetentionPage
    from app.law.schemas.retention import RetentionPlan

RETENTION = "retention"
T = TypeVar("T")


class DataRights:
    """Made with the settings of a window; nothing of it is loaded before it is needed."""

    def __init__(self, parts: Callable[[], WindowParts]) -> None:
        self._parts = parts
        self._window: MainWindow | None = None
        self._page: RetentionPage | None = None

    def serve(self, window: MainWindow) -> None:
        """List what can be done."""
        self._window = window
        add = self._actions.add
        add(_("Their data: give, limit or erase…"), group="customer", run=self.open, icon="shield-check")

    def close(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        if self._page is not None:
            if self._parts().session.is_open:
                self._parts().session.staff_chosen.disconnect(self._page.load)
            self._page.close_page()

    def open(self) -> None:
        """Show what can be done about the data of whoever is on screen."""
        customer_id = self._on_screen()
        if customer_id and self._parts().session.is_open:
            self.dialog_for(customer_id).exec()

    def dialog_for(self, customer_id: int) -> PersonDialog:
        """The dialog about one person."""
        from app.customers.service.card import CardService
        from app.data_rights.person_dialog import PersonDialog

        parts = self._parts()
        work = parts.session.workplace
        head = CardService(work).get_card(customer_id).head
        dialog = PersonDialog(parts.theme, name=head.display_name, wording=work.wording, parent=self._window)
        dialog.show_limits(objected=head.objected_at is not None, restricted=head.restricted_at is not None)
        may = work.desk.may
        dialog.restriction.setEnabled(may(Right.ERASE))
        for button in (dialog.folder, dialog.paper):
            button.setEnabled(may(Right.EXPORT))
        self._connect(dialog, customer_id)
        self._show_preview(dialog, customer_id)
        return dialog

    def build(self) -> QWidget:
        """The section of the settings."""
        from app.data_rights.parts import RetentionParts
        from app.data_rights.retention_page import RetentionPage
        from app.law.service.retention import RetentionService

        parts = self._parts()
        session = parts.session
        work = session.workplace
        self._page = RetentionPage(
            RetentionParts(
                RetentionService(work),
                work.wording,
                parts.theme,
                session.runner,
                session.notices,
                parts.new_lane,
                allowed=lambda: work.desk.may(Right.ERASE),
            )
        )
        self._page.apply_wanted.connect(self._apply)
        self._page.record_wanted.connect(self._print_record)
        self._page.touched_wanted.connect(self._save_touched)
        self._page.clean_wanted.connect(self._clean)
        session.staff_chosen.connect(self._page.load)
        return self._page

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
        html = way.wait(lambda _stop, _progress: service.page(customer_id), _("Reading their data"))
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
        erased = self._for_good(lambda: service.erase(customer_id, although_open=although_open), _("Erasing"))
        if erased is not None:
            dialog.accept()
            session.notices.done(erased_words(erased, session.workplace.wording))

    def _apply(self, plan: RetentionPlan) -> None:
        from app.data_rights.words import applied_words, plan_words
        from app.law.service.retention import RetentionService

        parts = self._parts()
        session, wording = parts.session, parts.session.workplace.wording
        sure = parts.dialogs.ask(
            title=_("Erase by the rules"),
            question=_("Erase what the rules no longer keep?"),
            yes=_("Erase for good"),
            more=plan_words(plan, wording) + " " + _("This cannot be undone."),
        )
        if not sure or not session.allows(Right.ERASE, again=True):
            return
        service = RetentionService(session.workplace)
        applied = self._for_good(lambda: service.apply(plan), _("Erasing"))
        if applied is not None:
            session.notices.done(applied_words(applied, wording))
        if self._page is not None:
            self._page.start_looking()

    def _for_good(self, work: Callable[[], Outcome[T]], words: str) -> T | None:
        """Do it away from the window's thread; what could be undone before would bring words back, so it is forgotten."""
        runner = self._parts().session.runner

        def run(_stop: Cancellation, _progress: Progress) -> Outcome[T]:
            return work()

        outcome = self._way.wait(run, words)
        if outcome is None:
            return None
        runner.forget()
        runner.finish(outcome)
        return outcome.value

    def _clean(self) -> None:
        from app.law.service.erasing import ErasureService

        service = ErasureService(self._parts().session.workplace)

        def run(_stop: Cancellation, _progress: Progress) -> bool:
            service.clean()
            return True

        if self._way.wait(run, _("Cleaning the file")):
            self._parts().session.notices.done(_("The file holds nothing of what was erased"))

    def _print_record(self) -> None:
        from app.law.service.reports import LawReports
        from app.law.sheets import record_sheet
        from app.printing.table_pages import TablePages

        work, way = self._parts().session.workplace, self._way
        service = LawReports(work)
        rows = way.wait(lambda stop, _progress: service.record_of_processing(stop), _("Reading"))
        if rows is not None:
            assert self._window is not None
            sheet = record_sheet(rows, venue=work.venue.name, at=work.now(), wording=work.wording)
            way.preview(TablePages(sheet, words=str, family=self._window.font().family()), across=True)

    def _save_touched(self, days: Days) -> None:
        from app.bootstrap.way_out import write_table
        from app.law.service.reports import LawReports
        from app.law.sheets import touched_sheet

        work, way = self._parts().session.workplace, self._way
        target = way.ask_table(
            _("Save the list as"), _("touched-{day}.xlsx").format(day=work.today().isoformat())
        )
        if target is None:
            return
        zone = ZoneInfo(work.venue.zone)
        since = datetime.combine(days.since or work.today(), time(), zone)
        until = datetime.combine((days.until or work.today()) + timedelta(days=1), time(), zone)
        service = LawReports(work)

        def write(stop: Cancellation, progress: Progress) -> int:
            rows = service.touched_between(since, until, stop)
            sheet = touched_sheet(rows, since=since, until=until, wording=work.wording)
            return write_table(sheet, target, stop=stop, progress=progress)

        if way.wait(write, _("Saving the list")) is not None:
            self._parts().session.notices.done(_("“{file}” saved").format(file=target.name))

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
