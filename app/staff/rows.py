"""Somebody who works here, as the settings list them."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.codes import Role


@dataclass(frozen=True, slots=True)
class Colleague:
    """Who they are and whether they can sign in; never a hash.

    ``may_change`` says whether whoever is signed in may change them; ``pin_off`` that their PIN was missed too
    often.
    """

    id: int
    version: int
    name: str
    role: Role
    duty: str
    active: bool
    limit_minor: int | None
    has_pin: bool
    has_password: bool
    pin_off: bool
    is_me: bool
    may_change: bool
