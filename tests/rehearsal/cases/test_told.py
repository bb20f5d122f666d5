"""The cases told by hand, as the pictures show them."""

from __future__ import annotations

from app.cases.schemas.rows import CaseDetail
from app.cases.schemas.views import CaseQuery, CaseView
from app.cases.service.knowing import KnowingService
from app.cases.service.log_view import CaseLog
from app.cases.service.reading import CaseReader
from app.cases.words.entries import entry_words
from app.model.case import CaseKind, CaseStep, Severity
from tests.rehearsal.cases.opened import opened_at
from tests.rehearsal.conftest import Built

SHOWER = 341


def _shower(hotel: Built) -> CaseDetail:
    with opened_at(hotel, "12:00", staff_id=1) as opened:
        return CaseReader(opened.work).get_case(SHOWER)


def test_the_shower_of_room_305_is_late(hotel: Built) -> None:
    row = _shower(hotel).row
    assert (row.who, row.what, row.place) == ("Piotr Mülke", "Shower cold two mornings running", "305")
    assert (row.severity, row.kind, row.step) == (Severity.SERIOUS, CaseKind.BREAKDOWN, CaseStep.RESOLVE)
    assert (row.owner, row.late) == ("Mara Kovac", True)


def test_the_breakfast_counts_against_what_mara_may_give(hotel: Built) -> None:
    detail = _shower(hotel)
    assert [(gift.what, gift.cost_minor, gift.state) for gift in detail.gestures] == [
        ("Move to 402, same view", 0, "given"),
        ("Breakfast on us, 2 guests", 5_800, "planned"),
    ]
    assert (detail.limit.used_minor, detail.limit.limit_minor) == (5_800, 20_000)


def test_its_promises_are_told_once(hotel: Built) -> None:
    assert {promise.what for promise in _shower(hotel).promises} == {
        "Engineer to call",
        "Ask how the new room is",
    }
    piotr = hotel.all(
        "SELECT what FROM promise JOIN customer ON customer.id = customer_id WHERE given_name = 'Piotr'"
        " AND answer_id IS NULL"
    )
    assert len(piotr) == 2


def test_its_log_tells_who_said_what(hotel: Built) -> None:
    with opened_at(hotel, "12:00") as opened:
        entries = CaseReader(opened.work).get_case(SHOWER).entries
        told = [entry_words(entry, opened.work.wording) for entry in entries]
    for words in ("Second time. I have a meeting at nine.", "no excuses", "Moved to 402, boiler valve"):
        assert any(words in line for line in told), words


def test_what_worked_before_is_known_before_acting(hotel: Built) -> None:
    with opened_at(hotel, "12:00") as opened:
        piotr = CaseReader(opened.work).get_case(SHOWER).row.customer_id
        known = KnowingService(opened.work).know_before(piotr or 0, except_case_id=SHOWER)
    assert [case.what for case in known.earlier] == ["Heating knocked all night"]
    assert [(way.what, way.best_rating) for way in known.worked] == [("Moved room at once", 5)]


def test_the_log_of_the_picture(hotel: Built) -> None:
    with opened_at(hotel, "12:00") as opened:
        rows = CaseLog(opened.work).list_cases(CaseQuery(view=CaseView.OPEN)).rows
    assert {(row.who, row.step) for row in rows} >= {
        ("Piotr Mülke", "resolve"),
        ("Ines Duarte", "apologise"),
        ("Karin Mullins", "resolve"),
        ("Walk-in, table 9", "listen"),
        ("Jonas Müller", "follow_up"),
        ("Adaeze Obi", "follow_up"),
        ("Sven Lindqvist", "follow_up"),
    }
