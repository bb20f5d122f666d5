"""From the rail to a figure, to the people behind it, to a card, and out into files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select, update

from app.bootstrap.desk_window import GUESTS
from app.bootstrap.metrics import METRICS
from app.measures.facts import Fact
from app.metrics.clicked import Clicked
from app.metrics.overview.page import OverviewPage
from app.metrics.page_keys import COMPARE, OVERVIEW, VALUE, WHERE
from app.metrics.pane import MetricsPane
from app.metrics.people.panel import PeoplePanel
from app.metrics.periods import Span
from app.metrics.where.page import WherePage
from app.model.customer import Customer
from app.model.moment import Moment
from app.model.promise import Promise
from app.model.survey import AnswerChannel, Metric
from app.surveys.schemas.drafts import AnswerDraft
from app.surveys.services import SurveyServices
from app.ui.dialogs import Dialogs
from tests.journeys.conftest import NOON, Person

SCORES = (10, 9, 10, 8, 3, 10, 9, 7, 10, 10, 6, 9, 10, 8, 9, 10, 2, 10, 9, 10)


def answer(person: Person, scores: tuple[int, ...] = SCORES) -> list[int]:
    """So many guests answer, one a day until today; gives their cards."""
    work = person.desk.session.workplace
    with work.write() as session:
        customers = [Customer(display_name=f"Guest {at}", created_at=work.now()) for at in range(len(scores))]
        session.add_all(customers)
        session.flush()
        ids = [customer.id for customer in customers]
    answers = SurveyServices.at(work).answers
    for at, (customer_id, score) in enumerate(zip(ids, scores, strict=True)):
        outcome = answers.record(
            AnswerDraft(
                metric=Metric.NPS,
                scale_min=0,
                scale_max=10,
                score=score,
                comment="Nobody called back." if score < 7 else "",
                customer_id=customer_id,
                channel=AnswerChannel.DESK,
                place="412" if at % 2 else "101",
                answered_at=NOON.now() - timedelta(days=at),
            )
        )
        person.desk.session.bus.publish(outcome.change)
    return ids


def open_pane(person: Person) -> MetricsPane:
    """Go to the pane by its key on the rail."""
    desk = person.desk
    desk.window.go_to(METRICS)
    pane = desk.measuring.pane
    person.wait(lambda: overview(pane).view_model.figures.value is not None)
    return pane


def overview(pane: MetricsPane) -> OverviewPage:
    page = pane.front.page(OVERVIEW)
    assert isinstance(page, OverviewPage)
    return page


def test_a_new_venue_is_told_what_to_do_first(start: Callable[[Path], Person], tmp_path: Path) -> None:
    person = start(tmp_path / "venue")
    person.set_up()
    page = overview(open_pane(person))
    assert page.first.isVisible()
    page.first.ask.click()
    assert person.desk.asking.form.isVisible()


def test_the_first_answers_are_read_and_are_no_figure_yet(
    start: Callable[[Path], Person], tmp_path: Path
) -> None:
    person = start(tmp_path / "venue")
    person.set_up()
    pane = open_pane(person)
    answer(person, (10, 3))
    page = overview(pane)
    person.wait(lambda: page.tiles.isVisible() and page.tiles.tile("nps").row.value == "2 answers")
    person.wait(lambda: bool(page.why.model.rows))
    assert page.why.model.rows[0].comment == "Nobody called back."
    assert page.why.waiting.spec.text == "1 to answer"
    person.wait(lambda: page.trend.chart.accessibleDescription().startswith("2 answers so far"))


def test_from_a_bar_to_a_card_and_back(start: Callable[[Path], Person], tmp_path: Path) -> None:
    person = start(tmp_path / "venue")
    person.set_up()
    ids = answer(person)
    pane = open_pane(person)
    page = overview(pane)
    person.wait(lambda: page.view_model.trend.value is not None)
    assert page.tiles.tile("nps").row.value == "+55"
    assert page.tiles.tile("nps").row.note.endswith("n=20, tentative")
    chart = page.spread.chart
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    while chart.current is None or getattr(chart.current.key, "title", "") != "Score 3":
        QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    people = pane.people
    assert isinstance(people, PeoplePanel)
    person.wait(lambda: bool(people.model.rows))
    assert people.title.text() == "NPS: Score 3"
    assert [row.who for row in people.model.rows] == ["Guest 4"]
    assert people.figure.text().startswith("n=1")
    QTest.keyClick(people.list, Qt.Key.Key_Return)
    assert person.desk.window.current_key == GUESTS
    person.wait(lambda: person.desk.guests.view_model.at_hand_id == ids[4])
    person.desk.window.go_to(METRICS)
    pane.leave_people()
    assert person.desk.window.focusWidget() is chart


def test_a_fact_leads_to_those_to_whom_it_happened_within_the_filters_and_back(
    start: Callable[[Path], Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twelve of twenty-four had a moment; every other answer is about 412."""
    person = start(tmp_path / "venue")
    person.set_up()
    ids = answer(person, (*SCORES, 10, 9, 10, 9))
    work = person.desk.session.workplace
    with work.write() as session:
        session.add_all(
            Moment(
                customer_id=ids[at],
                kind="birthday",
                delivered_at=NOON.now() - timedelta(days=at, hours=2),
                made_at=NOON.now() - timedelta(days=at, hours=2),
            )
            for at in range(12)
        )
    pane = open_pane(person)
    chart = overview(pane).drivers.chart
    person.wait(lambda: any("Moment delivered" in str(row[0]) for row in chart.sheet().rows))
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chart, Qt.Key.Key_Down)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    people = pane.people
    assert isinstance(people, PeoplePanel)
    person.wait(lambda: len(people.model.rows) == 12)
    assert people.title.text() == "NPS: Moment delivered"
    assert people.about.text().startswith("1 Dec 2024 to 25 Nov 2026 · A moment was delivered to them.")
    pane.front.bar.chips._set("places", ("412",))
    people.show_people(Clicked(Metric.NPS, "Moment delivered", only=(("facts", (Fact.MOMENT,)),)))
    person.wait(lambda: len(people.model.rows) == 6)
    assert "Place: 412" in people.about.text()
    saved = iter([tmp_path / "moments.csv"])
    monkeypatch.setattr(Dialogs, "file_to_save", lambda *_args, **_kw: next(saved))
    people.save.click()
    lines = (tmp_path / "moments.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 7
    assert "NPS: Moment delivered · 1 Dec 2024 to 25 Nov 2026 · Place: 412" in lines[1]
    people.promise.click()
    people.form.what.set_text("A table by the window")
    people.form.form.submit()
    with work.read() as session:
        promised = session.scalars(select(Promise).where(Promise.answer_id.is_(None))).one()
    assert promised.customer_id == people.model.rows[0].customer_id
    QTest.keyClick(people.list, Qt.Key.Key_Return)
    assert person.desk.window.current_key == GUESTS
    person.desk.window.go_to(METRICS)
    pane.leave_people()
    assert person.desk.window.focusWidget() is chart


def test_a_filter_holds_on_every_page_and_for_the_people(
    start: Callable[[Path], Person], tmp_path: Path
) -> None:
    person = start(tmp_path / "venue")
    person.set_up()
    answer(person)
    pane = open_pane(person)
    person.wait(lambda: bool(pane.view_model.choices.places))
    pane.front.bar.chips._set("places", ("412",))
    page = overview(pane)
    person.wait(
        lambda: (
            page.view_model.figures.value is not None
            and page.tiles.tile("nps").row.note.endswith("n=10, tentative")
        )
    )
    pane.show_page(WHERE)
    where = pane.front.page(WHERE)
    assert isinstance(where, WherePage)
    person.wait(lambda: [row[0] for row in where.groups[0].chart.sheet().rows] == ["412"])
    for key in (COMPARE, VALUE):
        pane.show_page(key)
    assert pane.view_model.applied == ("1 Dec 2024 to 25 Nov 2026", "Place: 412")


def test_pictures_and_numbers_name_their_days_and_filters(
    start: Callable[[Path], Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = start(tmp_path / "venue")
    person.set_up()
    answer(person)
    pane = open_pane(person)
    page = overview(pane)
    person.wait(lambda: page.view_model.trend.value is not None)
    saved = iter([tmp_path / "nps.svg", tmp_path / "nps.csv"])
    monkeypatch.setattr(Dialogs, "file_to_save", lambda *_args, **_kw: next(saved))
    page.spread.picture_wanted.emit(page.spread)
    drawing = (tmp_path / "nps.svg").read_text(encoding="utf-8")
    assert "Answers, 0 to 10" in drawing
    assert "No filter" in drawing
    page.spread.table_wanted.emit(page.spread)
    lines = (tmp_path / "nps.csv").read_text(encoding="utf-8-sig").splitlines()
    assert "1 Dec 2024 to 25 Nov 2026 · No filter" in lines[1]


def test_days_and_filters_are_there_again_after_a_restart(
    start: Callable[[Path], Person], tmp_path: Path
) -> None:
    person = start(tmp_path / "venue")
    person.set_up()
    pane = open_pane(person)
    pane.front.bar.spans.button(Span.ALL).click()
    person.desk.window.close()
    again = start(tmp_path / "venue")
    again.start()
    again.wait(lambda: again.desk.session.is_open and again.desk.guests.results.answers is not None)
    assert open_pane(again).view_model.state.span is Span.ALL


def test_an_unhappy_answer_shows_at_the_rail_once_it_is_late(
    start: Callable[[Path], Person], tmp_path: Path
) -> None:
    person = start(tmp_path / "venue")
    person.set_up()
    answer(person, (2,))
    person.desk.measuring.begin()
    assert person.desk.measuring.late == 0
    work = person.desk.session.workplace
    with work.write() as session:
        session.execute(update(Promise).values(due_at=NOON.now() - timedelta(hours=1)))
        session.note_rows("promise", ids=[1], customer_ids=[1])
    person.desk.measuring.count()
    person.wait(lambda: person.desk.measuring.late == 1)
