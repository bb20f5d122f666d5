"""How many of those who were asked answered."""

from __future__ import annotations

from app.core.measures.shares import Share


def response_rate(*, answered: int, unanswered: int) -> Share:
    """Answers among the questions whose asking was written down; without any the rate is unknown."""
    return Share(answered, answered + unanswered)
