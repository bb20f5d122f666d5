"""Values as a reader of the changes sees them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any

from app.audit.names import POINTED_BY, NamesOfIds, points_to
from app.audit.words.choices import CHOICES, say_choice
from app.audit.words.setting_parts import SettingWords, setting_name
from app.cases.words.feelings import rating_words, signed_feeling
from app.core.words import gettext as _
from app.occasions.words.rules import month_words, nth_words, weekday_words
from app.wording.formats import Wording
from app.wording.languages import country_name, language_name
from app.wording.lengths import length_words

UNTOLD = frozenset(
    "customer_id import_batch_id normal national_digits sha256 media_type size visit_id created_at noted_at "
    "noted_by made_at made_by noticed_at staff_id added_at settled_by sorted_into_id sorted_at confirmed_by "
    "linked_customer_id merged_into_id started_at booked_on by_rule case_id moment_id gesture_id tier_since "
    "answer_id safety_by safety_at shown_at metric scale_min scale_max high_is_good asked_at answered_at arrived_at".split()
)
"""Columns that follow from the others, or say only when and by whom, which the entry says itself."""


UNTOLD_IN: Mapping[str, frozenset[str]] = {
    "import_batch": frozenset(("counts",)),
    "import_mapping": frozenset(("shape", "mapping")),
    "import_update": frozenset("batch_id kind row_id before after".split()),
    "saved_view": frozenset(("definition",)),
}
"""The same of single tables: what only the program reads, or what another entry tells."""
TAKEN_APART = frozenset({("playbook_version", "definition"), ("venue_setting", "value")})
"""Columns of many parts, each of which is told by itself."""
_SIGNED = frozenset(("feeling", "feeling_after"))
_OF_FIVE = frozenset(("rating", "reaction"))
_LANGUAGES = frozenset(("language", "languages"))
_COUNTRIES = frozenset(("nationality", "region"))
_THOUSANDTHS = 1000


def is_untold(kind: str, column: str) -> bool:
    """Whether nothing is said of a column of the table ``kind``."""
    return column in UNTOLD or column in UNTOLD_IN.get(kind, ())


class ValueWords:
    """Turns the plain values that the audit keeps back into words."""

    def __init__(self, wording: Wording, names: NamesOfIds) -> None:
        self._wording = wording
        self._rows = names.rows
        self._names: Mapping[str, Mapping[int | None, str]] = {
            "staff": names.staff,
            "journey_stage": names.stages,
            "preference_group": names.groups,
            "tag": names.tags,
            "companion": names.companions,
            "own_occasion_kind": names.own_kinds,
            "customer": names.customers,
        }

    @cached_property
    def _settings(self) -> SettingWords:
        return SettingWords(self._wording)

    def say(self, value: Any, *, kind: str, column: str) -> str:
        """The value of a column of the table ``kind``; nothing for what is empty."""
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        target = points_to(kind, column)
        if target is not None:
            return self._row(target, value)
        choice = CHOICES.get((kind, column))
        if choice is not None:
            return say_choice(choice, value)
        if column.endswith(("_on", "_at")) or column in ("at", "snoozed_until"):
            return self._day(value)
        return (
            setting_name(value) if (kind, column) == ("venue_setting", "key") else self._plain(value, column)
        )

    def parts(self, value: Any, *, kind: str, key: str) -> Mapping[str, str]:
        """What a value of many parts holds, each by its name; ``key`` says which setting it is."""
        if kind == "playbook_version" and isinstance(value, Mapping):
            ids = value.get("gesture_ids") or ()
            value = {**value, "gesture_ids": [self._row("gesture", one) for one in ids]}
        return self._settings.parts(key, value)

    def _row(self, table: str, row_id: Any) -> str:
        """The name of a row that is pointed to."""
        names = self._names.get(table)
        if names is not None:
            found = names.get(row_id, "")
        else:
            found = self.say(self._rows.get((table, row_id)), kind=table, column=POINTED_BY.get(table, ""))
        return found or (_("somebody erased") if table == "customer" else _("no longer kept"))

    def _plain(self, value: Any, column: str) -> str:
        if isinstance(value, int) and not isinstance(value, bool):
            return self._number(value, column)
        if column in _LANGUAGES and isinstance(value, str):
            language = self._wording.language
            return ", ".join(language_name(tag.strip(), language) for tag in value.split(","))
        if column in _COUNTRIES and isinstance(value, str):
            return country_name(value, self._wording.language)
        return self._in_short(value) if isinstance(value, list | dict) else str(value)

    def _number(self, value: int, column: str) -> str:
        if column in ("nth", "weekday", "month"):
            return self._rule(column, value)
        if column.endswith("_minor"):
            return self._wording.money(value)
        if column == "unit_minor_thousandths":
            return self._wording.money(round(value / _THOUSANDTHS))
        if column == "quantity_thousandths":
            return f"{value / _THOUSANDTHS:g}"
        if column == "lead_minutes":
            return length_words(value)
        if column in _OF_FIVE:
            return rating_words(value)
        return signed_feeling(value) if column in _SIGNED else str(value)

    def _rule(self, column: str, value: int) -> str:
        language = self._wording.language
        try:
            if column == "nth":
                return nth_words(value)
            return weekday_words(value, language) if column == "weekday" else month_words(value, language)
        except KeyError:
            return str(value)

    def _day(self, value: Any) -> str:
        try:
            if len(value) > len("2025-01-01"):
                return self._wording.instant(datetime.fromisoformat(value))
            return self._wording.day(date.fromisoformat(value))
        except (TypeError, ValueError):
            return str(value)

    def _in_short(self, value: list[Any] | dict[str, Any]) -> str:
        """What a value of many parts holds; parts of a mapping are in a language each."""
        if isinstance(value, list):
            return ", ".join(map(str, value))
        language = self._wording.language
        return "; ".join(
            f"{language_name(key, language)}: {self._plain(part, '')}" for key, part in value.items()
        )
