"""The people who work here, in a list with the form of one beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.rights import Right
from app.core.words import gettext as _
from app.sign_in.words import role_words
from app.staff.rows import Colleague
from app.staff.settings.colleague_form import ColleagueForm, new_form
from app.staff.settings.parts import StaffParts
from app.ui.form_slot import SlotForm
from app.ui.lane import AnyLane
from app.ui.settings.lines import Line
from app.ui.settings.offers import Catalogue

_KINDS = frozenset({"staff"})


class StaffOffers:
    """Everybody; see ``Offers``."""

    def __init__(self, parts: StaffParts, *, lane: AnyLane) -> None:
        self._parts = parts
        self._lane = lane

    @property
    def title(self) -> str:
        """What stands above it."""
        return _("Staff")

    @property
    def add_words(self) -> str:
        """What adding one is called."""
        return _("Add somebody")

    @property
    def empty_words(self) -> str:
        """What is said while there is none."""
        return _("Here is everybody who works here, with their role and whether they can sign in.")

    def new_form(self) -> SlotForm:
        """A form for somebody new."""
        return new_form(self._parts)

    def form_of(self, line: Line) -> SlotForm:
        """A form that changes somebody."""
        row = line.row
        assert isinstance(row, Colleague)
        return ColleagueForm(self._parts, row, lane=self._lane)

    def read(self) -> Sequence[Line]:
        """All of them."""
        return [line_of(row) for row in self._parts.services.colleagues.list_colleagues()]


class StaffPage(QWidget):
    """Read again when somebody changes."""

    def __init__(self, parts: StaffParts) -> None:
        super().__init__()
        self._parts = parts
        self._lane = parts.new_lane()
        self._secrets = parts.new_lane()
        self._offers = StaffOffers(parts, lane=self._secrets)
        self.catalogue = Catalogue(parts.theme, self._offers, searched=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 16, 16)
        column.addWidget(self.catalogue, 1)
        parts.bus.changed.connect(self._follow)
        self.load()

    def load(self) -> None:
        """Read everything again, for whoever may."""
        if not self._parts.work.desk.may(Right.STAFF):
            return
        self._lane.ask(self._read, then=self.catalogue.show_lines, otherwise=self._parts.notices.problem)

    def close_page(self) -> None:
        """Follow and ask nothing more."""
        self._parts.bus.changed.disconnect(self._follow)
        self._lane.close()
        self._secrets.close()

    def _read(self, _cancellation: Cancellation) -> Sequence[Line]:
        return self._offers.read()

    def _follow(self, change: Change) -> None:
        if change.everything or change.kinds & _KINDS:
            self.load()


def line_of(row: Colleague) -> Line:
    """Somebody as the list shows them."""
    facts = " · ".join(filter(None, (role_words(row.role), row.duty, _signs_in(row) if row.active else "")))
    chips = (_("PIN off"),) if row.pin_off and row.active else ()
    name = _("{name} (you)").format(name=row.name) if row.is_me else row.name
    return Line(row.id, name, facts, row.active, row, chips, gone=_("Works here no more"))


def _signs_in(row: Colleague) -> str:
    if row.has_password:
        return _("password and PIN") if row.has_pin else _("password")
    return _("PIN") if row.has_pin else _("cannot sign in yet")
