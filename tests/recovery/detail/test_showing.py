"""What the panel shows of a case."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.cases.schemas.drafts import CaseDraft, EntryDraft, IncidentDraft, Somebody
from app.customers.schemas.drafts import PreferenceDraft
from app.customers.service.preferences import PreferenceService
from app.gestures.schemas import GiveDraft
from app.model.case import CaseStep, Severity
from app.model.codes import Role
from app.model.preference import Strength
from app.recovery.detail.log_section import AT_FIRST
from app.ui.spans import plain_text
from tests.recovery.detail.conftest import COLD_SHOWER, DetailDesk


def chips(desk: DetailDesk) -> list[str]:
    return [chip.spec.text for chip in desk.panel.body.chips.chips]


def log_lines(desk: DetailDesk) -> list[str]:
    return [entry.plain for entry in desk.panel.body.log.entries]


def test_the_head_says_what_happened_to_whom_and_who_wrote_it_down(desk: DetailDesk) -> None:
    case_id = desk.log(desk.cases.add_customer("Piotr Mülke"), place="room 305")
    head = desk.show(case_id).head
    assert head.title.accessibleName() == COLD_SHOWER
    assert head.line is not None
    assert head.line.words.spoken == "Case 0001 · Piotr Mülke, room 305 · opened today 13:00 by Mara"


def test_the_name_leads_to_the_card(desk: DetailDesk) -> None:
    customer_id = desk.cases.add_customer("Piotr Mülke")
    panel = desk.show(desk.log(customer_id))
    wanted: list[int] = []
    panel.customer_wanted.connect(wanted.append)
    assert panel.head.line is not None
    panel.head.line.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert wanted == [customer_id]


def test_somebody_without_a_card_leads_nowhere(desk: DetailDesk) -> None:
    panel = desk.show(desk.log(walk_in="man in a grey coat"))
    assert panel.head.line is not None
    assert not panel.head.line.isEnabled()
    assert "nothing is known" in panel.body.know.accessibleName()


def test_the_countdown_runs_and_turns_late(desk: DetailDesk) -> None:
    panel = desk.show(desk.log(severity=Severity.SERIOUS))
    assert panel.head.chip.spec.text == "in 15 min"
    desk.clock.forward(minutes=53)
    desk.view_model.ticked.emit()
    assert panel.head.chip.spec.text == "38 min over"
    assert panel.head.chip.spec.tone == "alert"


def test_a_restricted_case_says_so_with_a_lock(desk: DetailDesk) -> None:
    desk.show(desk.log(restricted=True))
    found = [chip.spec for chip in desk.panel.body.chips.chips if chip.spec.text == "Restricted"]
    assert [spec.icon for spec in found] == ["lock"]


def test_a_second_failure_is_marked_again_and_raised(desk: DetailDesk) -> None:
    customer_id = desk.cases.add_customer()
    desk.log(customer_id)
    desk.show(desk.log(customer_id))
    assert "Again" in chips(desk)
    assert "Serious" in chips(desk)


def test_musts_stand_in_sight_in_the_colour_of_alert(desk: DetailDesk) -> None:
    customer_id = desk.cases.add_customer()
    PreferenceService(desk.work).add_preference(
        customer_id, PreferenceDraft(text="No gluten, ever", strength=Strength.MUST)
    )
    panel = desk.show(desk.log(customer_id))
    assert panel.musts.isVisible()
    assert panel.musts.accessibleName() == "Must: No gluten, ever"
    panel.body.verticalScrollBar().setValue(10_000)
    assert panel.musts.isVisible()


def test_what_is_known_opens_and_leads_to_earlier_cases(desk: DetailDesk) -> None:
    customer_id = desk.cases.add_customer()
    first = desk.log(customer_id, what="Noise from the bar")
    panel = desk.show(desk.log(customer_id))
    know = panel.body.know
    assert not know.more.isVisible()
    desk.run("Case: what we know of them")
    assert know.more.isVisible()
    wanted: list[int] = []
    panel.case_wanted.connect(wanted.append)
    line = next(one for one in know.more.widgets if "Noise from the bar" in one.accessibleName())
    line.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert wanted == [first]


def test_steps_are_reached_by_keys_and_tell_who_took_them(desk: DetailDesk) -> None:
    case_id = desk.log()
    desk.cases.take(case_id, CaseStep.LISTEN)
    panel = desk.show(case_id)
    marks = panel.body.steps.track.marks
    assert [mark.accessibleName() for mark in marks[:3]] == [
        "Step 1, Listen: done",
        "Step 2, Empathise: next",
        "Step 3, Apologise: to do",
    ]
    marks[1].setFocus()
    desk.press(Qt.Key.Key_Left)
    desk.press(Qt.Key.Key_Return)
    assert panel.body.steps.stamp.accessibleName() == "Listened today 13:00 by Mara Kovac"


def test_what_to_say_is_shown_for_the_next_step(desk: DetailDesk) -> None:
    panel = desk.show(desk.log())
    assert panel.body.steps.stamp.accessibleName().startswith("What to say: “Please tell me what happened.”")


def test_the_log_is_complete_with_the_newest_first(desk: DetailDesk) -> None:
    case_id = desk.log()
    for at in range(AT_FIRST + 20):
        desk.cases.services.log.add_entry(case_id, EntryDraft(text=f"Remark {at}"))
    panel = desk.show(case_id)
    assert len(log_lines(desk)) == AT_FIRST
    assert panel.body.log.all_button.text().strip() == f"Show all {AT_FIRST + 21} entries"
    panel.body.log.all_button.click()
    lines = log_lines(desk)
    assert len(lines) == AT_FIRST + 21
    assert lines[0].startswith(f"Remark {AT_FIRST + 19}")
    assert lines[-1].startswith(f"“{COLD_SHOWER}”")
    assert not panel.body.log.all_button.isVisible()


def test_what_was_undone_stays_in_the_log_struck_through(desk: DetailDesk) -> None:
    panel = desk.show(desk.log())
    panel.body.log.line.setFocus()
    desk.type("Boiler valve")
    desk.press(Qt.Key.Key_Return)
    desk.runner.undo()
    entry = desk.panel.body.log.entries[0]
    assert "Boiler valve" in entry.plain
    assert "taken back" in entry.plain
    assert entry.spans[0].struck


def test_cases_of_the_same_event_lead_to_each_other(desk: DetailDesk) -> None:
    draft = IncidentDraft(
        common=CaseDraft(what="Burst pipe", walk_in="couple"), others=(Somebody(walk_in="lady in red"),)
    )
    first, second = desk.cases.services.opening.log_incident(draft).value
    panel = desk.show(first)
    wanted: list[int] = []
    panel.case_wanted.connect(wanted.append)
    (line,) = panel.body.linked.lines.widgets
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert wanted == [second]


def test_a_long_story_is_cut_in_the_title_and_whole_below(desk: DetailDesk) -> None:
    what = "The air conditioning dripped on the suitcase. " * 40
    panel = desk.show(desk.log(what=what))
    assert len(panel.head.title.accessibleName()) < 130
    assert panel.body.facts.what.isVisible()
    assert panel.body.facts.what.accessibleName() == what.strip()


def test_a_case_somebody_may_not_see_leaves_the_panel_empty(
    new_desk: Callable[..., DetailDesk], desk: DetailDesk
) -> None:
    manager = new_desk("Lena", Role.MANAGER)
    secret = manager.log(restricted=True, owner_id=manager.work.staff_id)
    desk.show(secret)
    assert desk.panel.empty.isVisible()
    assert "not there any more" in desk.said


def test_a_case_taken_back_leaves_the_panel(desk: DetailDesk) -> None:
    outcome = desk.cases.log()
    desk.show(outcome.value)
    assert outcome.reversal is not None
    desk.bus.publish(outcome.reversal.undo())
    assert desk.panel.empty.isVisible()


def test_a_closed_case_says_how_it_ended(desk: DetailDesk) -> None:
    case_id = desk.cases.resolved()
    desk.cases.close(case_id, rating=5, reason="Moved room at once")
    panel = desk.show(case_id)
    said = panel.body.ending.said.accessibleName()
    assert "Asked by Mara Kovac: in person." in said
    assert "Rated the fix 5 of 5." in said
    assert "Moved room at once" in said
    assert panel.foot.main.accessibleName() == "Open it again…"
    assert not panel.foot.hand_over.isVisible()


@pytest.mark.parametrize(("width", "height", "scale"), [(360, 620, 1.0), (520, 640, 1.0), (430, 620, 2.0)])
def test_nothing_is_cut_in_a_narrow_panel_or_at_twice_the_size(
    desk: DetailDesk, width: int, height: int, scale: float
) -> None:
    desk.theme.set_text_scale(scale)
    try:
        customer_id = desk.cases.add_customer("Wolfeschlegelsteinhausenbergerdorff")
        case_id = desk.log(customer_id, place="The suite under the roof")
        desk.cases.services.gestures.plan(case_id, GiveDraft(what="Breakfast on us", cost_minor=5800))
        fresh = DetailDesk(desk.work, desk.clock, desk.theme)
        fresh.panel.resize(width, height)
        panel = fresh.show(case_id)
        for _round in range(5):
            QApplication.processEvents()
        inside = panel.body.widget()
        assert inside.width() <= panel.body.viewport().width()
        for part in panel.body.parts:
            if part.isVisible():
                assert part.width() <= inside.width(), part
                assert part.height() >= part.heightForWidth(part.width()), part
        for button in (panel.foot.hand_over, panel.foot.main):
            assert button.width() >= button.sizeHint().width()
        fresh.close()
        fresh.panel.deleteLater()
    finally:
        desk.theme.set_text_scale(1.0)


def test_limits_and_gestures_are_told_in_words(desk: DetailDesk) -> None:
    case_id = desk.log()
    services = desk.cases.services
    services.gestures.plan(case_id, GiveDraft(what="Move to 402, same view", done=True))
    services.gestures.plan(case_id, GiveDraft(what="Breakfast on us, 2 guests", cost_minor=5800))
    panel = desk.show(case_id)
    section = panel.body.gestures
    spoken = [line.accessibleName() for line in section.lines.widgets]
    assert "Move to 402, same view, done 13:00" in spoken
    assert any(said.startswith("Breakfast on us, 2 guests, CHF\u00a058, to do") for said in spoken)
    assert section.limit.accessibleName() == "CHF\u00a058 of your CHF\u00a0100. Above that a manager signs."


def test_targets_tell_what_was_met_and_what_was_not(desk: DetailDesk) -> None:
    case_id = desk.log(severity=Severity.SERIOUS)
    desk.clock.forward(minutes=20)
    desk.cases.take(case_id, CaseStep.LISTEN)
    panel = desk.show(case_id)
    said = [line.accessibleName() for line in panel.body.targets.lines.values()]
    assert said == [
        "Acknowledged: after 20 min, 5 min over",
        "Put right by: in 3 h 40 min",
        "Follow up by: once it is put right",
    ]


def test_the_words_below_the_title_have_no_markup(desk: DetailDesk) -> None:
    panel = desk.show(desk.log(what="<b>Cold</b> & wet", walk_in="<i>him</i>"))
    assert panel.head.title.accessibleName() == "<b>Cold</b> & wet"
    assert panel.head.line is not None
    assert "<i>him</i>" in plain_text(panel.head.line.words.spans)


def test_tab_goes_through_the_case_in_reading_order(desk: DetailDesk) -> None:
    customer_id = desk.cases.add_customer("Piotr Mülke")
    case_id = desk.log(customer_id)
    desk.cases.services.gestures.plan(case_id, GiveDraft(what="Breakfast on us", cost_minor=5800))
    panel = desk.show(case_id)
    desk.bus.publish(desk.cases.take(case_id, CaseStep.LISTEN).change)
    QApplication.processEvents()
    panel.head.leave.setFocus()
    stops = []
    while desk.focused not in stops:
        stops.append(desk.focused)
        desk.press(Qt.Key.Key_Tab)
    body = panel.body
    parts = [body.chips, body.steps, body.know, body.gestures, body.promises, body.log, body.files]
    first = [next(at for at, stop in enumerate(stops) if part.isAncestorOf(stop)) for part in parts]
    assert first == sorted(first)
    assert set(body.steps.track.marks) <= set(stops)
    assert set(body.gestures.lines.widgets) <= set(stops)
    assert stops[-1] is panel.foot.main
