"""The log on paper and in a spreadsheet says what the cases say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from app.cases.schemas.views import CaseOrder, CaseQuery, CaseView
from app.cases.service import paging
from app.cases.service.log_view import CaseLog
from app.cases.service.paging import every_case
from app.cases.sheets.chosen import chosen_words
from app.cases.sheets.line_up import LONGEST_NAME, LONGEST_PLACE, LONGEST_WHAT, line_up_sheet
from app.cases.sheets.whole import whole_sheet
from app.model.case import CaseState, CaseStep, Severity
from app.model.customer import Customer
from app.model.gesture import GivenGesture
from app.venue.workplace import Workplace
from tests.cases.made import put_case
from tests.venues import open_place


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Workplace]:
    with open_place(tmp_path) as place:
        yield place.work


def with_piotr(work: Workplace) -> int:
    with work.write() as session:
        piotr = Customer(display_name="Piotr Mülke", created_at=work.now())
        session.add(piotr)
        session.flush()
        customer_id = piotr.id
    case_id = put_case(
        work, customer_id, due_in=timedelta(minutes=-38), severity=Severity.SERIOUS, again=True, place="305"
    )
    with work.write() as session:
        session.add(
            GivenGesture(
                customer_id=customer_id,
                case_id=case_id,
                what="Breakfast on us",
                cost_minor=5800,
                planned_at=work.now(),
            )
        )
    return case_id


def test_the_sheet_for_the_line_up_says_who_is_late_and_what_it_cost(work: Workplace) -> None:
    with_piotr(work)
    put_case(work, None, walk_in="Lady with a red scarf", what="Waited", step=CaseStep.LISTEN)
    rows = tuple(every_case(CaseLog(work), CaseQuery()))
    sheet = line_up_sheet(
        rows,
        venue="Harbour House",
        chosen="Open",
        printed_by="Mara Kovac",
        now=work.now(),
        wording=work.wording,
        log_ends="Log: 12 entries, ends 9f3a77b1…",
    )
    assert sheet.title == "Service recovery · Harbour House"
    assert sheet.facts == (
        "Open · 2 cases · 1 past target",
        f"Wednesday, {work.wording.instant(work.now())}, printed by Mara Kovac · Log: 12 entries, ends 9f3a77b1…",
    )
    assert [column.title for column in sheet.columns][1:3] == ["Guest", "Room"]
    first, second = sheet.rows
    assert first == (
        "0001",
        "Piotr Mülke",
        "305",
        "Shower cold two mornings running",
        "Serious, again",
        "Mara Kovac",
        "38 min over",
        "Resolve",
        "CHF\N{NO-BREAK SPACE}58",
    )
    assert second[:4] == ("0002", "Lady with a red scarf", "", "Waited")


def test_the_whole_sheet_has_typed_cells_on_the_clock_of_the_venue(work: Workplace) -> None:
    with_piotr(work)
    put_case(
        work, None, walk_in="Gone", state=CaseState.CLOSED, rating=4, ending="verified", closed_at=work.now()
    )
    query = CaseQuery(view=CaseView.ALL, order=CaseOrder.NUMBER)
    sheet = whole_sheet(every_case(CaseLog(work), query), chosen="All", wording=work.wording)
    titles = [column.title for column in sheet.columns]
    first, second = (dict(zip(titles, row, strict=True)) for row in sheet.rows)
    assert first["Reported at"] == datetime.fromisoformat("2026-11-25 12:00")
    assert first["Cost (CHF)"] == Decimal("58.00")
    assert (first["Past target"], first["Again"], first["Closed at"]) == ("yes", "yes", None)
    assert (second["State"], second["How it ended"], second["Rating"]) == ("Closed", "Verified", 4)


def test_a_sheet_says_what_was_chosen(work: Workplace) -> None:
    query = CaseQuery(
        view=CaseView.LATE,
        severities=(Severity.SERIOUS, Severity.CRITICAL),
        places=("305",),
        owner_ids=(1,),
        since=date(2026, 11, 1),
        until=date(2026, 11, 25),
        text="cold",
    )
    assert chosen_words(query, work.wording) == (
        "Past target · Serious and Critical · 305 · filtered by category, department or owner"
        " · since 1 Nov 2026 · until 25 Nov 2026 · “cold”"
    )
    assert chosen_words(CaseQuery(), work.wording) == "Open"


def test_every_case_comes_once_however_many_pages_it_takes(
    work: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "ROWS_AT_ONCE", 3)
    ids = {put_case(work, None, walk_in=f"Somebody {number}") for number in range(10)}
    found = [row.id for row in every_case(CaseLog(work), CaseQuery())]
    assert set(found) == ids
    assert len(found) == 10


def test_no_row_of_the_line_up_is_so_long_that_a_page_could_not_hold_it(work: Workplace) -> None:
    put_case(work, None, what="W\n" * 1_000, walk_in="W" * 1_000, place="W" * 200)
    put_case(work, None, what="Shower cold", walk_in="man in grey")
    rows = list(every_case(CaseLog(work), CaseQuery(order=CaseOrder.NUMBER)))
    sheet = line_up_sheet(
        rows, venue="Harbour House", chosen="Open", printed_by="", now=work.now(), wording=work.wording
    )
    worst, usual = sheet.rows
    assert [len(cell) for cell in worst[1:4]] == [LONGEST_NAME, LONGEST_PLACE, LONGEST_WHAT]
    assert (usual[1], usual[3]) == ("man in grey", "Shower cold")
    assert "\n" not in "".join(worst)
