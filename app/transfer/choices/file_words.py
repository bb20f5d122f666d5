"""How a file was read, in one line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.words import gettext as _
from app.core.words import ngettext
from app.transfer.choices.encoding_words import encoding_name
from app.transfer.files_in_hand import FileInHand
from app.transfer.mapping.columns import Column, Mapping
from app.transfer.mapping.dates import DateStyle
from app.transfer.mapping.targets import AMOUNTS, DATES
from app.wording.formats import Wording

SEPARATOR = " · "
_MARK = re.compile(r"\d([./-])\d")


def read_as(file: FileInHand, wording: Wording) -> str:
    """Rows, letters, cells, dates and numbers of one file ("59,636 rows · UTF-8 · semicolons …")."""
    parts = [row_count(file, wording)]
    if file.look.sheet:
        parts.append(_("sheet “{name}”").format(name=file.look.sheet))
    else:
        parts.append(encoding_name(file.look.encoding_name))
    if file.mapping is not None:
        if file.look.delimiter is not None:
            parts.append(delimiter_words(file.look.delimiter))
        parts += filter(None, (dates_words(file.mapping), decimal_words(file.mapping)))
    return SEPARATOR.join(parts) + "."


def row_count(file: FileInHand, wording: Wording) -> str:
    """How many rows, cards or events there are."""
    count = file.look.rows
    if file.look.kind == "calendar":
        return ngettext("{count} event", "{count} events", count).format(count=wording.number(count))
    if file.mapping is None:
        return ngettext("{count} card", "{count} cards", count).format(count=wording.number(count))
    return rows_words(count, wording)


def rows_words(count: int, wording: Wording) -> str:
    """A counted phrase ("59,636 rows")."""
    return ngettext("{count} row", "{count} rows", count).format(count=wording.number(count))


def delimiter_words(delimiter: str) -> str:
    """What separates the cells ("semicolons")."""
    named = {
        ";": _("semicolons"),
        ",": _("commas"),
        "\t": _("tabs"),
        "|": _("upright lines"),
        ":": _("colons"),
        "^": _("carets"),
        "~": _("tildes"),
        " ": _("spaces"),
    }
    return named.get(delimiter, _("separated by “{sign}”").format(sign=delimiter))


def dates_words(mapping: Mapping) -> str:
    """Which part of a date comes first, with an example; empty where there are no dates."""
    column = _telling(mapping.of(*DATES))
    if column is None:
        return ""
    words = {
        DateStyle.DAY_FIRST: _("dates are day first ({example})"),
        DateStyle.MONTH_FIRST: _("dates are month first ({example})"),
        DateStyle.YEAR_FIRST: _("dates are year first ({example})"),
        DateStyle.SERIAL: _("dates are counted in days ({example})"),
    }
    return words[column.date_style].format(example=date_example(column.date_style, column.samples))


def date_example(style: DateStyle, samples: Sequence[str] = ()) -> str:
    """The last day of 2024 as the file would write it."""
    found = next((match[1] for sample in samples if (match := _MARK.search(sample))), "")
    mark = found or {DateStyle.DAY_FIRST: ".", DateStyle.MONTH_FIRST: "/"}.get(style, "-")
    examples = {
        DateStyle.DAY_FIRST: f"31{mark}12{mark}2024",
        DateStyle.MONTH_FIRST: f"12{mark}31{mark}2024",
        DateStyle.YEAR_FIRST: f"2024{mark}12{mark}31",
        DateStyle.SERIAL: "45657",
    }
    return examples[style]


def decimal_words(mapping: Mapping) -> str:
    """What stands before the cents; empty where there are no amounts."""
    amounts = mapping.of(*AMOUNTS)
    if not amounts:
        return ""
    return _("decimal comma") if amounts[0].decimal_mark == "," else _("decimal point")


def is_date_doubtful(mapping: Mapping) -> bool:
    """Whether the dates of the file could be read two ways."""
    return any(not column.style_sure for column in mapping.of(*DATES))


def doubtful_date(mapping: Mapping) -> str:
    """A date of the file that could be read two ways, as it is written there."""
    columns = [column for column in mapping.of(*DATES) if not column.style_sure]
    return next((sample for column in columns for sample in column.samples), "")


def _telling(columns: Sequence[Column]) -> Column | None:
    """The column of dates to speak of: one whose day and month could be mixed up, if there is one."""
    ordered = (DateStyle.YEAR_FIRST, DateStyle.SERIAL)
    return next(
        (column for column in columns if column.date_style not in ordered), columns[0] if columns else None
    )
