"""The settings of a real venue, in the whole program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.cases.services import CaseServices
from app.recovery.settings.page import RecoverySettingsPage
from app.shell.settings_page import SettingsPage
from app.ui.form_fields import LineField

if TYPE_CHECKING:
    from tests.journeys.conftest import Person


def test_a_new_venue_sets_its_targets_and_limits(start: Callable[[Path], Person], tmp_path: Path) -> None:
    person = start(tmp_path)
    desk = person.set_up()
    person.wait(lambda: desk.session.is_open)
    desk.window.show_pane("settings")
    page = desk.window.pane("settings")
    assert isinstance(page, SettingsPage)
    model = page.pick.list.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        *("The venue", "How it looks", "Your place"),
        *("Staff and safety", "Your sign-in", "Staff", "Who may do what"),
        *("Data", "Backups", "Encryption", "Log", "Consents", "Retention"),
        *("Recovery", "Service recovery", "Gestures", "Categories and departments"),
        *("Moments", "Moments", "Playbooks", "Kinds of occasions"),
        *("Metrics", "Surveys", "Themes", "Templates of answers"),
    ]
    for key in ("venue", "moments", "playbooks", "own-kinds", "gestures", "surveys", "themes", "categories"):
        page.open(key)
    recovery = page.open("recovery")
    assert isinstance(recovery, RecoverySettingsPage)
    person.wait(lambda: bool(recovery.bound))
    for name, typed in (("targets.critical.acknowledge", "3 min"), ("limits.desk", "75")):
        field = recovery.bound[name].field
        assert isinstance(field, LineField)
        field.set_text(typed)
        field.edited.emit()
    recovery.save()

    kept = CaseServices.at(desk.session.workplace).settings.get()
    assert kept.targets["critical"].acknowledge == 3
    assert list(kept.limits.values()) == [7_500]
    assert recovery.bar.isHidden()
