"""The venue's own categories of what goes wrong, and its departments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.cases.schemas.drafts import CategoryDraft, CategoryEdit, DepartmentDraft, DepartmentEdit
from app.cases.schemas.rows import CategoryRow, DepartmentRow
from app.core.acting import needs
from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.text_folding import fold
from app.core.words import gettext as _
from app.model.case_category import CaseCategory
from app.model.department import Department
from app.storage.editing import apply_edit, get_row
from app.venue.workplace import Workplace

Named = type[CaseCategory] | type[Department]


class CatalogueService:
    """Lists, adds and changes categories and departments; nothing is deleted, it goes out of use."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def list_categories(self, *, also_unused: bool = False) -> tuple[CategoryRow, ...]:
        """The categories in the venue's order; ``also_unused`` adds those that are offered no more."""
        wanted = (
            select(CaseCategory, func.coalesce(Department.name, ""))
            .outerjoin(Department, Department.id == CaseCategory.department_id)
            .order_by(CaseCategory.position, CaseCategory.id)
        )
        with self._work.read() as session:
            rows = [
                CategoryRow(row.id, row.version, row.name, row.department_id, department, row.active)
                for row, department in session.execute(wanted)
            ]
        return tuple(row for row in rows if row.active or also_unused)

    @needs(Right.LOOK)
    def list_departments(self, *, also_unused: bool = False) -> tuple[DepartmentRow, ...]:
        """The departments in the venue's order."""
        wanted = select(Department).order_by(Department.position, Department.id)
        with self._work.read() as session:
            rows = [
                DepartmentRow(row.id, row.version, row.name, row.active) for row in session.scalars(wanted)
            ]
        return tuple(row for row in rows if row.active or also_unused)

    @needs(Right.SETTINGS, again=True)
    def add_category(self, draft: CategoryDraft) -> Outcome[int]:
        """Add a category after the others; gives its id."""
        with self._work.write() as session:
            _check_name(session, CaseCategory, draft.name)
            _check_department(session, draft.department_id)
            row = CaseCategory(
                name=draft.name,
                department_id=draft.department_id,
                position=_next_position(session, CaseCategory),
            )
            session.add(row)
            session.flush()
        return session.outcome(row.id, said=_("Category added"), undo_label=_("add a category"))

    @needs(Right.SETTINGS, again=True)
    def edit_category(self, category_id: int, edit: CategoryEdit) -> Outcome[None]:
        """Change a category; cases keep theirs. Raises Conflict when somebody else changed it meanwhile."""
        with self._work.write() as session:
            row = get_row(session, CaseCategory, row_id=category_id)
            values = edit.given()
            _check_name(session, CaseCategory, values.get("name", ""), but=category_id)
            if values.get("department_id") != row.department_id:
                _check_department(session, values.get("department_id"))
            apply_edit(row, version=edit.version, values=values)
        return session.outcome(None, said=_said_category(values), undo_label=_("change a category"))

    @needs(Right.SETTINGS, again=True)
    def add_department(self, draft: DepartmentDraft) -> Outcome[int]:
        """Add a department after the others; gives its id."""
        with self._work.write() as session:
            _check_name(session, Department, draft.name)
            row = Department(name=draft.name, position=_next_position(session, Department))
            session.add(row)
            session.flush()
        return session.outcome(row.id, said=_("Department added"), undo_label=_("add a department"))

    @needs(Right.SETTINGS, again=True)
    def edit_department(self, department_id: int, edit: DepartmentEdit) -> Outcome[None]:
        """Change a department; raises Conflict when somebody else changed it meanwhile."""
        with self._work.write() as session:
            row = get_row(session, Department, row_id=department_id)
            values = edit.given()
            _check_name(session, Department, values.get("name", ""), but=department_id)
            apply_edit(row, version=edit.version, values=values)
        return session.outcome(None, said=_said_department(values), undo_label=_("change a department"))


def _check_name(session: Session, mapped: Named, name: str, *, but: int | None = None) -> None:
    """Raise InvalidInput for a name that differs from another one only in case or accents."""
    wanted = fold(name)
    rows: list[Any] = list(session.scalars(select(mapped)))
    taken = [row for row in rows if row.id != but and fold(row.name) == wanted]
    if not taken:
        return
    if taken[0].active:
        message = _("There is one of this name already: “{name}”.")
    else:
        message = _("There is one of this name already, out of use: “{name}”. Bring that one back.")
    raise InvalidInput([Problem("name", message.format(name=taken[0].name))])


def _check_department(session: Session, department_id: int | None) -> None:
    if department_id is None:
        return
    department = session.get(Department, department_id)
    if department is None or not department.active:
        raise InvalidInput([Problem("department_id", _("This department is not there any more."))])


def _next_position(session: Session, mapped: Named) -> int:
    last = session.scalar(select(func.max(mapped.position)))
    return 0 if last is None else last + 1


def _said_category(values: Mapping[str, Any]) -> str:
    return _("Category is offered no more") if values.get("active") is False else _("Category changed")


def _said_department(values: Mapping[str, Any]) -> str:
    return _("Department is offered no more") if values.get("active") is False else _("Department changed")
