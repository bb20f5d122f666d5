"""What a venue sets, in words: each part of a setting with its name and its value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from app.audit.words.kinds import purpose_words
from app.cases.words.labels import severity_words, step_words
from app.consents.wordings import kept_as
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.case import CaseStep, Severity
from app.model.codes import Role
from app.model.consent import Purpose
from app.model.moment import Milestone
from app.model.survey import Metric
from app.occasions.words.kinds import milestone_kind_words
from app.occasions.words.rules import weekday_words
from app.sign_in.words import right_words, role_words
from app.surveys.words import metric_name
from app.wording.formats import Wording
from app.wording.languages import language_name
from app.wording.lengths import length_words

BETWEEN = ", "
Reader = tuple[Callable[[str], Any], Callable[[Any], str]]
Readers = tuple[Reader, ...]
"""What a part of a setting may be called by, tried one after the other."""
_MINUTES = frozenset("acknowledge put_right follow_up_minutes remind_ahead_minutes lock.idle_minutes".split())
_MONEY = frozenset("budget_moment_minor budget_month_minor budget_minor limits".split())


def setting_name(key: str) -> str:
    """What the venue set, by the name under which it is kept."""
    return {
        "recovery": _("Service recovery"),
        "moments": _("Moments"),
        "surveys": _("Surveys"),
        "surveys.replies": _("Templates of answers"),
        "law.retention": _("Retention"),
        "consents.wordings": _("What people are asked"),
        "lock.idle_minutes": _("When the desk locks itself"),
        "sign_in.rights": _("Who may do what"),
        "sign_in.recovery": _("Recovery key"),
        "occasions.leap_day": _("Birthdays on 29 February"),
        "rehearsal": _("Rehearsal"),
    }.get(key) or key.replace(".", ": ").replace("_", " ").capitalize()


def part_names() -> dict[str, str]:
    """The names of what stands inside settings, playbooks and counts of imports."""
    return {**_of_settings(), **_of_questions(), **_of_consents(), **_of_definitions(), **_of_counts()}


def _of_settings() -> dict[str, str]:
    return {
        "targets": _("How soon"),
        "acknowledge": _("Answer within"),
        "put_right": _("Put right within"),
        "follow_up_minutes": _("Ask again within"),
        "clock": _("Targets run"),
        "again_days": _("Days in which the same counts as again"),
        "hours": _("Opening hours"),
        "prompts": _("What to say"),
        "limit_basis": _("Limit counts for"),
        "limits": _("May give away"),
        "budget_moment_minor": _("Budget of a moment"),
        "budget_month_minor": _("Budget of a month"),
        "ready_by": _("Ready by"),
        "remind_from": _("Reminded from"),
        "remind_ahead_minutes": _("Reminded ahead"),
        "milestones": _("Milestones"),
        "agenda_days": _("Days ahead"),
        "week_start": _("The week begins"),
        "card_front": _("Front of the card"),
        "card_inside": _("Inside of the card"),
        "follow_up_hours": _("Hours to answer a bad score"),
        "back_days": _("Days back for answers from files"),
        "rest_days": _("Days before the same is asked again"),
        "low": _("Lowest score"),
        "high": _("Highest score"),
        "high_is_good": _("The highest is the best"),
        "languages": _("Languages"),
        "questions": _("Questions"),
        "templates": _("Templates of answers"),
        "months": _("Months kept"),
        "people": _("People who were not seen"),
        "comments": _("Comments of surveys"),
        "health": _("Needs of health that nobody confirmed"),
        "cases": _("Words of closed cases"),
        "log": _("What entries of the log say"),
        "size": _("How many people"),
        "seed": _("Which chance"),
        "today": _("Made on"),
    }


def _of_questions() -> dict[str, str]:
    words = {"why": _("Why"), "thanks": _("Thanks")}
    for metric in Metric:
        name = metric_name(metric)
        words[metric.value] = name
        words[f"{metric.value}_low"] = _("{question}, lowest score").format(question=name)
        words[f"{metric.value}_high"] = _("{question}, highest score").format(question=name)
    return words


def _of_consents() -> dict[str, str]:
    return {kept_as(purpose): purpose_words(purpose) for purpose in Purpose}


def _of_definitions() -> dict[str, str]:
    return {
        "name": _("Name"),
        "text": _("Words"),
        "language": _("Language"),
        "gesture_ids": _("Gestures"),
        "tasks": _("Tasks"),
        "budget_minor": _("Budget"),
        "dos": _("Do"),
        "donts": _("Do not"),
        "note": _("Note"),
    }


def _of_counts() -> dict[str, str]:
    return {
        "customers_added": _("New cards"),
        "customers_updated": _("Cards changed"),
        "customers_removed": _("Cards taken back"),
        "visits_added": _("New visits"),
        "visits_updated": _("Visits changed"),
        "visits_removed": _("Visits taken back"),
        "lines_added": _("New lines of visits"),
        "occasions_added": _("New occasions"),
        "companions_added": _("New companions"),
        "preferences_added": _("New preferences"),
        "clues_added": _("New clues"),
        "contacts_added": _("New contacts"),
        "answers_added": _("New answers"),
        "answers_updated": _("Answers changed"),
        "kept": _("Left as they are"),
    }


class SettingWords:
    """Takes a setting apart into (name, value), each in words."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        names = part_names()
        roles: Reader = (Role, role_words)
        self._of_all: Readers = (
            (names.__getitem__, str),
            (_severity, severity_words),
            (CaseStep, step_words),
            roles,
        )
        self._of_rights: Readers = (roles, (Right, lambda right: right_words(right)[0]))

    def parts(self, key: str, value: Any) -> dict[str, str]:
        """Everything that is set, by its name; empty parts are left out."""
        readers = self._of_rights if key == "sign_in.rights" else self._of_all
        return dict(self._leaves(value, path=(), at=key, readers=readers))

    def _leaves(
        self, value: Any, *, path: tuple[str, ...], at: str, readers: Readers
    ) -> Iterator[tuple[str, str]]:
        if isinstance(value, Mapping):
            for key, part in value.items():
                now = at if at in _MONEY else key
                yield from self._leaves(part, path=(*path, self._name(key, readers)), at=now, readers=readers)
        else:
            said = self._said(at, value)
            if said:
                yield BETWEEN.join(path) or _("Choice"), said

    def _name(self, key: str, readers: Readers) -> str:
        for read, words in readers:
            try:
                return words(read(key))
            except (KeyError, StopIteration, ValueError):
                continue
        return language_name(key, self._wording.language)

    def _said(self, at: str, value: Any) -> str:
        if value is None or value in ("", []):
            return ""
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if at in _MONEY and isinstance(value, int):
            return self._wording.money(value)
        if at in _MINUTES and isinstance(value, int):
            return length_words(value)
        if at == "week_start":
            return weekday_words(value, self._wording.language)
        if at == "hours":
            return BETWEEN.join(self._week(value))
        if isinstance(value, list):
            return BETWEEN.join(filter(None, (self._item(at, one) for one in value)))
        return _code_words().get(str(value), str(value))

    def _week(self, days: Sequence[Sequence[Sequence[str]]]) -> Iterator[str]:
        for weekday, spans in enumerate(days):
            name = weekday_words(weekday, self._wording.language)
            yield " ".join((name, *map("–".join, spans))) if spans else _("{day} closed").format(day=name)

    def _item(self, at: str, value: Any) -> str:
        if at == "milestones":
            return milestone_kind_words(Milestone(value))
        if at == "languages":
            return language_name(value, self._wording.language)
        if isinstance(value, Mapping):
            return str(value.get("name") or value.get("what") or "")
        return str(value)


def _severity(code: str) -> Severity:
    return next(each for each in Severity if each.code == code)


def _code_words() -> dict[str, str]:
    return {
        "round_the_clock": _("day and night"),
        "business_hours": _("while the place is open"),
        "case": _("one case"),
        "customer_day": _("one customer and day"),
        "feb_28": _("28 February"),
        "mar_1": _("1 March"),
    }
