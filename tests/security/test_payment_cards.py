"""S5: no payment card number is kept, whatever it is typed into."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import Field

from app.__main__ import main
from app.core.card_numbers import find_card_numbers
from app.core.drafts import Draft
from app.core.errors import InvalidInput
from app.core.typed_text import Note
from app.customers.schemas.drafts import CustomerDraft
from app.customers.service.customers import CustomerService
from tests.security.drafts import all_drafts, text_fields
from tests.venues import open_place

CARD, MASKED = "4242 4242 4242 4242", "•••• •••• •••• 4242"
SECRETS = {"PinDraft", "PasswordDraft"}


@pytest.fixture(scope="session")
def caught(corpora: Path) -> list[dict[str, str]]:
    """What must be caught."""
    cases: list[dict[str, str]] = json.loads((corpora / "pan/must_be_caught.json").read_text("utf-8"))
    return cases


def refuses(draft: type[Draft], given: dict[str, Any]) -> bool:
    """Whether a draft says that there is a card number in a field."""
    try:
        draft(**given)
    except InvalidInput as error:
        (field,) = given
        told = [problem for problem in error.problems if problem.field.partition(".")[0] == field]
        return any("payment card number" in problem.message for problem in told)
    return False


def test_S5_drafts_that_hold_secrets_are_few() -> None:
    assert {draft.__name__ for draft in all_drafts() if draft.secrets} == SECRETS


def test_S5_every_field_of_every_draft_refuses_a_card_number() -> None:
    fields = [field for field in text_fields() if not field.draft.secrets]
    unguarded = [
        field.title for field in fields if not refuses(field.draft, field.given(f"pays with {CARD}"))
    ]

    assert len(fields) > 150
    assert unguarded == []


def test_S5_every_field_refuses_all_that_must_be_caught(caught: list[dict[str, str]]) -> None:
    missed = [
        (field.title, case["text"])
        for field in text_fields()
        if not field.draft.secrets
        for case in caught
        if not refuses(field.draft, field.given(case["text"]))
    ]

    assert missed == []


def test_S5_no_field_refuses_a_look_alike_as_a_card_number(corpora: Path) -> None:
    look_alikes = json.loads((corpora / "pan/must_pass.json").read_text("utf-8"))
    wrong = [
        (field.title, case["text"])
        for field in text_fields()
        for case in look_alikes[::7]
        if refuses(field.draft, field.given(case["text"]))
    ]

    assert wrong == []


def test_S5_the_masked_text_is_offered_and_can_be_saved() -> None:
    with pytest.raises(InvalidInput) as error:
        CustomerDraft(display_name="Léa", note=f"pays with {CARD}")

    (problem,) = error.value.problems
    assert (problem.field, problem.suggestion) == ("note", f"pays with {MASKED}")
    assert CustomerDraft(display_name="Léa", note=problem.suggestion).note == f"pays with {MASKED}"


def test_S5_every_suggestion_is_free_of_card_numbers(caught: list[dict[str, str]]) -> None:
    for case in caught:
        with pytest.raises(InvalidInput) as error:
            CustomerDraft(display_name="Léa", note=case["text"])
        assert find_card_numbers(error.value.problems[0].suggestion) == []


def test_S5_a_field_that_nobody_thought_of_is_guarded_too() -> None:
    class Forgetful(Draft):
        """A draft whose author forgot."""

        plain: str = ""
        several: tuple[str, ...] = ()
        named: dict[str, str] = Field(default_factory=dict)
        typed: Note = ""

    class Unguarded(Forgetful):
        """The same without the guard that is in every draft."""

        secrets = True

    given: list[dict[str, Any]] = [
        {"plain": CARD},
        {"several": ("a", CARD)},
        {"named": {CARD: "a"}},
        {"named": {"a": CARD}},
    ]
    assert [refuses(Forgetful, each) for each in given] == [True] * 4
    assert [refuses(Unguarded, each) for each in given] == [False] * 4
    assert refuses(Unguarded, {"typed": CARD})


def test_S5_what_was_refused_is_in_no_file(tmp_path: Path, caught: list[dict[str, str]]) -> None:
    with open_place(tmp_path) as place:
        for case in caught:
            with pytest.raises(InvalidInput):
                CustomerService(place.work).add_customer(CustomerDraft(display_name=case["text"]))
        CustomerService(place.work).add_customer(CustomerDraft(display_name="Léa"))

    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"L\xc3\xa9a" in kept
    assert [case["pan"] for case in caught if case["pan"].encode() in kept] == []


@pytest.mark.parametrize(
    "words",
    [
        ["log-case", "--walk-in", "somebody", "--what", CARD],
        ["log-case", "--walk-in", CARD, "--what", "Cold soup"],
        ["log-case", "--walk-in", "somebody", "--what", "Cold soup", "--place", CARD],
    ],
)
def test_S5_the_command_line_refuses_it_without_repeating_it(
    tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with open_place(tmp_path):
        pass

    code = main([*words, "--data-dir", str(tmp_path)])
    said = "".join(capsys.readouterr())

    assert code == 1
    assert "payment card number" in said
    assert CARD not in said
