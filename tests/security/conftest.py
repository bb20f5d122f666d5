"""A hotel whose staff sign in, for whoever tries to get past."""

from __future__ import annotations

from tests.sign_in.conftest import bare, door, place, rehearsal

__all__ = ["bare", "door", "place", "rehearsal"]
