"""Everything about one person as a page that any browser shows, and that prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from html import escape

from app.audit.names import NamesOfIds
from app.audit.words.field_names import field_name, field_names
from app.audit.words.fields import ValueWords
from app.core.words import gettext as _
from app.law.schemas.person import PersonData, PlainRow
from app.law.words import table_words
from app.wording.formats import Wording

_STYLE = (
    "body{font:14px/1.45 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#22292b}"
    "h1{font-size:20px}h2{font-size:15px;margin-top:2em;border-bottom:1px solid #e2dcd2}"
    "table{border-collapse:collapse;margin:0 0 1em}td{padding:1px 12px 1px 0;vertical-align:top}"
    "td:first-child{color:#5c6664;white-space:nowrap}"
)


class PersonPage:
    """Writes the page; values as people read them, and what is only of use to the program left out."""

    def __init__(
        self, data: PersonData, *, wording: Wording, names: NamesOfIds, venue: str, at: datetime
    ) -> None:
        self._data = data
        self._wording = wording
        self._values = ValueWords(wording, names)
        self._venue = venue
        self._at = at
        self._fields = field_names()

    def html(self) -> str:
        """The whole page."""
        title = _("What {venue} has about {name}").format(venue=self._venue, name=self._data.name)
        told = _("As of {instant}. The same is in “data.json” for other programs.").format(
            instant=self._wording.instant(self._at)
        )
        body = "".join(self._sections())
        return (
            '<!doctype html><html><head><meta charset="utf-8">'
            f"<title>{escape(title)}</title><style>{_STYLE}</style></head>"
            f"<body><h1>{escape(title)}</h1><p>{escape(told)}</p>{body}</body></html>"
        )

    def _sections(self) -> Iterator[str]:
        for table, rows in self._data.tables.items():
            heading = f"{table_words(table, self._wording.words)} ({self._wording.number(len(rows))})"
            yield f"<h2>{escape(heading)}</h2>"
            for row in rows:
                yield f"<table>{''.join(self._lines(table, row))}</table>"
        if self._data.files:
            yield f"<h2>{escape(_('Files in this folder'))}</h2><table>"
            for one in self._data.files:
                yield f"<tr><td>files/{escape(one.kept_as)}</td><td>{escape(one.name)}</td></tr>"
            yield "</table>"

    def _lines(self, table: str, row: PlainRow) -> Iterable[str]:
        for column, value in row.items():
            if column in _NUMBERS or value in (None, "", {}, []):
                continue
            name = field_name(self._fields, column, kind=table)
            yield f"<tr><td>{escape(name)}</td><td>{escape(self._say(table, column, value))}</td></tr>"

    def _say(self, table: str, column: str, value: object) -> str:
        if isinstance(value, Mapping):
            return "; ".join(
                f"{field_name(self._fields, str(key), kind=table)}: {_both(told)}"
                for key, told in value.items()
                if key not in _NUMBERS
            )
        if isinstance(value, str) and not column.endswith(("_on", "_at", "_day")) and column != "at":
            said = self._values.say(value, kind=table, column=column)
            return said or value
        return self._values.say(value, kind=table, column=column) or str(value)


_NUMBERS = frozenset(
    "id customer_id companion_id visit_id case_id moment_id occasion_id clue_id answer_id row_id given_gesture_id "
    "gesture_id incident_id playbook_version_id linked_customer_id merged_into_id import_batch_id action_id".split()
)
"""Columns that say which row of the program belongs to which; they are in the other file."""


def _both(told: object) -> str:
    if isinstance(told, list):
        return " → ".join("–" if one is None else str(one) for one in told)
    return str(told)
