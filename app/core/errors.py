"""What can go wrong and is expected to: each error says what happened, what was kept and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.core.rights import READING, Right
from app.core.words import gettext as _


class AppError(Exception):
    """An expected failure, worded for the person at the desk.

    ``what`` is one sentence; ``kept`` says what is safe, ``to_do`` what helps. Both may be empty.
    """

    def __init__(self, what: str, *, kept: str = "", to_do: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.kept = kept
        self.to_do = to_do

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.kept, self.to_do) if part)


class NotFound(AppError):
    """What was asked for is not there (any more)."""


class Conflict(AppError):
    """Somebody else changed the same thing meanwhile.

    ``theirs`` and ``yours`` hold the fields that differ, where the two are known.
    """

    def __init__(
        self,
        what: str,
        *,
        kept: str = "",
        to_do: str = "",
        theirs: Mapping[str, Any] | None = None,
        yours: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(what, kept=kept, to_do=to_do)
        self.theirs = dict(theirs or {})
        self.yours = dict(yours or {})


class Locked(AppError):
    """Another program holds the file."""


class DiskFull(AppError):
    """There is no space left to write."""


class ReadOnly(AppError):
    """The file or its folder cannot be written."""


class Corrupt(AppError):
    """The database file is damaged."""


class NotOurs(AppError):
    """The file is something else than a Regulars database."""


class KeyNeeded(AppError):
    """The file is encrypted, and no key was given that opens it."""


class NewerSchema(AppError):
    """The file was written by a newer version of the program."""


class Unavailable(AppError):
    """A server or device does not answer."""


class Unreadable(AppError):
    """A file given to the program cannot be read."""


class Refused(AppError):
    """Whoever is signed in may not do this; ``right`` is what it needs."""

    def __init__(self, right: Right | None = None, what: str = "", *, to_do: str = "") -> None:
        super().__init__(
            what or _("Your role may not do this."),
            kept="" if right in READING else _("Nothing was changed."),
            to_do=to_do or _("Ask a manager."),
        )
        self.right = right


class DeskLocked(Refused):
    """Nothing can be done or seen while the desk is locked."""

    def __init__(self) -> None:
        super().__init__(None, _("The desk is locked."), to_do=_("Unlock it first."))


class AskedAgain(Refused):
    """The password has to be typed once more before this is done."""

    def __init__(self) -> None:
        super().__init__(None, _("This needs your password."), to_do=_("Type it once more."))


class Cancelled(AppError):
    """The work was stopped because nobody waits for it any more."""

    def __init__(self, what: str = "") -> None:
        super().__init__(what)


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one field of a form; ``suggestion`` is a text that could be saved instead."""

    field: str
    message: str
    suggestion: str = ""


class InvalidInput(AppError):
    """What was typed cannot be saved; every problem names its field."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(problem.message for problem in self.problems))
