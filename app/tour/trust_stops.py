"""Where the tour shows what is kept safe and who did what."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.audit_log.page import LogPage
from app.bootstrap.accounting import LOG
from app.bootstrap.data_rights import CONSENTS, RETENTION
from app.bootstrap.desk_window import GUESTS
from app.consents.wordings import usual_wordings
from app.core.words import gettext as _
from app.customers.history.view_model import HistoryFilter
from app.customers.schemas.drafts import ConsentDraft
from app.customers.service.consents import ConsentService
from app.data_rights.consents_page import ConsentsPage
from app.data_rights.person_dialog import PersonDialog
from app.data_rights.retention_page import RetentionPage
from app.law.schemas.retention import Kept, RetentionRules
from app.law.service.limits import LimitService
from app.law.service.retention import RetentionService
from app.model.consent import Purpose
from app.tour.guide import Guide
from app.tour.staff_stops import settings_page
from app.ui.parts import parts_of
from app.ui.showing import bring_into_sight


def log_of_the_venue(guide: Guide) -> QWidget:
    """Who did what, with one entry chosen."""
    page = settings_page(guide).open(LOG)
    assert isinstance(page, LogPage)
    page.table.setFocus(Qt.FocusReason.OtherFocusReason)
    page.table.selectRow(0)
    return guide.desk.window


def data_of_a_person(guide: Guide) -> QWidget:
    """What can be done about somebody's data, with what erasing them would take."""
    guide.open_desk()
    guide.look_up("a")
    rights = guide.desk.setting_up.rights
    dialog = rights.dialog_for(guide.desk.guests.shown_id)
    assert dialog is not None
    dialog.resize(*guide.size)
    dialog.show()
    return dialog


def leave_data_of_a_person(guide: Guide) -> None:
    """Close the dialog."""
    for dialog in list(parts_of(guide.desk.window, PersonDialog)):
        dialog.reject()
        dialog.deleteLater()


def retention(guide: Guide) -> QWidget:
    """How long things are kept, and what would go today."""
    page = settings_page(guide).open(RETENTION)
    assert isinstance(page, RetentionPage)
    rules = RetentionRules(months={Kept.PEOPLE: 24, Kept.COMMENTS: 36})
    guide.desk.session.runner.do(lambda: RetentionService(guide.desk.session.workplace).save_rules(rules))
    page.load()
    guide.settle()
    page.start_looking()
    guide.settle()
    bring_into_sight(page.due)
    return guide.desk.window


def consents(guide: Guide) -> QWidget:
    """What everybody agreed to, with the words of one of them."""
    page = settings_page(guide).open(CONSENTS)
    assert isinstance(page, ConsentsPage)
    guide.settle()
    page.table.setFocus(Qt.FocusReason.OtherFocusReason)
    page.table.selectRow(0)
    return guide.desk.window


def consent_words(guide: Guide) -> QWidget:
    """What people are asked, where a venue writes its own words."""
    page = settings_page(guide).open(CONSENTS)
    assert isinstance(page, ConsentsPage)
    page.ask.click()
    return guide.desk.window


def leave_consent_words(guide: Guide) -> None:
    """Leave them as they are."""
    page = settings_page(guide).open(CONSENTS)
    assert isinstance(page, ConsentsPage)
    page.show_list()


def consent_on_card(guide: Guide) -> QWidget:
    """Every decision of somebody, and the form in which the next one is written down."""
    desk = guide.desk
    decided = guide.today - timedelta(days=40)
    guide.desk.window.show_pane(GUESTS)
    guide.look_up("a")
    customer_id = desk.guests.shown_id
    service = ConsentService(desk.session.workplace)
    for given, days in ((True, 0), (False, 30)):
        draft = ConsentDraft(
            purpose=Purpose.PHOTOS,
            given=given,
            decided_on=decided + timedelta(days=days),
            source=_("at the desk"),
            wording=usual_wordings()[Purpose.PHOTOS],
        )
        desk.session.runner.do(partial(service.record_consent, customer_id, draft))
    guide.settle()
    card = desk.guests.card.parts.consents
    card.history.click()
    card.begin_add()
    guide.settle()
    bring_into_sight(card)
    return desk.window


def leave_consent_on_card(guide: Guide) -> None:
    """Close the form."""
    guide.desk.guests.card.parts.consents.close_form()


def limits_on_card(guide: Guide) -> QWidget:
    """Somebody who is not to be approached and whose data are restricted, with what was changed about them."""
    desk = guide.desk
    limits, customer_id = LimitService(desk.session.workplace), desk.guests.shown_id
    for act in (limits.note_objection, limits.restrict):
        desk.session.runner.do(partial(act, customer_id))
    guide.settle()
    desk.guests.card.history.segments.button(HistoryFilter.CHANGES).click()
    return desk.window


def leave_limits_on_card(guide: Guide) -> None:
    """Lift both, and show the whole history again."""
    for _act in range(2):
        guide.desk.session.runner.undo()
    guide.desk.guests.card.history.segments.button(HistoryFilter.ALL).click()
