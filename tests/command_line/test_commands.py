"""What the commands answer, and how they end."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import __version__
from app.__main__ import main
from app.command_line.output import Output
from tests.command_line.conftest import Run


def test_a_rehearsal_says_what_it_made(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "boutique"
    code, answer, _ = run("rehearsal", "boutique", "--size", "20", "--no-open", "--data-dir", str(folder))
    assert code == 0
    assert answer["customers"] == 20
    assert Path(answer["path"]) == folder / "venue.regulars"
    assert set(answer) == {"venue", "customers", "visits", "path"}


def test_the_same_words_make_the_same_people(run: Run, hotel: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    run("rehearsal", "hotel", "--size", "40", "--today", "2026-11-25", "--no-open", "--data-dir", str(again))
    for text in ("a", "o", "079"):
        assert run("find", text, "--data-dir", str(hotel)) == run("find", text, "--data-dir", str(again))


def test_find_answers_as_the_window_does(run: Run, hotel: Path) -> None:
    code, rows, _ = run("find", "odermatt lea", "--data-dir", str(hotel))
    assert code == 0
    assert [row["name"] for row in rows] == ["Léa Müller-Odermatt"]
    assert rows[0]["here_now"] is True
    assert rows[0]["phone_tail"] == "8821"
    assert rows[0]["musts"][0].startswith("Coeliac")
    assert rows[0]["matched"] == {"field": "name", "text": "Léa Müller-Odermatt"}


def test_find_says_what_else_matched(run: Run, hotel: Path) -> None:
    _, rows, _ = run("find", "oat milk", "--data-dir", str(hotel), "--limit", "5")
    assert rows[0]["matched"] == {"field": "preference", "text": "Flat white, oat milk"}


def test_finding_nobody_is_an_empty_list_and_no_failure(run: Run, hotel: Path) -> None:
    code, rows, messages = run("find", "zzyzx", "--data-dir", str(hotel))
    assert (code, rows) == (0, [])
    assert messages.strip() == "Nobody matches “zzyzx”."


def test_show_gives_the_card(run: Run, hotel: Path) -> None:
    _, rows, _ = run("find", "odermatt", "--data-dir", str(hotel))
    code, card, _ = run("show", str(rows[0]["id"]), "--data-dir", str(hotel))
    assert code == 0
    assert card["preferred_name"] == "Léa"
    assert "lea@example.com" in card["emails"]
    assert card["visits"]["currency"] == "CHF"
    assert any(entry["kind"] == "visit" for entry in card["history"])
    assert any("Biscuit" in line["text"] for line in card["say"])
    assert len(card["say"]) <= 3


def test_showing_somebody_unknown_is_refused_in_one_sentence(run: Run, hotel: Path) -> None:
    code, answer, messages = run("show", "99999", "--data-dir", str(hotel))
    assert (code, answer) == (1, None)
    assert len(messages.strip().splitlines()) == 1
    assert "Traceback" not in messages
    assert "_count" not in messages


def test_check_proves_that_the_file_is_whole(run: Run, hotel: Path) -> None:
    code, answer, _ = run("check", "--data-dir", str(hotel))
    assert code == 0
    assert answer["ok"] is True
    assert {"integrity", "foreign keys", "lookup index"} <= {check["name"] for check in answer["checks"]}


def test_check_notices_a_row_changed_behind_the_programs_back(run: Run, hotel: Path) -> None:
    import sqlcipher3.dbapi2 as sqlite

    connection = sqlite.connect(str(hotel / "venue.regulars"))
    connection.execute("UPDATE customer SET display_name = 'Somebody Else' WHERE id = 1")
    connection.commit()
    connection.close()
    code, answer, _ = run("check", "--data-dir", str(hotel))
    assert code == 1
    wrong = [check["name"] for check in answer["checks"] if not check["ok"]]
    assert wrong == ["lookup index", "cases"]


def test_without_a_venue_a_command_says_what_to_do(run: Run, tmp_path: Path) -> None:
    code, answer, messages = run("find", "x", "--data-dir", str(tmp_path / "nothing"))
    assert (code, answer) == (1, None)
    assert "no venue" in messages
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("find",),
        ("rehearsal", "castle"),
        ("show", "abc"),
        ("show", "99999999999999999999"),
        ("undo-import", "99999999999999999999"),
        ("find", "x", "--limit", "99999999999999999999"),
        ("rehearsal", "hotel", "--today", "31.02.2026"),
        ("dance",),
    ],
)
def test_wrong_usage_ends_with_two(run: Run, words: tuple[str, ...]) -> None:
    code, answer, messages = run(*words)
    assert (code, answer) == (2, None)
    assert "Traceback" not in messages


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["--version"])
    assert leaving.value.code == 0
    assert capsys.readouterr().out.strip() == f"Regulars {__version__}"


def test_a_build_stopped_from_outside_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "big"
    command = [
        sys.executable, "-m", "app", "rehearsal", "hotel", "--size", "200000", "--no-open", "--data-dir", str(folder),
    ]  # fmt: skip
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=root, env=os.environ, stderr=subprocess.PIPE, text=True) as process:
        while not (folder.exists() and any(folder.iterdir())):
            assert process.poll() is None
        process.terminate()
        _, messages = process.communicate(timeout=60)
    assert process.returncode == 1
    assert messages.strip() == "Stopped. Nothing was changed."
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(("words", "answer"), [(["--json"], "\u0141"), ([], "?")])
def test_an_answer_is_given_wherever_it_is_sent(words: list[str], answer: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        Output(as_json=bool(words)).answer(["\u0141", "\udcff"], ["\u0141"])
    given = stream.buffer.getvalue()  # type: ignore[attr-defined]
    if words:
        assert json.loads(given.decode("utf-8")) == [answer, "\udcff"]
    else:
        assert given == b"?\n"
