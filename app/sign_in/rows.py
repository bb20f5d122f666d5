"""Who may sign in, and what came of an attempt."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from app.core.rights import Right


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works here, as the lock screen lists them; never a hash.

    ``pin_off`` says that the PIN was missed too often, and only the password helps; ``pin_length`` is how many
    digits it has, 0 where that is not known.
    """

    staff_id: int
    name: str
    role: str
    duty: str
    has_pin: bool
    has_password: bool
    pin_off: bool
    pin_length: int = 0


@dataclass(frozen=True, slots=True)
class Welcome:
    """The secret was right; give it to ``SignInService.admit``. ``full`` says that it was the password.

    ``has_password`` says whether they have one at all, ``guarded`` whether the venue is under sign-in.
    """

    staff_id: int
    name: str
    role: str
    rights: frozenset[Right] = field(repr=False)
    full: bool
    guarded: bool
    has_password: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What whoever is at the desk may do as the venue stands; give it to ``SignInService.take_up``.

    ``here`` says whether they still work here.
    """

    staff_id: int
    guarded: bool
    here: bool = True
    role: str = ""
    rights: frozenset[Right] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True)
class Missed:
    """The secret was wrong; the next attempt counts only after ``wait_s`` seconds.

    ``left`` is how many more PINs may be tried before only the password helps.
    """

    misses: int
    left: int
    wait_s: int


@dataclass(frozen=True, slots=True)
class TooSoon:
    """The attempt was not looked at; the next one is in ``wait_s`` seconds."""

    wait_s: int


class Why(StrEnum):
    """Why the secret does not help, whatever it is."""

    NOT_OPENED = "not_opened"
    """Nobody has typed a password since the program was started."""
    PIN_OFF = "pin_off"
    """The PIN was missed too often."""
    NO_PIN = "no_pin"
    NO_PASSWORD = "no_password"


@dataclass(frozen=True, slots=True)
class NotThisWay:
    """Another way in is needed; nothing was counted."""

    why: Why


Answer = Welcome | Missed | TooSoon | NotThisWay
