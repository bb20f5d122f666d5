"""The recovery log goes to a file and to paper from the pane itself."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintPreviewDialog

from app.cases.schemas.drafts import CaseDraft
from app.cases.services import CaseServices
from app.ui.dialogs import Dialogs
from tests.journeys.conftest import Person


def with_two_cases(person: Person) -> None:
    desk = person.set_up()
    opening = CaseServices.at(desk.session.workplace).opening
    for what in ("=Cold shower", "Waited 25 min for the bill"):
        desk.session.runner.do(lambda what=what: opening.log_case(CaseDraft(walk_in="Table 9", what=what)))  # type: ignore[misc]


@pytest.mark.parametrize("name", ["log.csv", "log.xlsx", "log"])
def test_the_log_is_saved_where_it_is_wanted(
    start: Callable[[Path], Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    person = start(tmp_path / "venue")
    with_two_cases(person)
    pane = person.desk.recovering.pane
    person.wait(lambda: len(pane.view_model.rows) == 2)
    monkeypatch.setattr(Dialogs, "file_to_save", lambda *_args, **_words: tmp_path / name)
    pane.front.ask_export()
    notice = person.desk.session.notices.latest
    assert notice is not None
    assert notice.text == f"“{name if '.' in name else 'log.xlsx'}” saved with 2 cases"
    if name == "log.csv":
        with (tmp_path / name).open(encoding="utf-8-sig", newline="") as file:
            happened = {row["What happened"] for row in csv.DictReader(file)}
        assert happened == {"'=Cold shower", "Waited 25 min for the bill"}


def test_the_chosen_cases_are_shown_on_paper_before_they_are_printed(
    start: Callable[[Path], Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = start(tmp_path / "venue")
    with_two_cases(person)
    pane = person.desk.recovering.pane
    person.wait(lambda: len(pane.view_model.rows) == 2)
    shown: list[str] = []
    monkeypatch.setattr(QPrintPreviewDialog, "open", lambda dialog: shown.append(dialog.windowTitle()))
    pane.front.ask_print()
    assert shown == ["Service recovery · Harbour House"]
