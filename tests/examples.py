"""How much a random test tries: enough for every day, and ten times that in `make test-long`."""

from __future__ import annotations

import hypothesis

USUAL, LONG = "regulars", "long"
TIMES = 10


def register_profiles() -> None:
    """Two cores shared with other work say nothing about a deadline; examples that failed are printed, not stored."""
    for name, most in ((USUAL, 50), (LONG, 50 * TIMES)):
        hypothesis.settings.register_profile(
            name, max_examples=most, deadline=None, database=None, print_blob=True
        )
    hypothesis.settings.load_profile(USUAL)


def examples(usual: int) -> int:
    """So many of a test that is quicker or slower than others."""
    return usual * (TIMES if hypothesis.settings.get_current_profile_name() == LONG else 1)
