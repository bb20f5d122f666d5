"""Every code has its words."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any

import pytest

from app.cases.schemas.rows import Target
from app.cases.schemas.views import CaseOrder, CaseView
from app.cases.words import labels
from app.cases.words.entries import entry_kind_words
from app.cases.words.feelings import FEELINGS, feeling_words
from app.model.case import (
    CaseChannel,
    CaseEnding,
    CaseEntryKind,
    CaseKind,
    CaseState,
    CaseStep,
    Fault,
    Severity,
)


@pytest.mark.parametrize(
    ("codes", "words_of"),
    [
        (Severity, labels.severity_words),
        (CaseKind, labels.kind_words),
        (CaseKind, labels.kind_meaning),
        (CaseStep, labels.step_words),
        (CaseStep, labels.step_taken_words),
        (Fault, labels.fault_words),
        (CaseChannel, labels.channel_words),
        (CaseEnding, labels.ending_words),
        (CaseState, labels.state_words),
        (Target, labels.target_words),
        (CaseView, labels.view_words),
        (CaseOrder, labels.order_words),
        (CaseEntryKind, entry_kind_words),
    ],
)
def test_every_code_has_words_of_its_own(codes: type[Enum], words_of: Callable[[Any], str]) -> None:
    words = [words_of(code) for code in codes]
    assert all(words)
    assert len(set(words)) == len(words)


def test_every_feeling_has_words_of_its_own() -> None:
    assert len({feeling_words(feeling) for feeling in FEELINGS}) == 5


def test_a_case_is_called_by_at_least_four_digits() -> None:
    assert (labels.case_number(341), labels.case_number(12_345)) == ("0341", "12345")
    assert labels.case_name(7) == "Case 0007"
