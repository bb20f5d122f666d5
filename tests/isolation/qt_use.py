"""Which tests need a Qt application: those whose module reaches PySide6 through what it imports."""

from __future__ import annotations

import sys
from functools import cache
from types import ModuleType

import pytest

OURS = ("app.", "tests.")
QT = ("PySide6", "shiboken6")
FIXTURES = frozenset({"qapp", "qtbot", "qtmodeltester", "qt_warnings"})


def needs_application(request: pytest.FixtureRequest) -> bool:
    """By its marker, its fixtures, or the modules it imports from."""
    if request.node.get_closest_marker("qt") or FIXTURES.intersection(request.fixturenames):
        return True
    return request.module is not None and reaches_qt(request.module)


def reaches_qt(start: ModuleType) -> bool:
    """Whether the module, or one of ours that it takes something from, imports PySide6."""
    pending, seen = [start], set[ModuleType]()
    while pending:
        module = pending.pop()
        if module in seen:
            continue
        seen.add(module)
        for origin in origins(module):
            if origin.startswith(QT):
                return True
            if origin.startswith(OURS) and origin in sys.modules:
                pending.append(sys.modules[origin])
    return False


@cache
def origins(module: ModuleType) -> frozenset[str]:
    """The names of the modules that this one took its globals from."""
    found = set()
    for value in list(vars(module).values()):
        origin = value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", None)
        if isinstance(origin, str):
            found.add(origin)
    return frozenset(found)
