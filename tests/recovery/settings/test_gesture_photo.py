"""A gesture of the catalogue has a photo, and says what it is good for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from app.gestures.service.catalogue import CatalogueService
from app.moments.gesture_photos import GesturePhotos
from app.recovery.settings.catalogue import GesturesPage
from app.recovery.settings.gesture_photo import GesturePhoto
from app.ui.typed_fields import PickField
from tests.recovery.settings.conftest import SettingDesk


def picture(folder: Path, name: str = "cake.png") -> Path:
    """A brown square on disk."""
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("#8a5a1c"))
    path = folder / name
    assert image.save(str(path))
    return path


def opened(desk: SettingDesk, name: str = "Small cake") -> tuple[GesturesPage, GesturePhoto]:
    """The form of a gesture, with its photo."""
    page = desk.show(GesturesPage(desk.parts))
    line = next(line for line in page.catalogue.lines if line.name == name)
    assert page.catalogue.list.choose(line.id)
    QApplication.processEvents()
    return page, photo_of(page)


def photo_of(page: GesturesPage) -> GesturePhoto:
    """The photo in the form that stands there now."""
    assert page.catalogue.slot.form is not None
    found = page.catalogue.slot.form.findChildren(GesturePhoto)  # type: ignore[attr-defined]
    assert len(found) == 1
    return found[0]


def test_a_photo_is_kept_shown_replaced_and_taken_away(desk: SettingDesk, tmp_path: Path) -> None:
    page, photo = opened(desk)
    assert photo.picture.text() == "No photo"
    assert photo.remove.isHidden()
    photo.keep(picture(tmp_path))
    assert desk.said == "“Small cake” has a photo"
    assert not photo_of(page).picture.pixmap().isNull()
    photo_of(page).keep(picture(tmp_path, "other.png"))
    gesture = next(line.id for line in page.catalogue.lines if line.name == "Small cake")
    kept = GesturePhotos(desk.work).find(gesture)
    assert kept is not None
    assert kept.file_name == "other.png"
    photo_of(page).remove.click()
    assert GesturePhotos(desk.work).find(gesture) is None
    assert photo_of(page).picture.text() == "No photo"


def test_what_is_no_picture_is_refused_in_words(desk: SettingDesk, tmp_path: Path) -> None:
    _page, photo = opened(desk)
    path = tmp_path / "menu.txt"
    path.write_text("Cake")
    photo.keep(path)
    assert "no picture" in desk.said
    assert photo.picture.text() == "No photo"


def test_a_gesture_is_kept_out_of_moments(desk: SettingDesk) -> None:
    page, _photo = opened(desk)
    form = page.catalogue.slot.form
    field = form.fields["for_moments"]  # type: ignore[union-attr]
    assert isinstance(field, PickField)
    assert field.value == "yes"
    field.choose("no")
    form.submit()  # type: ignore[union-attr]
    row = next(row for row in CatalogueService(desk.work).list_gestures() if row.name == "Small cake")
    assert not row.for_moments
    assert row.for_recovery
    line = next(line for line in page.catalogue.lines if line.name == "Small cake")
    assert line.facts.endswith("only to put things right")


def test_a_new_gesture_is_for_everything_unless_somebody_says_so(desk: SettingDesk) -> None:
    page = desk.show(GesturesPage(desk.parts))
    page.catalogue.open_new()
    form = page.catalogue.slot.form
    for name in ("for_recovery", "for_moments"):
        assert form.fields[name].value == "yes"  # type: ignore[union-attr]
