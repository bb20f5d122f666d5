"""An import that somebody began, and somebody else who comes to the desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.bootstrap.transfer import IMPORT
from app.core.hiding import HIDDEN
from app.core.rights import Right
from app.sign_in.rows import Welcome
from app.sign_in.service.signing_in import SignInService
from app.staff.lock.reasons import Reason
from app.transfer.view_model import Stage
from tests.journeys.test_signing_in import add_ana, set_password, sign_in_by_pin
from tests.sign_in.door import PASSWORD

if TYPE_CHECKING:
    from app.bootstrap.desk_window import DeskWindow
    from app.transfer.view_model import ImportViewModel
    from tests.journeys.conftest import Person

ROWS = "Name,Phone\nZora Hale,+41 79 555 11 22\nYan Quill,+41 79 555 11 33\n"


@pytest.fixture
def person(start: Callable[[Path], Person], tmp_path: Path) -> Person:
    """The owner, with a file whose columns are being matched."""
    person = start(tmp_path / "place")
    desk = person.set_up()
    person.wait(lambda: desk.session.is_open)
    set_password(person, desk)
    (tmp_path / "guests.csv").write_text(ROWS)
    desk.importing.open_files([tmp_path / "guests.csv"])
    person.wait(lambda: model_of(desk).can_import)
    return person


def model_of(desk: DeskWindow) -> ImportViewModel:
    """The import under way."""
    return desk.importing.pane.view_model


def samples_of(desk: DeskWindow) -> list[str]:
    """The phone that stands below the name of its column."""
    file = model_of(desk).file
    assert file is not None
    assert file.mapping is not None
    return list(file.mapping.columns[1].samples)


def test_who_may_not_import_sees_nothing_of_an_import_which_waits_for_who_may(person: Person) -> None:
    desk = person.desk
    ana = add_ana(desk)
    desk.session.lock.lock(Reason.KEY)
    sign_in_by_pin(desk, ana)
    assert desk.window.current_key == "guests"
    assert model_of(desk).stage is Stage.MATCHING

    desk.session.lock.lock(Reason.KEY)
    welcome = SignInService(desk.session.workplace).sign_in(1, PASSWORD)
    assert isinstance(welcome, Welcome)
    desk.session.lock.admit(welcome)
    desk.importing.choose()
    assert desk.window.current_key == IMPORT
    assert model_of(desk).can_import


def test_who_imports_but_sees_no_contacts_sees_none_of_the_file(person: Person) -> None:
    desk = person.desk
    assert HIDDEN not in samples_of(desk)
    at_work = desk.session.workplace.desk
    at_work.rights = at_work.rights - {Right.CONTACTS}
    desk.session.staff_chosen.emit()
    person.wait(lambda: model_of(desk).can_import)
    assert samples_of(desk) == [HIDDEN]
