"""Files on a card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.attachments.schemas import LARGEST_BYTES, AttachmentDraft
from app.attachments.service import AttachmentService
from app.core.errors import InvalidInput, NotFound
from app.customers.schemas.drafts import CustomerDraft
from app.customers.service.card import CardService
from app.customers.service.customers import CustomerService
from tests.venues import open_place

JPEG = b"\xff\xd8\xff\xe0" + b"photo"


@dataclass
class Files:
    """The files of one customer."""

    service: AttachmentService
    cards: CardService
    customer_id: int

    def add(self, file_name: str = "louis.jpg", content: bytes = JPEG, *, portrait: bool = False) -> int:
        """Keep one; gives its id."""
        draft = AttachmentDraft(file_name=file_name, content=content, portrait=portrait)
        return self.service.add_attachment(self.customer_id, draft).value

    @property
    def portrait_id(self) -> int | None:
        """The photo beside the name."""
        return self.cards.get_card(self.customer_id).head.portrait_id


@pytest.fixture
def files(tmp_path: Path) -> Iterator[Files]:
    """Files in a hotel."""
    with open_place(tmp_path) as place:
        customer_id = CustomerService(place.work).add_customer(CustomerDraft(display_name="Léa")).value
        yield Files(AttachmentService(place.work), CardService(place.work), customer_id)


def test_a_file_is_given_back_byte_by_byte(files: Files) -> None:
    attachment_id = files.add()
    assert files.service.get_content(attachment_id) == JPEG
    (row,) = files.service.list_attachments(files.customer_id)
    assert (row.file_name, row.media_type, row.size, row.is_picture) == ("louis.jpg", "image/jpeg", 9, True)
    assert row.staff_name == "Mara Kovac"


@pytest.mark.parametrize("name", ["/photos/lea/letter.txt", "C:\\photos\\letter.txt", "letter.txt"])
def test_only_the_name_of_a_file_is_kept_not_its_folder(files: Files, name: str) -> None:
    files.add(name, b"Dear Mara")
    assert [row.file_name for row in files.service.list_attachments(files.customer_id)] == ["letter.txt"]


def test_a_file_that_is_too_large_is_refused_with_its_size(files: Files) -> None:
    with pytest.raises(InvalidInput) as caught:
        files.add("film.mp4", b"x" * (LARGEST_BYTES + 1))
    assert "film.mp4" in str(caught.value)
    assert "21 MB" in str(caught.value)
    assert "20 MB" in str(caught.value)
    assert files.service.list_attachments(files.customer_id) == ()


def test_an_empty_file_is_refused(files: Files) -> None:
    with pytest.raises(InvalidInput):
        files.add("nothing.txt", b"")


def test_adding_is_undone_and_redone(files: Files) -> None:
    outcome = files.service.add_attachment(
        files.customer_id, AttachmentDraft(file_name="a.jpg", content=JPEG, portrait=True)
    )
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert files.service.list_attachments(files.customer_id) == ()
    assert files.portrait_id is None
    outcome.reversal.redo()
    assert files.service.get_content(outcome.value) == JPEG
    assert files.portrait_id == outcome.value
    outcome.reversal.undo()
    assert files.service.list_attachments(files.customer_id) == ()


def test_removing_is_undone(files: Files) -> None:
    attachment_id = files.add()
    outcome = files.service.remove_attachment(attachment_id)
    assert files.service.list_attachments(files.customer_id) == ()
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert [row.id for row in files.service.list_attachments(files.customer_id)] == [attachment_id]


def test_there_is_one_portrait_and_it_is_a_picture(files: Files) -> None:
    first, second = files.add(portrait=True), files.add("b.jpg", portrait=True)
    assert files.portrait_id == second
    outcome = files.service.choose_portrait(first)
    assert files.portrait_id == first
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert files.portrait_id == second
    letter = files.add("letter.txt", b"Dear Mara")
    with pytest.raises(InvalidInput):
        files.service.choose_portrait(letter)
    with pytest.raises(InvalidInput):
        files.add("letter.txt", b"Dear Mara", portrait=True)


def test_what_is_not_there_is_not_found(files: Files) -> None:
    with pytest.raises(NotFound):
        files.service.get_content(99)
    with pytest.raises(NotFound):
        files.service.remove_attachment(99)
