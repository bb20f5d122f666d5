"""The same door as where signing in is tested."""

from __future__ import annotations

from tests.sign_in.conftest import bare, door, place

__all__ = ["bare", "door", "place"]
