"""A task sheet says first what must not go wrong, of everybody who comes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pypdf
from PySide6.QtWidgets import QApplication

from app.customers.schemas.drafts import PreferenceDraft
from app.customers.service.preferences import PreferenceService
from app.model.preference import Strength
from app.moments.sheets.reading import SheetReader
from app.occasions.schemas import AgendaQuery
from app.printing.paper import save_pdf
from app.printing.task_sheet.pages import task_sheet
from tests.moments.moment_desk import SUNDAY, MomentDesk


def with_a_cake(desk: MomentDesk) -> int:
    """A child's cake, with a mother who must not have gluten."""
    parent = desk.add_customer()
    child = desk.add_child(parent)
    occasion = desk.add_birthday(parent, companion_id=child)
    desk.add_must(parent, "Coeliac: no gluten")
    moment_id = desk.plan(
        parent, occasion_id=occasion, occurs_on=SUNDAY, dos="Kneel <b>down</b>", note="Ask Léa"
    ).value
    desk.give(moment_id, desk.offer("Giraffe tower", contains=("rice",)))
    desk.add_task(moment_id, what="Two sugar giraffes & a jeep", lead_minutes=2 * 24 * 60)
    return moment_id


def test_a_sheet_holds_musts_gestures_and_tasks(desk: MomentDesk) -> None:
    sheet = SheetReader(desk.work).of_moment(with_a_cake(desk))
    assert "Louis" in sheet.title
    assert "Turns 10" in sheet.title
    assert any("Coeliac: no gluten" in must for must in sheet.musts)
    assert sheet.unknown == "Nothing recorded about allergies" or not sheet.unknown
    assert sheet.gestures == ("Giraffe tower (contains rice)",)
    [task] = sheet.tasks
    assert (task.what, task.done) == ("Two sugar giraffes & a jeep", False)


def test_the_sheets_of_a_window_leave_out_what_is_over(desk: MomentDesk) -> None:
    moment_id = with_a_cake(desk)
    query = AgendaQuery(first=desk.work.today(), days=14)
    assert len(SheetReader(desk.work).of_days(query)) == 1
    later = AgendaQuery(first=SUNDAY + timedelta(days=1), days=14)
    assert SheetReader(desk.work).of_days(later) == ()
    desk.skip(moment_id)
    assert SheetReader(desk.work).of_days(query) == ()


def test_a_sheet_on_paper_begins_with_what_must_not_go_wrong(
    desk: MomentDesk, qapp: QApplication, tmp_path: Path
) -> None:
    sheet = SheetReader(desk.work).of_moment(with_a_cake(desk))
    pages = task_sheet([sheet], title="Task sheet", facts=["Harbour House"], family="Inter")
    save_pdf(pages, tmp_path / "sheet.pdf")
    text = " ".join(pypdf.PdfReader(tmp_path / "sheet.pdf").pages[0].extract_text().split())
    assert text.index("Coeliac") < text.index("Giraffe tower") < text.index("Two sugar giraffes & a jeep")
    assert "Kneel <b>down</b>" in text


def test_a_wish_for_the_pillow_is_no_must_and_what_they_avoid_is_minded(desk: MomentDesk) -> None:
    customer_id = desk.add_customer()
    service = PreferenceService(desk.work)
    service.add_preference(customer_id, PreferenceDraft(text="Extra blanket"))
    service.add_preference(customer_id, PreferenceDraft(text="Lilies in the room", strength=Strength.DISLIKE))
    desk.add_must(customer_id, "Coeliac: no gluten")
    sheet = SheetReader(desk.work).of_moment(desk.plan(customer_id, celebrate_on=SUNDAY).value)
    assert ["Coeliac" in must for must in sheet.musts] == [True]
    assert ["Lilies" in one for one in sheet.minding] == [True]
