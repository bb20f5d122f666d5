"""Every kind of draft that there is, found by walking the program, and the fields of it that hold text."""

from __future__ import annotations

import importlib
import pkgutil
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import app
from app.core.drafts import Draft

NO_ENTRY = ("app.__main__",)


@dataclass(frozen=True)
class TextField:
    """One field into which somebody's words can come."""

    draft: type[Draft]
    name: str

    @property
    def title(self) -> str:
        """The name by which a test tells of it."""
        return f"{self.draft.__name__}.{self.name}"

    def shaped(self, text: str) -> Any:
        """The text in the shape that the field takes."""
        return _shaped(self.draft.model_fields[self.name].annotation, text)

    def given(self, text: str) -> dict[str, Any]:
        """What somebody would type who fills in this field alone."""
        return {self.name: self.shaped(text)}


@cache
def all_drafts() -> tuple[type[Draft], ...]:
    """All of them, in the order of their names."""
    for found in pkgutil.walk_packages(app.__path__, "app."):
        if found.name not in NO_ENTRY:
            importlib.import_module(found.name)
    ours = (draft for draft in _below(Draft) if draft.__module__.startswith("app."))
    return tuple(sorted(set(ours), key=lambda draft: (draft.__module__, draft.__name__)))


@cache
def text_fields() -> tuple[TextField, ...]:
    """The fields that are text, or hold some; drafts within drafts have fields of their own."""
    return tuple(
        TextField(draft, name)
        for draft in all_drafts()
        for name, field in draft.model_fields.items()
        if _holds_text(field.annotation)
    )


def _below(draft: type[Draft]) -> Iterator[type[Draft]]:
    for each in draft.__subclasses__():
        yield each
        yield from _below(each)


def _holds_text(kind: Any) -> bool:
    return kind is str or kind is Any or any(_holds_text(part) for part in typing.get_args(kind))


def _shaped(kind: Any, text: str) -> Any:
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if kind is str or kind is Any:
        return text
    if origin is typing.Annotated:
        return _shaped(parts[0], text)
    if origin is dict:
        key, value = parts
        worded = _shaped(key, text) if _holds_text(key) else "a"
        return {worded: _shaped(value, text) if _holds_text(value) else value}
    if origin is tuple or origin is list:
        return tuple(_shaped(part, text) if _holds_text(part) else None for part in parts if part is not ...)
    return _shaped(next(part for part in parts if _holds_text(part)), text)
