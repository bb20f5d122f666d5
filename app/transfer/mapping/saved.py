"""Mappings kept for later: as plain JSON, read back with suspicion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.core.errors import Unreadable
from app.core.words import gettext as _
from app.model.codes import VisitStatus
from app.transfer.mapping.columns import Column, Mapping
from app.transfer.mapping.dates import DateStyle
from app.transfer.mapping.header_words import normal
from app.transfer.mapping.targets import Target


class _SavedColumn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    header: str = ""
    target: Target
    label: str = ""
    label_column: int | None = Field(default=None, ge=0)
    group: str = ""
    date_style: DateStyle | None = None
    decimal_mark: str | None = Field(default=None, pattern=r"^[.,]$")
    currency: str = Field(default="", max_length=3)


class _SavedMapping(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = ""
    columns: list[_SavedColumn]
    statuses: dict[str, VisitStatus] = {}


def to_json(mapping: Mapping) -> dict[str, Any]:
    """The mapping without samples, ready for a JSON file or column."""
    saved = _SavedMapping(
        name=mapping.name,
        statuses=dict(mapping.statuses),
        columns=[
            _SavedColumn(
                header=column.header,
                target=column.target,
                label=column.label,
                label_column=column.label_column,
                group=column.group,
                date_style=column.date_style,
                decimal_mark=column.decimal_mark,
                currency=column.currency,
            )
            for column in mapping.columns
        ],
    )
    return saved.model_dump(mode="json", exclude_defaults=True)


def apply_saved(document: Any, guessed: Mapping) -> Mapping:
    """The guessed mapping with what was saved put over it, column by column by header.

    How dates and numbers are written is taken from the file at hand unless it leaves a doubt.
    Raises ``Unreadable`` when the document is no mapping or fits no column of the file.
    """
    try:
        saved = _SavedMapping.model_validate(document)
    except ValidationError as failure:
        raise Unreadable(_("This is not a saved matching of columns.")) from failure
    chosen = _paired(saved.columns, guessed.columns)
    if not chosen:
        raise Unreadable(_("The saved matching knows no column of this file."))
    columns = tuple(
        _merged(column, chosen[column.index])
        if column.index in chosen
        else replace(column, target=Target.LEAVE_OUT, confidence=1.0)
        for column in guessed.columns
    )
    return Mapping(columns, statuses=saved.statuses, name=saved.name)


def _paired(saved: Sequence[_SavedColumn], columns: Sequence[Column]) -> dict[int, _SavedColumn]:
    """Saved columns by the place of the same header, the n-th of equal headers with the n-th."""
    if len(saved) == len(columns) and not any(column.header for column in columns):
        return dict(enumerate(saved))
    waiting: dict[str, list[_SavedColumn]] = {}
    for entry in saved:
        waiting.setdefault(normal(entry.header), []).append(entry)
    found: dict[int, _SavedColumn] = {}
    for column in columns:
        same = waiting.get(normal(column.header))
        if same and column.header:
            found[column.index] = same.pop(0)
    return found


def _merged(column: Column, saved: _SavedColumn) -> Column:
    return replace(
        column,
        target=saved.target,
        confidence=1.0,
        label=saved.label,
        label_column=saved.label_column if saved.label_column is not None else column.label_column,
        group=saved.group or column.group,
        date_style=(not column.style_sure and saved.date_style) or column.date_style,
        decimal_mark=(not column.style_sure and saved.decimal_mark) or column.decimal_mark,
        style_sure=column.style_sure or saved.date_style is not None or saved.decimal_mark is not None,
        currency=saved.currency or column.currency,
    )
