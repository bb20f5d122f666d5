"""A printed table holds every row, on as many pages as it takes, with the heading on each."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.sheets import Sheet, SheetColumn
from app.printing.paper import Paper, save_pdf
from app.printing.table_pages import TablePages


def log(rows: int) -> Sheet:
    columns = (SheetColumn("Case"), SheetColumn("What happened", 4), SheetColumn("Cost", right=True))
    lines = [(f"{number:04}", f"Shower cold in <b>{number} & more", number) for number in range(rows)]
    return Sheet(
        "Recovery log · Harbour House", ("Open cases", "Wednesday, 25 November 2026"), columns, lines
    )


def pages(path: Path) -> list[str]:
    """The words of each page, with plain letters and single spaces."""
    texts = [unicodedata.normalize("NFKC", page.extract_text()) for page in pypdf.PdfReader(path).pages]
    return [" ".join(text.split()) for text in texts]


@pytest.mark.parametrize("rows", [0, 1, 120])
def test_every_row_is_on_paper_as_it_was_typed(qapp: QApplication, tmp_path: Path, rows: int) -> None:
    save_pdf(TablePages(log(rows), words=str, family="Inter"), tmp_path / "log.pdf", across=True)
    texts = pages(tmp_path / "log.pdf")
    whole = "\n".join(texts)
    assert "Recovery log · Harbour House" in texts[0]
    assert all(f"Shower cold in <b>{number} & more" in whole for number in range(rows))
    assert all("What happened" in text for text in texts)
    assert (len(texts) > 2) == (rows == 120)
    assert [f"Page {number} of {len(texts)}" in text for number, text in enumerate(texts, 1)] == [True] * len(
        texts
    )


def test_the_page_lies_across_where_that_is_wanted(qapp: QApplication, tmp_path: Path) -> None:
    for across in (True, False):
        path = tmp_path / f"{across}.pdf"
        save_pdf(TablePages(log(1), words=str, family="Inter"), path, across=across)
        box = pypdf.PdfReader(path).pages[0].mediabox
        assert (box.width > box.height) == across


def test_the_pages_are_shown_before_they_are_printed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = Paper(window).preview(TablePages(log(3), words=str, family="Inter"), across=True)
    dialog.show()
    assert dialog.parent() is window
    assert dialog.windowTitle() == "Recovery log · Harbour House"
    dialog.close()


def test_a_word_longer_than_its_column_breaks_and_loses_nothing(qapp: QApplication, tmp_path: Path) -> None:
    word = "".join(chr(ord("a") + at % 26) for at in range(300))
    sheet = Sheet("Log", (), (SheetColumn("A"), SheetColumn("B")), [(word, "two\nlines")])
    save_pdf(TablePages(sheet, words=str, family="Inter"), tmp_path / "long.pdf")
    text = pages(tmp_path / "long.pdf")[0]
    assert word in text.replace(" ", "")
    assert "two lines" in text
