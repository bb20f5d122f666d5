"""The same cases by what they share, and by the hour, as lines of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.cases.measures.rows import Breakdown, Group, RecoveryFigures
from app.cases.measures.scope import MeasureScope
from app.cases.schemas.views import CaseOrder, CaseQuery, CaseView
from app.cases.words.labels import kind_words, severity_words
from app.core.measures.evidence import Evidence
from app.core.words import gettext as _
from app.model.case import CaseKind, Severity
from app.recovery.measures.words import length_words, percent_words
from app.wording.formats import Wording


class Dimension(StrEnum):
    """What cases can share."""

    CATEGORY = "category"
    PLACE = "place"
    DEPARTMENT = "department"
    KIND = "kind"
    SEVERITY = "severity"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One line: ``part`` is the length of its bar, ``query`` what lists its cases where the log can."""

    name: str
    count: str
    part: float
    hollow: bool
    put_right: str
    in_target: str
    confirmed: str
    cost: str
    query: CaseQuery | None


def dimension_title(dimension: Dimension) -> str:
    """What it is called."""
    return {
        Dimension.CATEGORY: _("Category"),
        Dimension.PLACE: _("Place"),
        Dimension.DEPARTMENT: _("Department"),
        Dimension.KIND: _("Kind"),
        Dimension.SEVERITY: _("Severity"),
        Dimension.OWNER: _("Owner"),
    }[dimension]


def group_rows(figures: RecoveryFigures, dimension: Dimension, *, wording: Wording) -> Sequence[GroupRow]:
    """The lines of one breakdown."""
    groups = _groups(figures.by, dimension)
    most = max((group.figures.reported for group in groups), default=1)
    return [
        _row(
            group, most, wording, name=_name(group, dimension), query=_query(group, dimension, figures.scope)
        )
        for group in groups
    ]


def _groups(by: Breakdown, dimension: Dimension) -> Sequence[Group]:
    return {
        Dimension.CATEGORY: by.category,
        Dimension.PLACE: by.place,
        Dimension.DEPARTMENT: by.department,
        Dimension.KIND: by.kind,
        Dimension.SEVERITY: by.severity,
        Dimension.OWNER: by.owner,
    }[dimension]


def _row(group: Group, most: int, wording: Wording, *, name: str, query: CaseQuery | None) -> GroupRow:
    figures = group.figures
    count = wording.number(figures.reported)
    words = {
        Evidence.FEW: _("{count}, few"),
        Evidence.TENTATIVE: _("{count}, tentative"),
    }.get(figures.evidence, "{count}")
    return GroupRow(
        name=name,
        count=words.format(count=count),
        part=figures.reported / most,
        hollow=figures.evidence is not Evidence.SOLID,
        put_right=length_words(figures.put_right.median),
        in_target=percent_words(figures.within_put_right),
        confirmed=percent_words(figures.recovered),
        cost=wording.money(figures.cost_minor),
        query=query,
    )


def _name(group: Group, dimension: Dimension) -> str:
    if group.hidden:
        return _("Restricted cases")
    if group.key is None:
        return _("Nobody") if dimension is Dimension.OWNER else _("Not said")
    if dimension is Dimension.KIND:
        return kind_words(CaseKind(str(group.key)))
    if dimension is Dimension.SEVERITY:
        return severity_words(Severity(int(group.key)))
    return group.name


def _query(group: Group, dimension: Dimension, scope: MeasureScope) -> CaseQuery | None:
    """What lists the cases of a group; the log cannot ask for those that have none."""
    if group.key is None:
        return None
    query = CaseQuery(
        view=CaseView.ALL,
        since=scope.since,
        until=scope.until,
        category_ids=scope.category_ids,
        department_ids=scope.department_ids,
        places=scope.places,
        severities=scope.severities,
        owner_ids=scope.owner_ids,
        order=CaseOrder.REPORTED,
        descending=True,
    )
    if dimension is Dimension.KIND:
        return replace(query, kinds=(CaseKind(str(group.key)),))
    if dimension is Dimension.PLACE:
        return replace(query, places=(str(group.key),))
    number = int(group.key)
    if dimension is Dimension.SEVERITY:
        return replace(query, severities=(Severity(number),))
    if dimension is Dimension.CATEGORY:
        return replace(query, category_ids=(number,))
    if dimension is Dimension.DEPARTMENT:
        return replace(query, department_ids=(number,))
    return replace(query, owner_ids=(number,))
