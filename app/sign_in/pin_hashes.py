"""What is kept of a PIN: how many digits it has, so that the last one opens at once, and its hash."""

from __future__ import annotations

_BETWEEN = ":"


def kept_pin(made: str, length: int) -> str:
    """The hash of a PIN with its length in front."""
    return f"{length}{_BETWEEN}{made}"


def hash_of(kept: str) -> str:
    """The hash alone."""
    length, between, made = kept.partition(_BETWEEN)
    return made if between and length.isdecimal() else kept


def length_of(kept: str) -> int:
    """How many digits it has; 0 where that is not known, and Enter says that all of it is typed."""
    length, between, _made = kept.partition(_BETWEEN)
    return int(length) if between and length.isdecimal() else 0
