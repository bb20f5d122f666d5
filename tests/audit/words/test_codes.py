"""Nothing in the log is a code: every column has a name, every code a word, every number of a row a name."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, StrEnum
from types import ModuleType

import pytest
from sqlalchemy import JSON, Column, String

from app import model
from app.audit.kinds import TABLES
from app.audit.names import POINTED_BY, NamesOfIds, points_to
from app.audit.words.choices import CHOICES, say_choice
from app.audit.words.field_names import field_name, field_names
from app.audit.words.fields import TAKEN_APART, ValueWords, is_untold
from app.model.case import CaseEntryKind, Severity
from app.model.schema import Base
from app.model.survey import LeftOut
from app.storage.audit import SECRET, UNTOLD
from app.wording.formats import Wording

LOGGED = sorted(table for tables in TABLES.values() for table in tables)
NAMED_APART = {
    "staff",
    "customer",
    "companion",
    "tag",
    "journey_stage",
    "preference_group",
    "own_occasion_kind",
}
TYPED = frozenset(
    (
        "text note name what detail title label relation company card_number tier given_name family_name display_name "
        "preferred_name say_name value reference place place_kind segment board code product comment source wording "
        "file_name reason walk_in story closing_reason asked_note decision_note dropped_note clash_reason said "
        "skipped_reason budget_reason dos donts settled_note heard_from duty safety_reason currency zone language "
        "languages nationality region"
    ).split()
)
"""What somebody typed or a file brought, or what is said by the name of a language or a country."""
LISTS = {
    ("gesture", "contains"),
    ("given_gesture", "contains"),
    ("theme", "words"),
    ("case_entry", "details"),
}
FROM_FILES = {("visit", "channel")}
"""As the file of an import called it."""


def _told_columns() -> Iterator[tuple[str, Column[object]]]:
    for kind in LOGGED:
        for column in Base.metadata.tables[kind].columns:
            if column.name not in (*UNTOLD, "key") and not is_untold(kind, column.name):
                yield kind, column


def _enums(module: ModuleType) -> Iterator[type[Enum]]:
    for found in vars(module).values():
        if isinstance(found, type) and issubclass(found, Enum) and found.__module__ == module.__name__:
            yield found


def test_every_column_that_is_told_has_a_name_of_its_own() -> None:
    names = field_names()
    missing = [
        f"{kind}.{column.name}"
        for kind, column in _told_columns()
        if (kind, column.name) not in TAKEN_APART
        and column.name not in names
        and field_name(names, column.name, kind=kind) == column.name.replace("_", " ").capitalize()
    ]
    assert missing == []


def test_every_text_is_a_code_with_words_or_what_somebody_typed() -> None:
    unknown = [
        f"{kind}.{column.name}"
        for kind, column in _told_columns()
        if isinstance(column.type, String)
        and (kind, column.name) not in CHOICES
        and (kind, column.name) not in FROM_FILES
        and column.name not in (*TYPED, *SECRET)
    ]
    assert unknown == []


def test_everything_of_many_parts_is_told_in_parts() -> None:
    unknown = [
        f"{kind}.{column.name}"
        for kind, column in _told_columns()
        if isinstance(column.type, JSON)
        and (kind, column.name) not in {*TAKEN_APART, *LISTS, ("import_batch", "file_names")}
    ]
    assert unknown == []


def test_every_row_that_is_pointed_to_has_a_name() -> None:
    targets = {points_to(kind, column.name) for kind, column in _told_columns()} - {None}
    assert targets <= NAMED_APART | POINTED_BY.keys()


@pytest.mark.parametrize(("kind", "column"), sorted(CHOICES))
def test_every_code_of_a_column_has_a_word(kind: str, column: str) -> None:
    assert column in Base.metadata.tables[kind].c
    read, _words = choice = CHOICES[kind, column]
    codes = list(read) if isinstance(read, type) and issubclass(read, Enum) else []
    for code in codes:
        if code is not LeftOut.NO:
            said = say_choice(choice, code.value)
            assert said
            assert said != str(code.value)
            assert "_" not in said


def test_every_kind_of_code_that_rows_hold_stands_in_a_column() -> None:
    import importlib
    import pkgutil

    from app.audit.words.choices import MomentKind

    followed = {"Span", "Side", "Reach", "AuditAction"}
    read = {read for read, _words in CHOICES.values()} | {MomentKind}
    modules = [
        importlib.import_module(f"app.model.{each.name}") for each in pkgutil.iter_modules(model.__path__)
    ]
    unread = {each.__name__ for module in modules for each in _enums(module) if each not in read}
    assert unread <= followed


@pytest.fixture
def words() -> ValueWords:
    """Values of a hotel with a category and a gesture."""
    names = NamesOfIds(
        {3: "Mara"},
        {},
        {},
        {},
        {},
        rows={("case_category", 4): "Noise", ("gesture", 9): "Flowers", ("occasion", 2): "name_day"},
    )
    return ValueWords(Wording("hotel", "en", "Europe/Zurich", "CHF"), names)


@pytest.mark.parametrize(
    ("kind", "column", "value", "said"),
    [
        ("survey_answer", "channel", "hand_over", "Screen handed over"),
        ("recovery_case", "channel", "in_person", "In person"),
        ("recovery_case", "category_id", 4, "Noise"),
        ("recovery_case", "category_id", 5, "no longer kept"),
        ("recovery_case", "severity", int(Severity.SERIOUS), "Serious"),
        ("recovery_case", "rating", 4, "4 of 5"),
        ("moment", "state", "prepared", "Prepared"),
        ("moment", "kind", "milestone", "Milestone"),
        ("moment", "occasion_id", 2, "Name day"),
        ("moment", "delivered_by", 3, "Mara"),
        ("given_gesture", "state", "waiting", "Waiting for a manager"),
        ("gesture", "kind", "food_drink", "Food and drink"),
        ("touchpoint", "channel", "thanks", "Thanks"),
        ("touchpoint", "channel", "carrier pigeon", "carrier pigeon"),
        ("staff", "role", "desk", "Front desk"),
        ("customer", "referred_by_id", 77, "somebody erased"),
        ("customer", "languages", "de,en", "German, English"),
        ("customer", "nationality", "CH", "Switzerland"),
        ("occasion", "month", 5, "May"),
        ("moment_task", "lead_minutes", 180, "3 h"),
        ("visit_line", "quantity_thousandths", 1500, "1.5"),
        ("venue_setting", "key", "sign_in.rights", "Who may do what"),
    ],
)
def test_what_the_log_says_is_what_the_screen_says(
    words: ValueWords, kind: str, column: str, value: object, said: str
) -> None:
    assert words.say(value, kind=kind, column=column) == said


@pytest.mark.parametrize(
    ("kind", "key", "value", "said"),
    [
        (
            "venue_setting",
            "recovery",
            {"targets": {"minor": {"acknowledge": 90}}, "limits": {"desk": 5000}, "clock": "business_hours"},
            {
                "How soon, Minor, Answer within": "1 h 30 min",
                "May give away, Front desk": "CHF\u00a050",
                "Targets run": "while the place is open",
            },
        ),
        (
            "venue_setting",
            "sign_in.rights",
            {"desk": {"health": True}},
            {"Front desk, Reasons of health": "Yes"},
        ),
        ("venue_setting", "lock.idle_minutes", 10, {"Choice": "10 min"}),
        (
            "playbook_version",
            "",
            {"gesture_ids": [9], "tasks": [{"what": "Look up the room", "lead_minutes": 60}], "dos": ""},
            {"Gestures": "Flowers", "Tasks": "Look up the room"},
        ),
    ],
)
def test_what_has_many_parts_is_told_part_by_part(
    words: ValueWords, kind: str, key: str, value: object, said: dict[str, str]
) -> None:
    assert words.parts(value, kind=kind, key=key) == said


def test_every_part_of_a_setting_has_a_name() -> None:
    from app.audit.words.setting_parts import part_names
    from app.cases.settings import RecoverySettings
    from app.consents.wordings import kept_as
    from app.law.schemas.retention import Kept
    from app.model.consent import Purpose
    from app.moments.settings import MomentSettings
    from app.surveys.settings import QuestionWords, ScaleChoice, SurveySettings

    models = (RecoverySettings, MomentSettings, SurveySettings, ScaleChoice, QuestionWords)
    parts = {name for each in models for name in each.model_fields}
    parts |= {kind.value for kind in Kept} | {kept_as(purpose) for purpose in Purpose}
    assert parts - part_names().keys() == set()


def test_codes_of_lines_of_a_case_are_all_known() -> None:
    assert {str(kind) for kind in CaseEntryKind} == {str(kind) for kind in CHOICES["case_entry", "kind"][0]}
    assert issubclass(CaseEntryKind, StrEnum)
