"""The venue's own kinds of occasions are changed by one or by two at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.occasions.drafts import OwnKindDraft, OwnKindEdit
from app.occasions.services import OccasionServices
from app.planner.settings.catalogue_page import CataloguePage
from app.planner.settings.own_kinds import KINDS, KindOffers
from app.planner.settings.parts import PlannerParts
from app.ui.form_fields import LineField
from app.ui.settings.bound import NO, YES
from app.ui.shared_form import MINE, SharedForm
from app.ui.typed_fields import PickField


class KindsDesk:
    """The section with one kind on it."""

    def __init__(self, parts: PlannerParts, qtbot: QtBot) -> None:
        self.parts = parts
        self._qtbot = qtbot
        self.service = OccasionServices.at(parts.work).own_kinds
        self.service.add(OwnKindDraft(name="Wine harvest"))
        self.offers = KindOffers(parts)
        self.page = CataloguePage(parts, self.offers, kinds=KINDS)
        qtbot.addWidget(self.page)

    @property
    def told(self) -> list[tuple[str, bool]]:
        """What the list shows."""
        return [(line.name, line.active) for line in self.page.catalogue.lines]

    def form(self) -> SharedForm:
        """The form of the kind."""
        form = self.offers.form_of(self.page.catalogue.lines[0])
        assert isinstance(form, SharedForm)
        self._qtbot.addWidget(form)
        return form


def fill(form: SharedForm, *, name: str = "", offered: str = "") -> LineField:
    """Type into a form; gives the field of the name."""
    line, choice = form.fields["name"], form.fields["active"]
    assert isinstance(line, LineField)
    assert isinstance(choice, PickField)
    line.set_text(name or line.text)
    choice.choose(offered or choice.value)
    return line


@pytest.fixture
def desk(parts: PlannerParts, qtbot: QtBot) -> Iterator[KindsDesk]:
    """The section open at a desk."""
    desk = KindsDesk(parts, qtbot)
    yield desk
    desk.page.close_lane()


def test_a_name_and_a_retirement_are_kept_together(desk: KindsDesk) -> None:
    form = desk.form()
    fill(form, name="Grape harvest", offered=NO)
    form.submit()
    assert desk.told == [("Grape harvest", False)]
    desk.parts.runner.undo()
    assert desk.told == [("Wine harvest", True)]


def test_a_retired_kind_comes_back(desk: KindsDesk) -> None:
    for offered, active in ((NO, False), (YES, True)):
        form = desk.form()
        fill(form, offered=offered)
        form.submit()
        assert desk.told == [("Wine harvest", active)]


def test_a_taken_name_is_told_beside_the_field(desk: KindsDesk) -> None:
    desk.parts.runner.do(lambda: desk.service.add(OwnKindDraft(name="School day")))
    form = desk.form()
    field = fill(form, name="school DAY")
    form.submit()
    assert "already" in field.error
    assert desk.told == [("Wine harvest", True), ("School day", True)]


def test_a_kind_renamed_by_two_asks_which_name_it_shall_be(desk: KindsDesk) -> None:
    form = desk.form()
    fill(form, name="Grape harvest")
    [row] = desk.service.list()
    desk.service.edit(row.id, OwnKindEdit(version=row.version, name="Vintage"))
    form.submit()
    assert set(form.differences) == {"name"}
    assert desk.service.list()[0].name == "Vintage"
    form.differences["name"].pick.button(MINE).click()
    form.submit()
    assert desk.told == [("Grape harvest", True)]
