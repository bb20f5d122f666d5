"""A task sheet breaks no moment in two where it fits on a page, and loses nothing of a long one."""

from __future__ import annotations

from pathlib import Path

import pypdf
from PySide6.QtWidgets import QApplication

from app.moments.sheets.schemas import SheetMoment, SheetTask
from app.printing.paper import save_pdf
from app.printing.task_sheet.pages import task_sheet


def moment(title: str, *, tasks: int) -> SheetMoment:
    return SheetMoment(
        title=title,
        day="Sunday, 29 Nov 2026",
        where="room 412",
        musts=("Coeliac <no gluten>",),
        unknown="",
        gestures=("Giraffe cake",),
        tasks=tuple(SheetTask(f"{title} task{at:03}.", due="", owner="", done=False) for at in range(tasks)),
        dos="",
        donts="",
        note=f"{title} ends.",
        minding=("Phone calls",),
    )


def pages_of(moments: list[SheetMoment], target: Path) -> list[str]:
    save_pdf(task_sheet(moments, title="Task sheet", facts=["Harbour House"], family="Inter"), target)
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(target).pages]


def test_a_moment_stays_on_one_page(qapp: QApplication, tmp_path: Path) -> None:
    names = ["Ada", "Ben", "Cleo", "Dora", "Emil"]
    pages = pages_of([moment(name, tasks=8) for name in names], tmp_path / "sheet.pdf")
    assert len(pages) > 1
    for name in names:
        assert [f"{name} task000." in page for page in pages] == [f"{name} ends." in page for page in pages]
        assert sum(f"{name} ends." in page for page in pages) == 1
    assert [f"Page {number}" in page for number, page in enumerate(pages, start=1)] == [True] * len(pages)


def test_a_moment_longer_than_a_page_goes_on_and_loses_nothing(qapp: QApplication, tmp_path: Path) -> None:
    pages = pages_of([moment("Ada", tasks=90)], tmp_path / "sheet.pdf")
    assert len(pages) > 2
    whole = " ".join(pages)
    assert [whole.count(f"task{at:03}.") for at in range(90)] == [1] * 90
    assert "Ada ends." in pages[-1]


def test_what_must_not_go_wrong_comes_before_all_else(qapp: QApplication, tmp_path: Path) -> None:
    save_pdf(
        task_sheet([moment("Ada", tasks=1)], title="Task sheet", facts=[], family="Inter"),
        tmp_path / "sheet.pdf",
    )
    (page,) = pypdf.PdfReader(tmp_path / "sheet.pdf").pages
    text = " ".join(page.extract_text().split())
    assert text.index("Coeliac <no gluten>") < text.index("Phone calls") < text.index("Giraffe cake")


def test_a_day_without_anything_to_prepare_says_so(qapp: QApplication, tmp_path: Path) -> None:
    (page,) = pages_of([], tmp_path / "sheet.pdf")
    assert "Nothing to prepare." in page
