"""Every call of a service that takes somebody's words, made with what its parameters ask for, where nothing is committed."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from sqlalchemy import select

from app.core.errors import AppError, InvalidInput
from app.model.schema import Base
from app.venue.workplace import Workplace
from tests.law.every_list import OneOf, make_service
from tests.security.filling import PLAIN, Filling, UnclearError, holds_text
from tests.security.service_calls import Call, all_calls
from tests.security.surroundings import Example, Examples

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
NOT_TYPED = frozenset("self work session cancellation progress stop".split())
"""Parameters by which nobody's words come."""
MADE_BY_THE_PROGRAM = {
    "encryption.service:EncryptionService.set_passphrase": "is about the file, and tried where one is encrypted",
    "sign_in.service.keeping:SecretService.keep_recovery": "is given a digest",
    "sign_in.service.keeping:SecretService.set_password": "is given a digest",
    "sign_in.service.keeping:SecretService.set_pin": "is given a digest",
    "sign_in.service.pins:PinService.keep": "is given a digest",
}
"""Calls whose texts nobody types."""


@dataclass(frozen=True)
class Write:
    """One call that takes words, and an example of what surrounds them."""

    call: Call
    example: Example
    rows: dict[str, Any] = field(default_factory=dict, compare=False)
    """The rows that its parameters name, as nothing that is tried changes them."""

    @property
    def title(self) -> str:
        """The name by which a test tells of it."""
        return title_of(self.call)

    @cached_property
    def parameters(self) -> dict[str, Any]:
        """What it is given: whatever it needs, and whatever else takes words or is given by hand."""
        wanted = {}
        for one in list(inspect.signature(self._function).parameters.values())[1:]:
            kind = self._kind(one)
            needed = one.default is inspect.Parameter.empty
            if needed or one.name in self.example.values or (one.name not in NOT_TYPED and holds_text(kind)):
                wanted[one.name] = kind
        return wanted

    @property
    def stands_alone(self) -> bool:
        """Whether it is about nothing that has to be there already."""
        return not any(name.endswith(("_id", "_ids", "version", "seen", "view")) for name in self.parameters)

    def attempt(self, work: Workplace, of: OneOf, text: str, *, instead: str = PLAIN) -> Filling:
        """Write the text into all fields that take it; where it came to be written, and where not.

        Raises what is no refusal in words.
        """
        made = self.example
        filling = Filling(
            text, of, values=made.values, plain=made.plain, version=self._version(work, of), instead=instead
        )
        while True:
            try:
                self._call(work, of, filling)
            except InvalidInput as error:
                filling.note_refusal(error)
            except AppError as error:
                if not isinstance(error, self.example.refusals):
                    raise UnclearError(f"{type(error).__name__} {error}") from error
                return filling
            else:
                return filling

    def _call(self, work: Workplace, of: OneOf, filling: Filling) -> None:
        given = {
            name: self._value(work, of, filling, name=name, kind=kind)
            for name, kind in self.parameters.items()
        }
        owner = self.call.owner
        if owner is None:
            self._function(work, **given)
        else:
            service = self.example.service or make_service(owner, work)
            getattr(service, self.call.name)(**given)

    def _value(self, work: Workplace, of: OneOf, filling: Filling, *, name: str, kind: Any) -> Any:
        row = self._row(work, name, of) if name.endswith("_id") else None
        if row is not None:
            return row.id
        if name == "version" and name not in self.example.values:
            return filling.version
        return filling.value(kind, name, place=f"{self.title}.{name}")

    def _version(self, work: Workplace, of: OneOf) -> int:
        # Of a case and a gesture in it, the gesture is what somebody changes.
        ids = [name for name in self.parameters if name.endswith("_id")]
        rows = (self._row(work, name, of) for name in reversed(ids))
        return next((row.version for row in rows if row is not None and hasattr(row, "version")), 1)

    def _row(self, work: Workplace, name: str, of: OneOf) -> Any:
        if name not in self.rows:
            self.rows[name] = _row_of(work, name, of, wanted=self.example.values.get(name))
        return self.rows[name]

    def _kind(self, parameter: inspect.Parameter) -> Any:
        return eval(str(parameter.annotation).strip("'"), self._function.__globals__)

    @property
    def _function(self) -> Any:
        return inspect.unwrap(self.call.function)


def title_of(call: Call) -> str:
    """The name by which a test tells of it."""
    return call.title.removeprefix("app.")


@cache
def calls_with_words() -> tuple[Call, ...]:
    """All that take words, without those that are part of somebody else's write."""
    return tuple(call for call in all_calls() if _takes_words(inspect.unwrap(call.function)))


def is_write(call: Call) -> bool:
    """Whether it gives an outcome, which is of something written."""
    return "Outcome[" in str(inspect.signature(inspect.unwrap(call.function)).return_annotation)


def every_write(examples: Examples) -> Iterator[Write]:
    """All that take words, with every example of each."""
    for call in calls_with_words():
        if title_of(call) not in MADE_BY_THE_PROGRAM:
            yield from (Write(call, example) for example in examples.get(title_of(call), [Example()]))


def _takes_words(function: Any) -> bool:
    parameters = inspect.signature(function).parameters
    return "session" not in parameters and any(
        holds_text(eval(str(one.annotation).strip("'"), function.__globals__))
        for one in parameters.values()
        if one.name not in NOT_TYPED
    )


@cache
def _mapped() -> dict[str, Any]:
    """The class of each table."""
    return {one.local_table.name: one.class_ for one in Base.registry.mappers}


def _row_of(work: Workplace, name: str, of: OneOf, *, wanted: int | None) -> Any:
    """The row that a parameter names: the newest one of its table, of this person where it is somebody's."""
    table = TABLES.get(name, name.removesuffix("_id"))
    mapped = _mapped().get(table)
    if mapped is None:
        return None
    found = select(mapped).order_by(mapped.id.desc())
    if wanted is not None or hasattr(of, name):
        found = found.where(mapped.id == (wanted or getattr(of, name)))
    elif hasattr(mapped, "customer_id"):
        found = found.where(mapped.customer_id == of.customer_id)
    with work.read() as session:
        row = session.scalars(found).first()
        if row is not None:
            session.expunge(row)
        return row
