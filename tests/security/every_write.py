"""Every write that takes somebody's words, called with what its parameters ask for, where nothing is committed."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache, cached_property
from typing import Any

from sqlalchemy import select

from app.core.drafts import Draft
from app.core.errors import AppError, InvalidInput
from app.core.outcome import Outcome
from app.core.partial_dates import PartialDate
from app.model.schema import Base
from app.venue.workplace import Workplace
from tests.law.every_list import SOON, OneOf, make_service
from tests.security.drafts import TextField, text_fields
from tests.security.service_calls import Call, all_calls
from tests.venues import NOON

PLAIN = "Lamp"
"""What stands in the fields that are not tried."""
BY_HAND: Mapping[str, Any] = {
    "kind": "surprise",
    "scale_min": 0,
    "scale_max": 10,
    "score": 9,
}
"""What some fields need that are checked against others."""
TABLES = {
    "case_id": "recovery_case",
    "link_id": "customer_tag",
    "given_id": "given_gesture",
    "task_id": "moment_task",
    "answer_id": "survey_answer",
    "note_id": "annotation",
    "action_id": "theme_action",
    "kind_id": "own_occasion_kind",
    "category_id": "case_category",
}
"""The tables whose rows a parameter names, where it is not called after them."""


NOT_TRIED = ("app.transfer.", "app.sign_in.", "app.saved_views.")
"""What reads whole files, keeps digests, or is tried by itself."""


@dataclass(frozen=True)
class Write:
    """One write of a service that takes words."""

    call: Call
    rows: dict[str, Any] = field(default_factory=dict, compare=False)
    """The rows that its parameters name, as nothing that is tried changes them."""

    @property
    def title(self) -> str:
        """The name by which a test tells of it."""
        return self.call.title.removeprefix("app.")

    @cached_property
    def draft(self) -> type[Draft] | None:
        """What it is given to write, if that is a draft."""
        kinds = (self._kind(one) for one in self._parameters())
        return next((one for one in kinds if inspect.isclass(one) and issubclass(one, Draft)), None)

    @cached_property
    def words(self) -> list[str]:
        """The parameters that are words themselves."""
        return [one.name for one in self._parameters() if self._kind(one) is str]

    @cached_property
    def fields(self) -> list[TextField]:
        """The fields of its draft that hold text."""
        return [one for one in text_fields() if one.draft is self.draft]

    def attempt(self, work: Workplace, of: OneOf, text: str) -> int:
        """Write the text into all fields that take it; in how many it came to be written.

        Raises what is no refusal in words.
        """
        taking = {one.name for one in self.fields if _takes(one, text)}
        while True:
            try:
                given = {one.name: self._value(one, work, of, text, taking) for one in self._parameters()}
                done = getattr(make_service(self.call.owner, work), self.call.name)(**given)
            except InvalidInput as error:
                refused = {str(one.field).partition(".")[0] for one in error.problems} & taking
                if not refused:
                    return 0
                taking -= refused
            except AppError:
                return 0
            else:
                break
        assert isinstance(done, Outcome)
        return len(taking) + len(self.words)

    def _value(
        self, parameter: inspect.Parameter, work: Workplace, of: OneOf, text: str, taking: Collection[str]
    ) -> Any:
        kind = self._kind(parameter)
        if kind is str:
            return text
        row = self._row(work, parameter.name, of) if parameter.name.endswith("_id") else None
        if row is not None:
            return row.id
        if inspect.isclass(kind) and issubclass(kind, Draft):
            return example(kind, dict.fromkeys(taking, text), version=self._version(work, of), of=of)
        if parameter.name == "version":
            return self._version(work, of)
        if parameter.name.endswith("_ids"):
            return [getattr(of, parameter.name.removesuffix("s"))]
        return plain_value(kind, parameter.name, of)

    def _version(self, work: Workplace, of: OneOf) -> int:
        rows = (self._row(work, one.name, of) for one in self._parameters() if one.name.endswith("_id"))
        return next((row.version for row in rows if row is not None and hasattr(row, "version")), 1)

    def _row(self, work: Workplace, name: str, of: OneOf) -> Any:
        if name not in self.rows:
            self.rows[name] = _row_of(work, name, of)
        return self.rows[name]

    def _kind(self, parameter: inspect.Parameter) -> Any:
        return eval(str(parameter.annotation).strip("'"), self._function.__globals__)

    @property
    def _function(self) -> Any:
        return inspect.unwrap(self.call.function)

    def _parameters(self) -> list[inspect.Parameter]:
        return [
            one
            for one in list(inspect.signature(self._function).parameters.values())[1:]
            if one.default is inspect.Parameter.empty or one.name in ("note", "clash_reason", "budget_reason")
        ]


def every_write() -> Iterator[Write]:
    """All that take words."""
    for call in all_calls():
        function = inspect.unwrap(call.function)
        signature = inspect.signature(function)
        if "Outcome[" not in str(signature.return_annotation) or "session" in signature.parameters:
            continue
        if call.owner is None or call.title.startswith(NOT_TRIED):
            continue
        write = Write(call)
        if write.fields or write.words:
            yield write


def example(draft: type[Draft], texts: Mapping[str, str], *, version: int, of: OneOf) -> Draft:
    """A draft with these texts in it, and something plain in whatever else it needs."""
    given: dict[str, Any] = {}
    for one in text_fields():
        if one.draft is draft and one.name in texts:
            given[one.name] = one.shaped(texts[one.name])
    for name, info in draft.model_fields.items():
        if name not in given and (info.is_required() or PartialDate in typing.get_args(info.annotation)):
            given[name] = version if name == "version" else plain_value(info.annotation, name, of)
    return draft(**given)


def plain_value(kind: Any, name: str, of: OneOf) -> Any:
    """Something that a field of this kind takes."""
    if hasattr(of, name):
        return getattr(of, name)
    if name in BY_HAND and not (inspect.isclass(kind) and issubclass(kind, Enum)):
        return BY_HAND[name]
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin in (tuple, list):
        return tuple(plain_value(part, name, of) for part in parts if part is not ...)
    if inspect.isclass(origin) and issubclass(origin, Mapping):
        return {}
    if origin is not None:
        # What is annotated, or may be None too.
        return plain_value(next(part for part in parts if part is not type(None)), name, of)
    if inspect.isclass(kind) and issubclass(kind, Enum):
        return next(iter(kind))
    if inspect.isclass(kind) and issubclass(kind, Draft):
        return example(kind, {}, version=1, of=of)
    values: dict[Any, Any] = {
        str: PLAIN,
        int: 1,
        float: 1.0,
        bool: False,
        bytes: b"bytes",
        datetime: NOON,
        date: SOON,
        time: time(10),
        timedelta: timedelta(hours=1),
        PartialDate: PartialDate(5, 6),
    }
    return values.get(kind)


def _takes(one: TextField, text: str) -> bool:
    """Whether the text alone is nothing that the field refuses."""
    try:
        one.draft(**one.given(text))
    except InvalidInput as error:
        return not any(str(problem.field).partition(".")[0] == one.name for problem in error.problems)
    return True


@cache
def _mapped() -> dict[str, Any]:
    """The class of each table."""
    return {one.local_table.name: one.class_ for one in Base.registry.mappers}


def _row_of(work: Workplace, name: str, of: OneOf) -> Any:
    """The row that a parameter names: the newest one of its table, of this person where it is somebody's."""
    table = TABLES.get(name, name.removesuffix("_id"))
    mapped = _mapped().get(table)
    if mapped is None:
        return None
    wanted = select(mapped).order_by(mapped.id.desc())
    if hasattr(of, name):
        wanted = wanted.where(mapped.id == getattr(of, name))
    elif hasattr(mapped, "customer_id"):
        wanted = wanted.where(mapped.customer_id == of.customer_id)
    with work.read() as session:
        row = session.scalars(wanted).first()
        if row is not None:
            session.expunge(row)
        return row
