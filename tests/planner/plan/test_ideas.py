"""Ideas say the strongest of their reasons, and make room for a plan."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QImage

from app.attachments.schemas import AttachmentDraft
from app.gestures.schemas import Clash, ClashKind, ClashReport
from app.moments.schemas.rows import PhotoRow, Reason
from app.planner.plan.idea_row import IdeaLine
from app.planner.plan.idea_words import told_reasons, why_words
from app.planner.plan.ideas_card import FIRST
from tests.planner.plan.plan_desk import SUNDAY, PlanDesk

AGAIN = Clash(
    ClashKind.SAME_AGAIN, "“Note” was given on 12 Nov 2025", "", blocking=False, needs_manager=False
)


def test_two_reasons_are_told_the_strongest_first_and_all_of_them_on_hover(desk: PlanDesk) -> None:
    reasons = (Reason("new", "New.", 5), Reason("worked", "Worked.", 38), Reason("fits", "Fits.", 25))
    idea = replace(desk.idea("A walk"), reasons=reasons)
    assert told_reasons(idea) == ["Worked.", "Fits."]
    assert why_words(idea).splitlines() == ["Worked.", "Fits.", "New."]


def test_what_speaks_against_an_idea_comes_before_what_speaks_for_it(desk: PlanDesk) -> None:
    reasons = (Reason("worked", "Worked.", 40), Reason("budget", "Too dear.", -30))
    assert told_reasons(replace(desk.idea("A boat"), reasons=reasons)) == ["Too dear.", "Worked."]


def test_money_is_told_only_where_it_is_short(desk: PlanDesk) -> None:
    idea = desk.idea("A walk")
    assert told_reasons(replace(idea, reasons=(Reason("budget", "CHF 1 of CHF 12 that are left.", 5),))) == []
    tight = Reason("tight", "CHF 10 of CHF 12 that are left.", 5)
    assert told_reasons(replace(idea, reasons=(tight,))) == [tight.sentence]


def test_what_was_given_already_is_told_once_and_never_left_out(desk: PlanDesk) -> None:
    plain = desk.idea("A note", clashes=ClashReport((AGAIN,), ()))
    assert told_reasons(plain) == [AGAIN.sentence + "."] or told_reasons(plain) == [AGAIN.sentence]
    stronger = (Reason("worked", "Worked.", 40), Reason("fits", "Fits.", 25))
    enjoyed = Reason("enjoyed", "“Note” on 12 Nov 2025: 4 of 5.", 15)
    assert told_reasons(replace(plain, reasons=(*stronger, enjoyed))) == [enjoyed.sentence, "Worked."]


def test_ideas_are_folded_below_a_plan_and_open_with_one_press(desk: PlanDesk) -> None:
    desk.ideas = tuple(desk.idea(f"Idea {number}") for number in range(FIRST + 2))
    customer_id = desk.add_customer()
    panel = desk.show(desk.surprise_key(customer_id, desk.plan(customer_id, celebrate_on=SUNDAY)))
    ideas, plan = panel.body.ideas, panel.body.plan
    assert "5 ideas for" in ideas.fold.accessibleName()
    assert not ideas.lines.isVisibleTo(panel)
    assert not ideas.more.isVisibleTo(panel)
    column = plan.parentWidget().layout()
    assert column.indexOf(plan) < column.indexOf(ideas)
    ideas.fold.click()
    assert len(ideas.lines.widgets) == FIRST
    ideas.fold.click()
    assert not ideas.lines.isVisibleTo(panel)


def test_without_a_plan_the_ideas_come_first(desk: PlanDesk) -> None:
    desk.ideas = (desk.idea("A walk"),)
    panel = desk.show(desk.birthday(desk.add_customer()))
    ideas, plan = panel.body.ideas, panel.body.plan
    assert not ideas.fold.isVisibleTo(panel)
    column = plan.parentWidget().layout()
    assert column.indexOf(ideas) < column.indexOf(plan)


def test_a_photo_of_the_catalogue_stands_beside_its_idea(desk: PlanDesk) -> None:
    idea = desk.idea("A cake")
    draft = AttachmentDraft(file_name="cake.png", content=picture())
    photo_id = desk.services.files.add_to_gesture(idea.gesture_id, draft).value
    desk.ideas = (replace(idea, photo=PhotoRow(photo_id, "cake.png", "image/png")), desk.idea("A walk"))
    lines = desk.show(desk.birthday(desk.add_customer())).body.ideas.lines.widgets
    assert [line.picture.has_photo for line in lines if isinstance(line, IdeaLine)] == [True, False]


def test_a_photo_that_was_taken_away_leaves_the_icon(desk: PlanDesk) -> None:
    desk.ideas = (replace(desk.idea("A cake"), photo=PhotoRow(99, "cake.png", "image/png")),)
    (line,) = desk.show(desk.birthday(desk.add_customer())).body.ideas.lines.widgets
    assert isinstance(line, IdeaLine)
    assert not line.picture.has_photo


def test_a_day_that_is_offered_stands_in_the_band(desk: PlanDesk) -> None:
    panel = desk.show(desk.birthday(desk.add_customer()))
    band, button = panel.bands.band, panel.bands.moving
    band.resize(480, band.heightForWidth(480))
    assert band.rect().contains(button.geometry())
    assert button.x() > band.width() / 2
    band.resize(240, band.heightForWidth(240))
    assert band.rect().contains(button.geometry())
    assert button.x() < band.width() / 2


def picture() -> bytes:
    image = QImage(QSize(40, 30), QImage.Format.Format_RGB32)
    image.fill(0x77487F)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())
