"""Every use case that there is, found by walking the program: whatever works with a venue."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

import app
from app.core.acting import DECLARED
from app.core.rights import Right

NOT_SERVICES = {
    "bootstrap": "puts the program together",
    "command_line": "calls services",
    "core": "knows no venue",
    "model": "knows no venue",
    "rehearsal": "makes venues that are played with",
    "shell": "shows windows",
    "storage": "knows no desk",
    "tour": "drives the program",
    "ui": "shows windows",
    "wiring": "connects windows",
}
"""Packages without use cases; those of panes are searched for modules named ``service`` alone."""
PANES = ("customers", "recovery", "planner", "metrics", "today", "transfer", "staff", "printing", "audit_log")


@dataclass(frozen=True)
class Call:
    """One public method or function; ``owner`` is its class, None for a function."""

    owner: type | None
    name: str
    function: Callable[..., Any]

    @property
    def title(self) -> str:
        """The name by which a test tells of it."""
        place = self.function.__module__ if self.owner is None else self.owner.__qualname__
        return f"{self.function.__module__}:{place.rpartition('.')[2]}.{self.name}"

    @property
    def declares(self) -> bool:
        """Whether it says what it needs."""
        return hasattr(self.function, DECLARED)

    @property
    def right(self) -> Right | None:
        """What it needs; None for what everybody may call."""
        right: Right | None = getattr(self.function, DECLARED, None)
        return right

    def on(self, work: object) -> Any:
        """Call it without arguments at a workplace: a guard speaks before any is looked at."""
        if self.owner is None:
            return self.function(work)
        service = object.__new__(self.owner)
        object.__setattr__(service, "_work", work)
        return self.function(service)


@cache
def all_calls() -> tuple[Call, ...]:
    """All of them, in the order of their names."""
    found = [call for module in _modules() for call in _calls_of(module)]
    return tuple(sorted(found, key=lambda call: call.title))


def without_a_desk() -> frozenset[str]:
    """Every class and function that is given a whole database, and nothing that says who is at the desk."""
    return frozenset(
        f"{module.__name__}:{name}"
        for module in _modules(everywhere=True)
        for name, thing in vars(module).items()
        if getattr(thing, "__module__", None) == module.__name__
        and not name.startswith("_")
        and _is_given_a_database_alone(thing.__init__ if inspect.isclass(thing) else thing)
    )


def _is_given_a_database_alone(made_by: Callable[..., Any]) -> bool:
    kinds = [str(kind) for name, kind in getattr(made_by, "__annotations__", {}).items() if name != "return"]
    return "Database" in kinds and not any("Desk" in kind or "Workplace" in kind for kind in kinds)


def _modules(*, everywhere: bool = False) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(app.__path__, "app."):
        parts = found.name.split(".")[1:]
        if parts[0] in NOT_SERVICES or parts[0].startswith("__"):
            continue
        if everywhere or parts[0] not in PANES or "service" in parts:
            yield importlib.import_module(found.name)


def _calls_of(module: ModuleType) -> Iterator[Call]:
    for name, thing in vars(module).items():
        if getattr(thing, "__module__", None) != module.__name__:
            continue
        if inspect.isclass(thing):
            if _works_alone(thing.__init__):
                yield from _methods_of(thing)
        elif inspect.isfunction(thing) and not name.startswith("_") and _works_alone(thing):
            yield Call(None, name, thing)


def _methods_of(owner: type) -> Iterator[Call]:
    for name, thing in vars(owner).items():
        function = getattr(thing, "fget", thing)
        if not name.startswith("_") and inspect.isfunction(function):
            yield Call(owner, name, function)


def _works_alone(made_by: Callable[..., Any]) -> bool:
    """Whether it is given a workplace, and is no part of somebody else's transaction."""
    kinds = [str(kind) for name, kind in getattr(made_by, "__annotations__", {}).items() if name != "return"]
    at_work = any("Workplace" in kind for kind in kinds)
    return at_work and not any("Session" in kind for kind in kinds)
