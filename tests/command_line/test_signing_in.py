"""Commands on a venue where staff sign in."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.paths import DataFolder
from app.customers.schemas.drafts import ContactDraft, CustomerDraft
from app.customers.service.contacts import ContactService
from app.customers.service.customers import CustomerService
from app.model.contact_point import ContactKind
from app.sign_in.hashes import Argon2Hashes
from tests.command_line.conftest import Run
from tests.sign_in.door import PASSWORD, Door
from tests.venues import open_place

STAFF, SECRET = "REGULARS_STAFF", "REGULARS_SECRET"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The folder of a hotel whose owner and front desk have passwords, and who knows Léa."""
    with open_place(tmp_path) as place:
        door = Door(place.work, place.clock)
        kept = Argon2Hashes().hash(PASSWORD)
        door.put(door.owner, name="Ida Owner", password_hash=kept)
        door.put(door.ana, password_hash=kept)
        lea = CustomerService(door.work).add_customer(CustomerDraft(display_name="Léa Odermatt")).value
        number = ContactDraft(kind=ContactKind.PHONE, value="+41 79 555 01 23")
        ContactService(door.work).add_contact(lea, number)
    assert DataFolder(tmp_path).venue_file.exists()
    return tmp_path


@pytest.fixture
def as_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    """The owner's name and password stand in the environment."""
    monkeypatch.setenv(STAFF, "ida owner")
    monkeypatch.setenv(SECRET, PASSWORD)


@pytest.mark.parametrize(
    "words",
    [
        ("find", "lea"),
        ("show", "1"),
        ("cases",),
        ("agenda",),
        ("measures",),
        ("ics", "--out", "moments.ics"),
        ("undo-import", "1"),
        ("backup",),
        ("restore", "venue.regulars"),
    ],
)
def test_a_command_without_a_name_and_a_password_is_refused(
    run: Run, house: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(house)

    code, answer, said = run(*words, "--data-dir", str(house))

    assert (code, answer) == (1, None)
    assert said.startswith("Staff sign in here, commands too. Nothing was changed. Set REGULARS_STAFF")
    assert not (house / "moments.ics").exists()


def test_the_owner_is_let_in(run: Run, house: Path, as_owner: None) -> None:
    code, answer, said = run("find", "079 555 01 23", "--data-dir", str(house))

    assert (code, said) == (0, "")
    assert [row["name"] for row in answer] == ["Léa Odermatt"]


def test_a_wrong_password_is_refused_and_counted(
    run: Run, house: Path, as_owner: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SECRET, "not the password")

    for _ in range(5):
        code, answer, said = run("show", "1", "--data-dir", str(house))
        assert (code, answer) == (1, None)
    assert "ida owner was not let in." in said
    assert "Try again in 2 seconds." in said
    monkeypatch.setenv(SECRET, PASSWORD)
    code, answer, said = run("show", "1", "--data-dir", str(house))
    assert (code, answer) == (1, None)
    assert PASSWORD not in said


def test_somebody_nobody_knows_is_refused(
    run: Run, house: Path, as_owner: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(STAFF, "Nobody")

    code, answer, said = run("show", "1", "--data-dir", str(house))

    assert (code, answer) == (1, None)
    assert said.startswith("Nobody called “Nobody” works here.")


def test_a_command_may_do_what_the_role_may(
    run: Run, house: Path, as_owner: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(STAFF, "Ana Costa")

    code, answer, _ = run("show", "1", "--data-dir", str(house))
    assert (code, answer["phones"]) == (0, ["+41 79 555 01 23"])
    target = tmp_path / "moments.ics"
    code, answer, said = run("ics", "--out", str(target), "--data-dir", str(house))

    assert (code, answer) == (1, None)
    assert said == "Your role may not do this. Nothing was changed. Ask a manager.\n"
    assert not target.exists()


def test_the_health_of_the_file_is_told_without_signing_in(run: Run, house: Path) -> None:
    code, answer, _ = run("check", "--data-dir", str(house))

    assert (code, answer["ok"]) == (0, True)


def test_a_rehearsal_needs_no_password(run: Run, hotel: Path) -> None:
    code, _, said = run("find", "", "--data-dir", str(hotel))

    assert (code, said) == (0, "")
