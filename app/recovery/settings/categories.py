"""The venue's categories of what goes wrong, and its departments."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from app.cases.schemas.drafts import CategoryDraft, DepartmentDraft
from app.cases.schemas.rows import DepartmentRow
from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.text_folding import fold
from app.core.words import gettext as _
from app.recovery.settings.catalogue_fields import RowFields, category_fields, department_fields
from app.recovery.settings.parts import SettingsParts
from app.ui.draft_form import DraftForm
from app.ui.form_slot import SlotForm
from app.ui.running import succeeded
from app.ui.segmented import Segmented
from app.ui.settings.lines import Line
from app.ui.settings.offers import Catalogue
from app.ui.shared_form import SharedForm
from app.ui.theme.theme import Theme

_KINDS = frozenset({"case_category", "department"})
_BESIDE, _LOWEST = 560, 260
_ORDER_KEY = "categories_order"
BY_POSITION, BY_NAME = "position", "name"
_Read = tuple[Sequence[Line], Sequence[Line], Sequence[DepartmentRow]]


class CategoryOffers:
    """The categories; see ``Offers``."""

    def __init__(self, parts: SettingsParts) -> None:
        self._parts = parts
        self._service = parts.services.catalogue
        self.departments: Sequence[DepartmentRow] = ()

    @property
    def title(self) -> str:
        """What stands above it."""
        return _("Categories")

    @property
    def add_words(self) -> str:
        """What adding one is called."""
        return _("Add a category")

    @property
    def empty_words(self) -> str:
        """What is said while there is none."""
        return _("Here are the categories of what goes wrong.")

    def new_form(self) -> SlotForm:
        """A form for one more."""
        fields = category_fields(self._parts, self.departments)
        return new_form(self._parts.theme, fields, save=lambda: self._add(CategoryDraft(**fields.read())))

    def form_of(self, line: Line) -> SlotForm:
        """A form that changes one."""
        fields = category_fields(self._parts, self.departments, now=line)
        fields.serve(
            fetch=lambda: next(one for one in self.read() if one.id == line.id),
            keep=lambda edit: self._service.edit_category(line.id, edit),  # type: ignore[arg-type]
        )
        return shared_form(self._parts.theme, fields, line=line)

    def read(self) -> Sequence[Line]:
        """All of them."""
        rows = self._service.list_categories(also_unused=True)
        return [Line(row.id, row.name, row.department or _("no department"), row.active, row) for row in rows]

    def _add(self, draft: CategoryDraft) -> bool:
        return succeeded(self._parts.runner, lambda: self._service.add_category(draft))


class DepartmentOffers:
    """The departments; see ``Offers``."""

    def __init__(self, parts: SettingsParts) -> None:
        self._parts = parts
        self._service = parts.services.catalogue

    @property
    def title(self) -> str:
        """What stands above it."""
        return _("Departments")

    @property
    def add_words(self) -> str:
        """What adding one is called."""
        return _("Add a department")

    @property
    def empty_words(self) -> str:
        """What is said while there is none."""
        return _("Here is who looks after what.")

    def new_form(self) -> SlotForm:
        """A form for one more."""
        fields = department_fields(self._parts)
        return new_form(self._parts.theme, fields, save=lambda: self._add(DepartmentDraft(**fields.read())))

    def form_of(self, line: Line) -> SlotForm:
        """A form that changes one."""
        fields = department_fields(self._parts, now=line)
        fields.serve(
            fetch=lambda: next(one for one in self.read() if one.id == line.id),
            keep=lambda edit: self._service.edit_department(line.id, edit),  # type: ignore[arg-type]
        )
        return shared_form(self._parts.theme, fields, line=line)

    def read(self) -> Sequence[Line]:
        """All of them."""
        rows = self._service.list_departments(also_unused=True)
        return [Line(row.id, row.name, "", row.active, row) for row in rows]

    def _add(self, draft: DepartmentDraft) -> bool:
        return succeeded(self._parts.runner, lambda: self._service.add_department(draft))


class CategoriesPage(QWidget):
    """Two lists: side by side while there is room, else below each other."""

    def __init__(self, parts: SettingsParts) -> None:
        super().__init__()
        self._parts = parts
        self._lane = parts.new_lane()
        self._categories = CategoryOffers(parts)
        self._departments = DepartmentOffers(parts)
        self.categories = Catalogue(parts.theme, self._categories)
        self.departments = Catalogue(parts.theme, self._departments)
        self.order = Segmented(
            [(BY_POSITION, _("In the venue's order")), (BY_NAME, _("By name"))], name=_("Order of the lists")
        )
        self.order.choose(BY_NAME if parts.remembered.text(_ORDER_KEY) == BY_NAME else BY_POSITION)
        self.order.chosen.connect(self._choose_order)
        outer = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        outer.setContentsMargins(8, 0, 16, 16)
        outer.setSpacing(8)
        outer.addWidget(self.order)
        inside = QWidget()
        inside.setProperty("kind", "clear")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        self._box.addWidget(self.categories, 1)
        self._box.addWidget(self.departments, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        outer.addWidget(scroll, 1)
        parts.theme.changed.connect(self._fit)
        parts.bus.changed.connect(self._follow)
        self._set_order()
        self.load()

    def load(self) -> None:
        """Read both lists again."""
        self._lane.ask(self._read, then=self._take, otherwise=self._parts.notices.problem)

    def close_lane(self) -> None:
        """Ask nothing more."""
        self._parts.bus.changed.disconnect(self._follow)
        self._lane.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """With little room the lists stand below each other, and the page scrolls."""
        px = self._parts.theme.px
        for catalogue in (self.categories, self.departments):
            catalogue.setMinimumHeight(px(_LOWEST))
        beside = self.width() >= px(_BESIDE)
        self._box.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def _read(self, _cancellation: Cancellation) -> _Read:
        departments = self._parts.services.catalogue.list_departments(also_unused=True)
        return self._categories.read(), self._departments.read(), departments

    def _take(self, read: _Read) -> None:
        categories, departments, self._categories.departments = read
        self.categories.show_lines(categories)
        self.departments.show_lines(departments)

    def _choose_order(self, key: str) -> None:
        self._parts.remembered.keep(_ORDER_KEY, key)
        self._set_order()

    def _set_order(self) -> None:
        by_name = self.order.current == BY_NAME
        for catalogue in (self.categories, self.departments):
            catalogue.set_order((lambda line: fold(line.name)) if by_name else None)

    def _follow(self, change: Change) -> None:
        if change.everything or change.kinds & _KINDS:
            self.load()


def new_form(theme: Theme, fields: RowFields, *, save: Callable[[], bool]) -> DraftForm:
    """A form for one more line."""
    return DraftForm(theme, fields.fields, save=save, save_words=_("Add it"), leave_words=_("Not now"))


def shared_form(theme: Theme, fields: RowFields, *, line: Line) -> SharedForm:
    """A form that changes a line."""
    base = fields.show(line.row)
    return SharedForm(theme, fields, version=line.row.version, base=base, titles=fields.titles)
