"""What the window needs to be told by whoever composes the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from app.core.rights import Right


@dataclass(frozen=True)
class PaneEntry:
    """One entry of the rail; its widget is made by ``factory`` when it is first shown.

    A pane that is not ``on_rail`` is reached by actions, and leaves the rail as it was.
    """

    key: str
    title: str
    icon: str
    factory: Callable[[], QWidget]
    shortcut: str = ""
    foot: bool = False
    on_rail: bool = True


class SettingsGroup(StrEnum):
    """What sections of the settings are about, in their order."""

    VENUE = "venue"
    SAFETY = "safety"
    DATA = "data"
    RECOVERY = "recovery"
    MOMENTS = "moments"
    METRICS = "metrics"


@dataclass(frozen=True)
class SettingsSection:
    """One section of the settings; its widget is made by ``factory`` when it is first shown.

    Whoever lacks ``right`` does not see it; None is for everybody. It is found by ``finds`` too, which are words
    for what can be set in it.
    """

    key: str
    title: str
    icon: str
    factory: Callable[[], QWidget]
    right: Right | None = None
    group: SettingsGroup = SettingsGroup.VENUE
    finds: str = ""


@dataclass(frozen=True)
class StaffChoice:
    """Somebody who can work at this desk."""

    staff_id: int
    name: str
    role: str = ""

    @property
    def words(self) -> str:
        """The name, with what they do."""
        return f"{self.name}, {self.role}" if self.role else self.name


@dataclass(frozen=True)
class ShellWords:
    """The window's words that depend on the kind of venue."""

    customer_menu: str
    lookup_placeholder: str
