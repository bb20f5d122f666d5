"""The catalogue of gestures: what can be given, what it costs and what is in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.cases.schemas.rows import DepartmentRow
from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.words import gettext as _
from app.core.words import ngettext
from app.gestures.kind_words import gesture_kind_words
from app.gestures.schemas import GestureDraft, GestureRow
from app.gestures.service.catalogue import CatalogueService
from app.moments.gesture_photos import GesturePhotos
from app.recovery.settings.catalogue_fields import gesture_fields
from app.recovery.settings.gesture_photo import GesturePhoto
from app.recovery.settings.parts import SettingsParts
from app.ui.buttons import PushButton
from app.ui.draft_form import DraftForm
from app.ui.form_slot import SlotForm
from app.ui.running import succeeded
from app.ui.settings.lines import Line
from app.ui.settings.offers import Catalogue
from app.ui.shared_form import SharedForm
from app.wording.formats import Wording
from app.wording.lengths import length_words

_KINDS = frozenset({"gesture", "department", "attachment"})
_Read = tuple[Sequence[Line], Sequence[DepartmentRow], int]


class GestureOffers:
    """The gestures of the catalogue; see ``Offers``."""

    def __init__(self, parts: SettingsParts, service: CatalogueService) -> None:
        self._parts = parts
        self._service = service
        self._photos = GesturePhotos(parts.work)
        self.photo_lane = parts.new_lane()
        self.departments: Sequence[DepartmentRow] = ()

    @property
    def title(self) -> str:
        """What stands above it."""
        return _("Gestures")

    @property
    def add_words(self) -> str:
        """What adding one is called."""
        return _("Add a gesture")

    @property
    def empty_words(self) -> str:
        """What is said while there is none."""
        return _("Here is what can be given to make somebody happy again.")

    def new_form(self) -> SlotForm:
        """A form for one more."""
        fields = gesture_fields(self._parts, self.departments)
        return DraftForm(
            self._parts.theme,
            fields.fields,
            save=lambda: self._add(GestureDraft(**fields.read())),
            save_words=_("Add it"),
            leave_words=_("Not now"),
            columns=2,
        )

    def form_of(self, line: Line) -> SlotForm:
        """A form that changes one."""
        fields = gesture_fields(self._parts, self.departments, now=line)
        base = fields.show(line.row)
        fields.serve(
            fetch=lambda: self._find(line.id),
            keep=lambda edit: self._service.edit_gesture(line.id, edit),  # type: ignore[arg-type]
        )
        form = SharedForm(
            self._parts.theme,
            fields,
            version=line.row.version,
            base=base,
            titles=fields.titles,
            columns=2,
        )
        form.add_below(GesturePhoto(self._parts, self._photos, lane=self.photo_lane, gesture_id=line.id))
        return form

    def read(self) -> Sequence[Line]:
        """The whole catalogue."""
        wording = self._parts.work.wording
        return [line_of(row, wording) for row in self._service.list_gestures(also_inactive=True)]

    def _find(self, line_id: int) -> Line:
        return next(line for line in self.read() if line.id == line_id)

    def _add(self, draft: GestureDraft) -> bool:
        return succeeded(self._parts.runner, lambda: self._service.add_gesture(draft))


class GesturesPage(QWidget):
    """The catalogue, and above it the usual gestures where a venue has never had them."""

    def __init__(self, parts: SettingsParts) -> None:
        super().__init__()
        self._parts = parts
        self._service = CatalogueService(parts.work)
        self._offers = GestureOffers(parts, self._service)
        self._lane = parts.new_lane()
        self.catalogue = Catalogue(parts.theme, self._offers, searched=True)
        self.usual = PushButton(parts.theme, "", icon="sparkles")
        self.usual.clicked.connect(self._add_usual)
        self.usual.hide()
        self.catalogue.add_to_head(self.usual)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 16, 16)
        column.addWidget(self.catalogue, 1)
        parts.bus.changed.connect(self._follow)
        self.load()

    def load(self) -> None:
        """Read the catalogue again."""
        self._lane.ask(self._read, then=self._take, otherwise=self._parts.notices.problem)

    def close_lane(self) -> None:
        """Ask nothing more."""
        self._parts.bus.changed.disconnect(self._follow)
        self._lane.close()
        self._offers.photo_lane.close()

    def _read(self, _cancellation: Cancellation) -> _Read:
        departments = self._parts.services.catalogue.list_departments(also_unused=True)
        return self._offers.read(), departments, len(self._service.missing_starters())

    def _take(self, read: _Read) -> None:
        lines, self._offers.departments, missing = read
        self.catalogue.show_lines(lines)
        words = ngettext("Add {count} usual gesture", "Add {count} usual gestures", missing)
        self.usual.set_words(words.format(count=missing))
        self.usual.setVisible(missing > 0)

    def _add_usual(self) -> None:
        self._parts.runner.do(self._service.add_starters)

    def _follow(self, change: Change) -> None:
        if change.everything or change.kinds & _KINDS:
            self.load()


def line_of(row: GestureRow, wording: Wording) -> Line:
    """A gesture as a line: what sort, what it costs and what on the menu, how long it takes, whose work."""
    price = _("{amount} on the menu").format(amount=wording.money(row.menu_price_minor))
    facts = (
        gesture_kind_words(row.kind),
        _("costs {amount}").format(amount=wording.money(row.cost_minor))
        if row.cost_minor
        else _("costs nothing"),
        price if row.menu_price_minor else "",
        _("takes {length}").format(length=length_words(row.lead_minutes)) if row.lead_minutes else "",
        row.department,
        _for_what(row),
    )
    return Line(row.id, row.name, " · ".join(filter(None, facts)), row.active, row, row.contains)


def _for_what(row: GestureRow) -> str:
    """What it is good for, where that is not everything."""
    if row.for_recovery == row.for_moments:
        return ""
    return _("only for moments") if row.for_moments else _("only to put things right")
