"""What the tables hold about a person, and what becomes of it when the person is erased."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

NOBODY = "–"
"""Stands where a name or words were."""


class Fate(StrEnum):
    """What becomes of rows about an erased person."""

    GOES = "goes"
    """They are deleted."""
    EMPTIED = "emptied"
    """They stay for the figures, without a word of the person."""


_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Holding:
    """One table with rows about people; ``emptied`` is what stands in the columns of those that stay."""

    fate: Fate
    emptied: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)


def _emptied(*texts: str, **values: Any) -> Holding:
    return Holding(Fate.EMPTIED, {**dict.fromkeys(texts, ""), **values})


_GOES = Holding(Fate.GOES)

HOLDINGS: Mapping[str, Holding] = MappingProxyType(
    {
        "customer": _emptied(
            *"given_name family_name title preferred_name say_name languages nationality company".split(),
            *"card_number tier note heard_from".split(),
            display_name=NOBODY,
            tier_since=None,
            deceased_at=None,
            restricted_at=None,
            objected_at=None,
            import_batch_id=None,
        ),
        "alias": _GOES,
        "contact_point": _GOES,
        "external_id": _GOES,
        "customer_tag": _GOES,
        "consent": _GOES,
        "companion_share": _GOES,
        "companion": _GOES,
        "preference": _GOES,
        "occasion": _GOES,
        "clue": _GOES,
        "reminder": _GOES,
        "attachment": _GOES,
        "theme_telling": _emptied(),
        "visit": _emptied("reference", "note"),
        "visit_line": _emptied(),
        "touchpoint": _emptied("text"),
        "promise": _emptied("settled_note", what=NOBODY),
        "recovery_case": _emptied("closing_reason", "story", walk_in="", what=NOBODY, is_story=False),
        "case_entry": _emptied("text", details={}),
        "case_step": _emptied("note"),
        "moment": _emptied(
            *"title budget_reason note dos donts said skipped_reason story".split(), is_story=False
        ),
        "moment_task": _emptied(what=NOBODY),
        "given_gesture": _emptied("asked_note", "decision_note", "dropped_note", "clash_reason", what=NOBODY),
        "survey_answer": _emptied("comment", "reference"),
        "import_update": _emptied(before={}, after={}),
        "audit_entry": _emptied(details=None, salt=None),
    }
)
"""Every table with rows about people; those that are deleted come in an order in which none is still referred to."""

DERIVED = frozenset(
    "answer_count answer_line answer_repeat case_line customer_summary occasion_count occasion_line theme_mention".split()
)
"""Tables that are worked out of the others, and follow them."""

PART_OF = {"attachment_content": "attachment"}
"""Tables whose rows are parts of rows of another one."""

OF_NOBODY = frozenset(
    "annotation audit_head case_category department erasure gesture import_batch import_mapping incident "
    "journey_stage own_occasion_kind playbook playbook_version preference_group saved_view staff tag theme "
    "theme_action venue venue_setting".split()
)
"""Tables about the venue, its staff and its work; an erasing itself is kept by number only."""
