"""The words for a column of a file."""

from __future__ import annotations

from app.core.words import gettext as _
from app.transfer.columns.target_groups import tone_of
from app.transfer.mapping.columns import Column
from app.transfer.mapping.targets import Target, target_label
from app.ui.chips import ChipSpec

_UNSURE = 0.6


def heading(column: Column) -> str:
    """The header, or the place of a column without one."""
    return column.header.strip() or _("Column {number}").format(number=column.index + 1)


def example(column: Column) -> str:
    """One value of the column, two where they are short."""
    if not column.samples:
        return _("always empty")
    first, *others = column.samples
    second = next((other for other in others if len(first) + len(other) < 18), "")
    return f"{first} · {second}" if second else first


def target_chip(column: Column) -> ChipSpec:
    """What the column means; hollow where that is only a guess."""
    unsure = column.target is not Target.LEAVE_OUT and column.confidence < _UNSURE
    return ChipSpec(target_label(column.target), tone_of(column.target), dot="hollow" if unsure else "")


def spoken(column: Column) -> str:
    """The whole row in words."""
    words = _("{header}, for example {value}: {target}").format(
        header=heading(column), value=example(column), target=target_label(column.target)
    )
    return _("{column} (a guess)").format(column=words) if target_chip(column).dot else words
