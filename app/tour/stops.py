"""What the tour shows, in the order in which somebody new would meet it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.bootstrap.backing_up import SETTINGS
from app.bootstrap.desk_window import GUESTS
from app.cases.schemas.views import CaseView
from app.recovery.detail.panel import DetailPanel
from app.tour import (
    backup_stops,
    key_stops,
    metric_stops,
    moment_stops,
    sign_in_stops,
    staff_stops,
    trust_stops,
)
from app.tour.guide import Guide
from app.tour.sample_export import write_sample_export
from app.venue.roles import DECIDING

SEARCHES = {"hotel": "mül", "restaurant": "ros", "boutique": "thu"}
NEW = {"hotel": "Lea Muller", "restaurant": "Rosa", "boutique": "Maria"}
LINES = {
    "hotel": "likes the harbour view table",
    "restaurant": "promised the corner table on Friday at 19:30",
    "boutique": "allergic to wool",
}


@dataclass(frozen=True)
class Stop:
    """One picture: ``go`` brings the program there and gives the window to draw, ``leave`` tidies up."""

    name: str
    go: Callable[[Guide], QWidget]
    leave: Callable[[Guide], object] | None = None


def _first_run(guide: Guide) -> QWidget:
    guide.program.ask_first()
    assert guide.program.first is not None
    return guide.program.first


def _leave_first_run(guide: Guide) -> None:
    if guide.program.first is not None:
        guide.program.first.hide()


def _guests(guide: Guide) -> QWidget:
    guide.open_desk()
    guide.look_up(SEARCHES[guide.kind])
    return guide.desk.window


def _capture(guide: Guide) -> QWidget:
    line = guide.desk.guests.bar.line
    line.setFocus()
    line.insert(LINES[guide.kind])
    return guide.desk.window


def _leave_capture(guide: Guide) -> None:
    guide.desk.guests.bar.line.cleared.emit()


def _log(guide: Guide) -> QWidget:
    guide.desk.guests.card.forms.log_touchpoint()
    return guide.desk.window


def _leave_log(guide: Guide) -> None:
    guide.desk.guests.card.side.close_side()


def _new_customer(guide: Guide) -> QWidget:
    guide.desk.guests.add_customer(NEW[guide.kind])
    return guide.desk.window


def _leave_new_customer(guide: Guide) -> None:
    guide.desk.guests.form.left.emit()


def _nobody_found(guide: Guide) -> QWidget:
    guide.look_up("zzyzx")
    return guide.desk.window


def _here_and_expected(guide: Guide) -> QWidget:
    guide.look_up("")
    return guide.desk.window


def _import(guide: Guide) -> QWidget:
    guide.desk.importing.open_files([write_sample_export(guide.folder, guide.today)])
    return guide.desk.window


def _past_imports(guide: Guide) -> QWidget:
    guide.desk.importing.show_past()
    return guide.desk.window


def _recovery(guide: Guide) -> QWidget:
    guide.desk.recovering.pane.show_page("list")
    return guide.desk.window


def _recovery_board(guide: Guide) -> QWidget:
    guide.desk.recovering.pane.show_page("board")
    return guide.desk.window


def _recovery_late(guide: Guide) -> QWidget:
    guide.desk.recovering.show_late()
    return guide.desk.window


def _case_late(guide: Guide) -> QWidget:
    guide.desk.recovering.show_late()
    guide.settle()
    _open_first(guide)
    return guide.desk.window


def _quick_case(guide: Guide) -> QWidget:
    guide.desk.window.show_pane(GUESTS)
    guide.look_up(SEARCHES[guide.kind])
    guide.desk.recovering.open_quickly()
    return guide.desk.window


def _leave_quick_case(guide: Guide) -> None:
    guide.desk.recovering.quick_form.leave()
    guide.look_up("")


def _approval(guide: Guide) -> QWidget:
    guide.act_for(DECIDING)
    pane = guide.desk.recovering.pane
    pane.show_page("list")
    pane.view_model.choose_view(CaseView.APPROVAL)
    guide.settle()
    _open_first(guide)
    body = _panel(guide).body
    if body.gestures.slot.form is not None:
        body.ensureWidgetVisible(body.gestures.slot)
    return guide.desk.window


def _leave_approval(guide: Guide) -> None:
    guide.act_as_before()
    guide.desk.recovering.pane.view_model.choose_view(CaseView.OPEN)


def _closing(guide: Guide) -> QWidget:
    guide.desk.recovering.show_late()
    guide.settle()
    _open_first(guide)
    _panel(guide).forms.close_case()
    return guide.desk.window


def _leave_closing(guide: Guide) -> None:
    _panel(guide).close_form()
    guide.desk.recovering.pane.view_model.choose_view(CaseView.OPEN)


def _measures(guide: Guide) -> QWidget:
    pane = guide.desk.recovering.pane
    pane.close_case()
    pane.show_page("measures")
    return guide.desk.window


def _open_first(guide: Guide) -> None:
    """Open the case at the top of the list, where there is one."""
    pane = guide.desk.recovering.pane
    if pane.view_model.rows:
        pane.open_case(pane.view_model.rows[0].id)
        guide.settle()


def _panel(guide: Guide) -> DetailPanel:
    panel = guide.desk.recovering.pane.case.widget
    assert isinstance(panel, DetailPanel)
    return panel


def _leave_recovery(guide: Guide) -> None:
    guide.desk.recovering.pane.show_page("list")
    guide.desk.window.show_pane(GUESTS)


def _palette(guide: Guide) -> QWidget:
    guide.desk.window.open_palette()
    return guide.desk.window


def _leave_palette(guide: Guide) -> None:
    guide.desk.window.close_palette()


def _settings(guide: Guide) -> QWidget:
    guide.desk.window.show_pane(SETTINGS)
    return guide.desk.window


def _large_text(guide: Guide) -> QWidget:
    guide.desk.window.show_pane(GUESTS)
    guide.look_up(SEARCHES[guide.kind])
    guide.program.theme.set_text_scale(2.0)
    # Every pane that was ever shown is laid out anew, which takes longer than what other stops do.
    guide.settle()
    return guide.desk.window


def _normal_text(guide: Guide) -> None:
    guide.close_desks()
    guide.program.theme.set_text_scale(1.0)


def _empty_desk(guide: Guide) -> QWidget:
    guide.open_new_place()
    return guide.desk.window


STOPS = (
    Stop("guests", _guests),
    Stop("capture", _capture, _leave_capture),
    Stop("veiled", sign_in_stops.veiled, sign_in_stops.leave_veiled),
    Stop("log", _log, _leave_log),
    Stop("new-guest", _new_customer, _leave_new_customer),
    Stop("nobody-found", _nobody_found),
    Stop("here-and-expected", _here_and_expected),
    Stop("quick-case", _quick_case, _leave_quick_case),
    Stop("recovery", _recovery),
    Stop("recovery-late", _recovery_late),
    Stop("case-late", _case_late),
    Stop("case-closing", _closing, _leave_closing),
    Stop("case-approval", _approval, _leave_approval),
    Stop("recovery-board", _recovery_board),
    Stop("recovery-measures", _measures, _leave_recovery),
    Stop("moments", moment_stops.moments),
    Stop("moment-clash", moment_stops.moment_clash),
    Stop("moments-year", moment_stops.year_of_moments, moment_stops.leave_year),
    Stop("stories", moment_stops.stories),
    Stop("outcome", moment_stops.outcome, moment_stops.leave_page),
    Stop("quick-moment", moment_stops.quick_moment, moment_stops.leave_quick_moment),
    Stop("new-date", moment_stops.new_date, moment_stops.leave_new_date),
    Stop("reminders", moment_stops.reminders, moment_stops.leave_reminders),
    Stop("metrics", metric_stops.metrics),
    Stop("metrics-table", metric_stops.metrics_table, metric_stops.leave_metrics_table),
    Stop("metrics-people", metric_stops.metrics_people, metric_stops.leave_metrics_people),
    Stop("metrics-where", metric_stops.metrics_where),
    Stop("metrics-compare", metric_stops.metrics_compare),
    Stop("metrics-value", metric_stops.metrics_value),
    Stop("to-answer", metric_stops.to_answer),
    Stop("themes", metric_stops.themes),
    Stop("report", metric_stops.report),
    Stop("ask", metric_stops.ask, metric_stops.leave_ask),
    Stop("hand-over", metric_stops.hand_over, metric_stops.leave_hand_over),
    Stop("import", _import),
    Stop("past-imports", _past_imports),
    Stop("palette", _palette, _leave_palette),
    Stop("settings", _settings),
    Stop("backups", backup_stops.backups),
    Stop("damaged-file", backup_stops.damaged, backup_stops.leave_damaged),
    Stop("salvaged", key_stops.salvaged, backup_stops.leave_damaged),
    Stop("log-of-the-venue", trust_stops.log_of_the_venue),
    Stop("staff", staff_stops.staff),
    Stop("rights", staff_stops.rights),
    Stop("own-sign-in", staff_stops.own_sign_in, staff_stops.leave_own_sign_in),
    Stop("data-of-a-person", trust_stops.data_of_a_person, trust_stops.leave_data_of_a_person),
    Stop("consent-on-card", trust_stops.consent_on_card, trust_stops.leave_consent_on_card),
    Stop("limits-on-card", trust_stops.limits_on_card, trust_stops.leave_limits_on_card),
    Stop("consents", trust_stops.consents),
    Stop("consent-words", trust_stops.consent_words, trust_stops.leave_consent_words),
    Stop("retention", trust_stops.retention),
    Stop("large-text", _large_text, _normal_text),
    Stop("first-run", _first_run, _leave_first_run),
    Stop("first-sign-in", sign_in_stops.owner, sign_in_stops.leave_first_run),
    Stop("recovery-key", sign_in_stops.recovery_key, sign_in_stops.leave_first_run),
    Stop("empty-desk", _empty_desk),
    Stop("not-encrypted", key_stops.plain),
    Stop("new-key", key_stops.new_key),
    Stop("encrypting", key_stops.encrypting, key_stops.put_away),
    Stop("encrypted", key_stops.encrypted),
    Stop("key-changed", key_stops.new_key, key_stops.leave_key),
    Stop("key-asked", key_stops.key_asked, key_stops.leave_key_window),
    Stop("key-wrong", key_stops.key_wrong, key_stops.leave_key_window),
    Stop("password-asked", key_stops.password_asked, key_stops.put_away),
    Stop("quick-switch", key_stops.quick_switch, key_stops.leave_switch),
    Stop("locked", sign_in_stops.locked),
    Stop("locked-missed", sign_in_stops.missed),
    Stop("locked-pin-off", sign_in_stops.pin_off),
    Stop("locked-forgotten", key_stops.forgotten),
)
