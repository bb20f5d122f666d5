"""Whose card is written on."""

from __future__ import annotations

from app.occasions.service.whose import get_customer, home_of

__all__ = ["get_customer", "home_of"]
