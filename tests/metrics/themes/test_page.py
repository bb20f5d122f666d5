"""What goes together with the score is shown with what it means, and who said it is told what changed."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from app.metrics.clicked import Clicked
from app.model.survey import Metric
from tests.metrics.themes.conftest import ThemesDesk


def act(desk: ThemesDesk, theme: str, what: str) -> None:
    """Say in the form what was changed because of a theme."""
    desk.page.tell.act_button.click()
    theme_id = next(row.id for row in desk.services.themes.list_themes() if row.name == theme)
    desk.page.tell.theme_field.choose(str(theme_id))
    desk.page.tell.what.set_text(what)
    desk.page.tell.form.submit()


def test_themes_and_facts_stand_by_what_they_do_to_the_score(desk: ThemesDesk) -> None:
    shown = desk.view_model.drivers.value
    assert shown is not None
    labels = [row.label for row in shown.bars.rows]
    assert labels[0] == "Moment delivered"
    assert labels[-1] in ("Waiting", "Time and effort")
    assert {"Remembered by name", "Breakfast"} <= set(labels)
    assert "need not be the cause" in shown.note
    facts = {line.label: line for line in shown.facts}
    assert facts["Moment delivered"].value.startswith("+")
    assert facts["Moment delivered"].note == "n=24. A moment was delivered to them."
    assert "in the 30 days before they answered" in shown.facts_note
    assert facts["Promise broken"].value == "no data"
    assert facts["First visit"].value == "too few without"


def test_the_six_pillars_lead_to_the_answers_that_speak_of_them(desk: ThemesDesk) -> None:
    shown = desk.view_model.pillars.value
    assert shown is not None
    bars = {row.label: row for row in shown.bars.rows}
    assert bars["Time and effort"].value == -100
    assert bars["Personalisation"].n == 12
    key = bars["Personalisation"].key
    assert isinstance(key, Clicked)
    assert key.only[0][0] == "theme_ids"
    felt = {line.label: line.value for line in shown.felt}
    assert shown.note.endswith("Nobody spoke of: Integrity, Expectations and Resolution.")
    assert felt["Last feeling"] == "0.2"
    assert felt["Ended on a bad feeling"] == "36 of 60"


def test_another_metric_is_shown_for_the_whole_pane(desk: ThemesDesk) -> None:
    desk.view_model.choose_metric(Metric.CSAT)
    assert desk.pane.view_model.state.metric is Metric.CSAT
    assert desk.view_model.drivers.value is not None
    assert desk.view_model.drivers.value.bars.rows == ()


def test_who_said_it_is_told_one_by_one_and_listed_no_more(desk: ThemesDesk) -> None:
    tell = desk.page.tell
    assert tell.empty.isVisible()
    act(desk, "Waiting", "A second desk in the evening")
    assert [row.title for row in tell.acted.rows] == ["Waiting: A second desk in the evening"]
    assert tell.count.text() == "12 said it and do not know yet"
    assert tell.people_list.current_row.comment == "A long queue, and we waited for an hour"
    tell.told_button.click()
    assert tell.count.text() == "11 said it and do not know yet"
    assert tell.acted.rows[0].about == "today, 1 told"
    desk.pane.runner.undo()
    assert tell.count.text() == "12 said it and do not know yet"
    for _ in range(12):
        tell.told_button.click()
    assert tell.count.text() == "All who said it know."
    assert not tell.told_button.isEnabled()


def test_the_list_is_copied_and_leads_to_cards_and_answers(desk: ThemesDesk) -> None:
    act(desk, "Waiting", "A second desk")
    tell = desk.page.tell
    tell.copy_button.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 12
    assert lines[0].endswith("A long queue, and we waited for an hour")
    asked: list[tuple[str, int]] = []
    desk.page.customer_wanted.connect(lambda customer_id: asked.append(("card", customer_id)))
    desk.page.answer_wanted.connect(lambda answer_id: asked.append(("answer", answer_id)))
    row = tell.people_list.current_row
    tell.card_button.click()
    tell.answer_button.click()
    assert asked == [("card", row.customer_id), ("answer", row.answer_id)]


def test_without_words_nothing_is_kept(desk: ThemesDesk) -> None:
    act(desk, "Waiting", "")
    assert desk.page.tell.what.error
    assert desk.services.theme_actions.list_actions() == ()
