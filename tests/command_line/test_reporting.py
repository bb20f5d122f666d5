"""``report``."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from tests.command_line.conftest import Run

LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\u00a0": " "}


def pages_of(file: Path) -> list[str]:
    """The words of each page, in one line."""
    texts = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(file).pages]
    for joined, apart in LIGATURES.items():
        texts = [text.replace(joined, apart) for text in texts]
    return texts


def test_a_month_is_told_on_one_to_three_numbered_pages(
    run: Run, hotel: Path, tmp_path: Path, qapp: QApplication
) -> None:
    target = tmp_path / "october.pdf"
    code, answer, messages = run(
        "report", "--month", "2026-10", "--out", str(target), "--data-dir", str(hotel)
    )
    assert (code, messages) == (0, "")
    pages = pages_of(target)
    assert answer == {"file": str(target), "month": "2026-10", "pages": len(pages)}
    assert 1 <= len(pages) <= 3
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
    assert "October 2026" in pages[0]
    assert "Harbour House" in pages[0]
    whole = " ".join(pages)
    for words in ("Would recommend us", "Promises kept on time", "Along the journey", "Put right", "Moments"):
        assert words in whole
    assert "What we change next" in pages[-1]


def test_the_report_carries_its_fonts(run: Run, hotel: Path, tmp_path: Path, qapp: QApplication) -> None:
    target = tmp_path / "october.pdf"
    run("report", "--month", "2026-10", "--out", str(target), "--data-dir", str(hotel))
    fonts = [
        font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        for page in pypdf.PdfReader(target).pages
        for font in page["/Resources"]["/Font"].values()
    ]
    assert fonts
    for font in fonts:
        assert "/FontFile2" in font or "/FontFile3" in font


def test_a_month_to_come_is_refused(run: Run, hotel: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    code, answer, messages = run(
        "report", "--month", "2026-12", "--out", str(target), "--data-dir", str(hotel)
    )
    assert (code, answer) == (1, None)
    assert "has not begun" in messages
    assert not target.exists()


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "October", "2026-10-01", "0000-01", ""])
def test_what_is_no_month_is_wrong_usage(run: Run, hotel: Path, tmp_path: Path, month: str) -> None:
    code, _answer, messages = run(
        "report", "--month", month, "--out", str(tmp_path / "out.pdf"), "--data-dir", str(hotel)
    )
    assert code == 2
    assert "--month" in messages


@pytest.mark.parametrize("place", ["", "missing/out.pdf"])
def test_where_no_file_can_be_is_refused_in_a_sentence(
    run: Run, hotel: Path, tmp_path: Path, place: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    code, _answer, messages = run(
        "report", "--month", "2026-10", "--out", str(folder / place), "--data-dir", str(hotel)
    )
    assert code == 1
    assert "folder" in messages
    assert list(folder.iterdir()) == []


def test_what_is_no_pdf_is_never_written_over(
    run: Run, hotel: Path, tmp_path: Path, qapp: QApplication
) -> None:
    letters = tmp_path / "letters.txt"
    letters.write_text("Dear guest", encoding="utf-8")
    venue = hotel / "venue.regulars"
    for target in (letters, venue):
        before = target.read_bytes()
        code, _answer, messages = run(
            "report", "--month", "2026-10", "--out", str(target), "--data-dir", str(hotel)
        )
        assert code == 1
        assert "It was not touched." in messages
        assert target.read_bytes() == before


def test_a_report_may_be_written_anew(run: Run, hotel: Path, tmp_path: Path, qapp: QApplication) -> None:
    target = tmp_path / "out.pdf"
    for month, title in (("2026-09", "September 2026"), ("2026-10", "October 2026")):
        code, _answer, _messages = run(
            "report", "--month", month, "--out", str(target), "--data-dir", str(hotel)
        )
        assert code == 0
        assert title in pages_of(target)[0]


def test_long_before_the_first_answer_one_page_says_so(
    run: Run, hotel: Path, tmp_path: Path, qapp: QApplication
) -> None:
    target = tmp_path / "out.pdf"
    code, answer, _messages = run(
        "report", "--month", "2001-03", "--out", str(target), "--data-dir", str(hotel)
    )
    assert (code, answer["pages"]) == (0, 1)
    (page,) = pages_of(target)
    assert "Nobody answered" in page
    assert "What we change next" in page
    assert "0%" not in page


def test_the_running_month_says_that_it_is_not_over(
    run: Run, hotel: Path, tmp_path: Path, qapp: QApplication
) -> None:
    target = tmp_path / "out.pdf"
    code, _answer, _messages = run(
        "report", "--month", "2026-11", "--out", str(target), "--data-dir", str(hotel)
    )
    assert code == 0
    assert "the month is not over" in pages_of(target)[0]
