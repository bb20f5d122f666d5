"""The lines of a log, as they are read."""

from __future__ import annotations

from typing import Any

import pytest

from app.cases.schemas.rows import EntryRow
from app.cases.words.entries import entry_words
from app.model.case import CaseEntryKind
from app.wording.formats import Wording
from tests.venues import NOON

WORDING = Wording("hotel", "en", "Europe/Zurich", "CHF")
NO_BREAK = "\N{NO-BREAK SPACE}"


def told(kind: CaseEntryKind, text: str = "", **details: Any) -> str:
    entry = EntryRow(
        id=1,
        kind=kind,
        at=NOON,
        added_at=NOON,
        staff_name="Mara",
        text=text,
        details=details,
        taken_back=False,
    )
    return entry_words(entry, WORDING).replace(NO_BREAK, " ")


KIND = CaseEntryKind


@pytest.mark.parametrize(
    ("words", "kind", "text", "details"),
    [
        ("Opened · Serious · again: Cold", KIND.OPENED, "Cold", {"severity": 3, "again": True}),
        ("Second time.", KIND.REMARK, "Second time.", {}),
        ("Call: Nobody answered", KIND.CALL, "Nobody answered", {}),
        ("Put right: Moved to 402", KIND.STEP, "Moved to 402", {"step": "resolve"}),
        ("“Apologise” skipped: Left", KIND.SKIP, "Left", {"step": "apologise"}),
        ("Handed over from Mara to Lena", KIND.HAND_OVER, "", {"from": "Mara", "to": "Lena"}),
        ("Handed over to Lena: Shift", KIND.HAND_OVER, "Shift", {"from": "", "to": "Lena"}),
        (
            "Given: Breakfast, CHF 58",
            KIND.GESTURE,
            "",
            {"act": "given", "what": "Breakfast", "cost_minor": 5800},
        ),
        (
            "Given: Nut cake (knowingly: It has no nuts)",
            KIND.GESTURE,
            "It has no nuts",
            {"act": "given", "what": "Nut cake", "clash_reason": "It has no nuts"},
        ),
        ("Planned: Note", KIND.GESTURE, "", {"act": "planned", "what": "Note", "cost_minor": 0}),
        (
            "Approved with a change: Dinner, CHF 90 (asked for CHF 120): Enough",
            KIND.APPROVAL,
            "Enough",
            {"decision": "changed", "what": "Dinner", "cost_minor": 9000, "asked_cost_minor": 12000},
        ),
        ("Declined: Dinner: No", KIND.APPROVAL, "No", {"decision": "declined", "what": "Dinner"}),
        (
            "Promised: Call, by 25 Nov 2026 11:00, Mara",
            KIND.PROMISE,
            "",
            {"act": "made", "what": "Call", "due_at": "2026-11-25T10:00:00+00:00", "owner": "Mara"},
        ),
        (
            "Promised: Call, by 25 Nov 2026",
            KIND.PROMISE,
            "",
            {"act": "made", "what": "Call", "due_at": "2026-11-25T22:59:00+00:00", "whole_day": True},
        ),
        (
            "Promise broken: Call: Bank closed",
            KIND.PROMISE,
            "Bank closed",
            {"act": "broken", "what": "Call", "owner": "Mara"},
        ),
        ("“a.png” removed", KIND.FILE, "", {"act": "removed", "file": "a.png"}),
        ("“a.png” kept", KIND.FILE, "", {"act": "added", "file": "a.png"}),
        (
            "Closed · Verified · Phone · feeling +1 · 4 of 5: All well",
            KIND.CLOSED,
            "All well",
            {"ending": "verified", "through": "phone", "feeling_after": 1, "rating": 4, "attempts": ""},
        ),
        (
            "Closed · Could not be reached · Called twice: Left",
            KIND.CLOSED,
            "Left",
            {"ending": "unreachable", "through": "", "feeling_after": None, "attempts": "Called twice"},
        ),
        ("Reopened: Cold again", KIND.REOPENED, "Cold again", {"round": 1}),
        ("Told as a story: Well done", KIND.STORY, "Well done", {"is_story": True}),
        ("Told as a story no more", KIND.STORY, "", {"is_story": False}),
        ("Linked with Case 0002 and Case 0003", KIND.CHANGE, "", {"linked": [2, 3]}),
    ],
)
def test_every_line_is_told_in_words(
    words: str, kind: CaseEntryKind, text: str, details: dict[str, Any]
) -> None:
    assert told(kind, text, **details) == words


def test_every_change_is_told_from_what_to_what() -> None:
    changes = {
        "customer_id": ["man in a grey coat", "Léa Müller"],
        "place": ["", "412"],
        "severity": [2, 4],
        "channel": ["in_person", "phone"],
        "kind": ["mistake", "rework"],
        "fault": ["us", "not_us"],
        "feeling": [None, -2],
        "happened_at": ["2026-11-25T10:00:00+00:00", "2026-11-25T11:00:00+00:00"],
        "visit_id": ["2026-11-24 412", None],
        "restricted": [False, True],
    }
    assert told(KIND.CHANGE, changes=changes).split("; ") == [
        "Who: “man in a grey coat” → “Léa Müller”",
        "Where: – → “412”",
        "Severity: Moderate → Critical",
        "How it reached us: In person → Phone",
        "Kind: Mistake → Rework",
        "Whose fault: Ours → Not ours",
        "Feeling: – → Furious (−2)",
        "Happened at: 25 Nov 2026 11:00 → 25 Nov 2026 12:00",
        "Visit: 24 Nov 2026, 412 → –",
        "Restricted",
    ]
    assert told(KIND.CHANGE, changes={"restricted": [True, False]}) == "Not restricted any more"


@pytest.mark.parametrize("kind", CaseEntryKind)
def test_a_line_with_nothing_but_words_is_told_too(kind: CaseEntryKind) -> None:
    if kind not in (KIND.STEP, KIND.SKIP, KIND.APPROVAL):
        assert "words" in told(kind, "words")
