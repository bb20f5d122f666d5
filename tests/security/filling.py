"""Values for whatever a call asks for, with somebody's words wherever a text can be."""

from __future__ import annotations

import inspect
import re
import typing
from collections.abc import Collection, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from app.core.drafts import Draft
from app.core.errors import InvalidInput
from app.core.partial_dates import PartialDate
from tests.law.every_list import SOON, OneOf
from tests.venues import NOON

PLAIN = "Lamp"
"""What stands in the fields that are not tried."""
BY_HAND: Mapping[str, Any] = {"kind": "surprise", "scale_min": 0, "scale_max": 10, "score": 9}
"""What some fields need that are checked against others."""
_USUAL: Mapping[Any, Any] = {
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


LONGEST_FILE_NAME = 200
_NO_FILE_NAME = re.compile("[/\x00]|^[.]*$")
"""What the system has no files for."""
CODES = frozenset({"facts", "key", "media_type"})
"""Texts of rows and questions that are nobody's words."""
ROWS = frozenset({"Scale", "Welcome", "Standing"})
"""What the program gave and is given back, which nobody types."""
_Draft = TypeVar("_Draft", bound=Draft)


class UnclearError(Exception):
    """A refusal that names nothing of what was typed."""


@dataclass
class Filling:
    """One text on its way into a call.

    ``refused`` are the places that do not take it, which are left out, or get something plain where they are
    ``needed``; ``used`` are all that were filled, by name. ``values`` stand in place of what would be made up, by the name of a field or parameter, and
    ``plain`` where the text is refused; of any other text ``instead`` does.
    """

    text: str
    of: OneOf
    refused: set[str] = field(default_factory=set)
    needed: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    values: Mapping[str, Any] = field(default_factory=dict)
    plain: Mapping[str, Any] = field(default_factory=dict)
    version: int = 1
    instead: str = PLAIN

    @property
    def written(self) -> set[str]:
        """Where the text is."""
        return self.used - self.refused

    def note_refusal(self, error: InvalidInput) -> None:
        """Leave out what was refused in words; raises UnclearError where that is nothing of what was typed."""
        names = {part for problem in error.problems for part in str(problem.field).split(".")}
        named = {place for place in self.used if place.rpartition(".")[2] in names} - self.needed
        if not named or not all(problem.message for problem in error.problems):
            raise UnclearError(f"{error.problems}") from error
        self.needed |= named & self.refused
        self.refused |= named

    def word(self, place: str, *, plain: str = "") -> str:
        """The text, or something plain where it is refused."""
        self.used.add(place)
        return (plain or self.instead) if place in self.refused else self.text

    def path(self, place: str, folder: Path, *, ending: str = "") -> Path:
        """A place in the folder that is called like the text, as far as a file can be."""
        folder.mkdir(exist_ok=True)
        name = _NO_FILE_NAME.sub("_", self.word(place)).encode("utf-8", "replace")
        return folder / (name[:LONGEST_FILE_NAME].decode("utf-8", "ignore") + ending)

    def draft(self, kind: type[_Draft], **given: Any) -> _Draft:
        """A draft with the text in every field that takes it, and something plain in whatever else it needs."""
        while True:
            values = {**self._fields(kind), **given}
            try:
                return kind(**values)
            except InvalidInput as error:
                self.note_refusal(error)

    def record(self, kind: Any) -> Any:
        """The same for what is no draft."""
        hints = typing.get_type_hints(kind, dict(vars(_module(kind))))
        given = {
            one.name: self.value(hints[one.name], one.name, place=f"{kind.__name__}.{one.name}")
            for one in fields(kind)
            if one.name in self.values
            or _is_needed(one)
            or (one.name not in CODES and holds_text(hints[one.name]))
        }
        return kind(**given)

    def said_again(self, row: Any) -> Any:
        """A row that the program gave, with the text in place of its words."""
        kept = {one.name: getattr(row, one.name) for one in fields(row)}
        words = [name for name, value in kept.items() if type(value) is str and name not in CODES]
        return replace(row, **{name: self.word(f"{type(row).__name__}.{name}") for name in words})

    def value(self, kind: Any, name: str, *, place: str) -> Any:
        """Something of this kind, with the text in it where that is possible."""
        if name in self.values:
            given = self.values[name]
            return given(self) if inspect.isfunction(given) else given
        if holds_text(kind) and place not in self.refused:
            return self._shaped(kind, name, place)
        return self._plain(kind, name, place)

    def _fields(self, kind: type[Draft]) -> dict[str, Any]:
        given: dict[str, Any] = {}
        for name, info in kind.model_fields.items():
            place = f"{kind.__name__}.{name}"
            takes = (
                holds_text(info.annotation)
                and place not in self.refused
                and not _is_maybe_draft(info.annotation)
            )
            dated = PartialDate in typing.get_args(info.annotation)
            if name == "version" and name not in self.values:
                given[name] = self.version
            elif name in self.values or takes or dated or info.is_required() or place in self.needed:
                given[name] = self.value(info.annotation, name, place=place)
        return given

    def _shaped(self, kind: Any, name: str, place: str) -> Any:
        """The text in the shape of the kind."""
        origin, parts = typing.get_origin(kind), typing.get_args(kind)
        if kind in (str, Any):
            return self.word(place)
        if kind is Path:
            return Path(self.word(place))
        if inspect.isclass(kind):
            return self.draft(kind) if issubclass(kind, Draft) else self.record(kind)
        if origin is typing.Annotated:
            return self._shaped(parts[0], name, place)
        if _is_a(origin, Mapping):
            key, value = (self._part(part, name, place) for part in parts)
            return {key: value}
        if _is_a(origin, Collection):
            shaped = [self._part(part, name, place) for part in parts if part is not ...]
            return frozenset(shaped) if _is_a(origin, frozenset) else tuple(shaped)
        return self._shaped(next(part for part in parts if holds_text(part)), name, place)

    def _part(self, kind: Any, name: str, place: str) -> Any:
        self.used.add(place)
        return self._shaped(kind, name, place) if holds_text(kind) else self._plain(kind, name, place)

    def _plain(self, kind: Any, name: str, place: str) -> Any:
        decided = self._decided(kind, name)
        if decided is not None:
            return decided
        origin, parts = typing.get_origin(kind), typing.get_args(kind)
        if _is_a(origin, Mapping):
            return {}
        if _is_a(origin, Collection):
            return tuple(self._plain(part, name, place) for part in parts if part is not ...)
        if parts:
            return self._plain(next(part for part in parts if part is not type(None)), name, place)
        if _is_a(kind, Draft):
            return self.draft(kind)
        return self.record(kind) if is_dataclass(kind) else _USUAL.get(kind)

    def _decided(self, kind: Any, name: str) -> Any:
        """What is given by hand, belongs to somebody, or is the first choice; None for anything else."""
        if name in self.plain:
            return self.plain[name]
        belonging = getattr(self.of, name.removesuffix("s"), None)
        if belonging is not None:
            return (belonging,) if name.endswith("s") else belonging
        if _is_a(kind, Enum):
            return next(iter(kind))
        return BY_HAND.get(name, self.instead if kind is str else None)


def holds_text(kind: Any, *, within: tuple[Any, ...] = ()) -> bool:
    """Whether somebody's words can be in something of this kind, however deep."""
    if kind in (str, Any, Path):
        return True
    if getattr(kind, "__name__", "") in ROWS:
        return False
    if parts := typing.get_args(kind):
        return any(holds_text(part, within=within) for part in parts if part is not ...)
    if not inspect.isclass(kind) or kind in within:
        return False
    if issubclass(kind, Draft):
        return any(holds_text(one.annotation, within=(*within, kind)) for one in kind.model_fields.values())
    if is_dataclass(kind) and kind.__module__.startswith("app.") and kind is not PartialDate:
        hints = typing.get_type_hints(kind, dict(vars(_module(kind))))
        return any(holds_text(hints[one.name], within=(*within, kind)) for one in fields(kind))
    return False


def _module(kind: Any) -> ModuleType:
    module = inspect.getmodule(kind)
    assert module is not None
    return module


def _is_a(kind: Any, *kinds: type) -> bool:
    return inspect.isclass(kind) and issubclass(kind, kinds)


def _is_needed(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _is_maybe_draft(kind: Any) -> bool:
    """Whether it is a draft or nothing: which of several is wanted, is decided by hand."""
    parts = typing.get_args(kind)
    return type(None) in parts and any(_is_a(part, Draft) for part in parts)
