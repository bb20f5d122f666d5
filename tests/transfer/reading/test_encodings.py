"""The right letters, or a question: never the wrong ones silently."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.errors import Unreadable
from app.transfer.reading.encodings import Encoding, chosen, decoded, detect, detect_old
from app.transfer.reading.sources import look_at
from tests.examples import examples

Written = Callable[[bytes], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(content: bytes) -> Path:
        path = tmp_path / "list.csv"
        path.write_bytes(content)
        return path

    return write


def _read(path: Path, encoding: Encoding | None = None) -> str:
    source = look_at(path)
    return "".join(decoded(source, encoding or detect(source)))


SPANISH = "Nombre;Ciudad\nJosé Muñoz;Málaga\nBegoña Peña;León\nÍñigo López;Cádiz\n"
GERMAN = "Name;Straße\nMüller, Jürgen;Hauptstraße 5\nGrößer;Köln\nWeiß;Düsseldorf\n"
FRENCH = "Prénom;Nom\nRené;Lefèvre\nFrançoise;Bâtiment\nZoé;Noël\nHélène;Crête\n"
POLISH = "Imię;Nazwisko\nŁukasz;Wójcik\nMałgorzata;Kowalczyk\nŚwiątek;Dąbrowski\nŹdźbło;Żak\n"
CZECH = "Jméno;Příjmení\nJiří;Dvořák\nŽaneta;Šťastná\nTomáš;Kučera\nEliška;Němcová\n"
TURKISH = "Ad;Soyad\nİbrahim;Yıldız\nŞule;Çağlar\nGökhan;Öztürk\nIşık;Doğan\n"
RUSSIAN = "Имя;Фамилия\nИван;Петров\nСергей;Щукин\nНаталья;Ёлкина\nОльга;Соколова\n"
GREEK = "Όνομα;Επώνυμο\nΓιώργος;Παπαδόπουλος\nΜαρία;Νικολάου\n"
JAPANESE = "氏名;住所\n田中太郎;東京都千代田区\n鈴木花子さん;大阪府大阪市\n佐藤ゆき;名古屋市\n"
SIMPLIFIED = "姓名;地址\n王伟;北京市朝阳区\n李娜;上海市浦东新区\n张敏;广州市天河区\n"
TRADITIONAL = "姓名;地址\n王小明;台北市信義區\n林美玲;高雄市前金區\n陳志豪;臺中市西區\n"
KOREAN = "이름;주소\n김민수;서울특별시\n이영희;부산광역시\n박지성;대구광역시\n"
LITHUANIAN = "Žydrūnas Šarūnas;Šiauliai\nRamūnė Jurgaitė;Panevėžys\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SPANISH, "cp1252"),
        (SPANISH, "latin-1"),
        (GERMAN, "cp1252"),
        (GERMAN, "cp850"),
        (FRENCH, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (CZECH, "cp1250"),
        (TURKISH, "cp1254"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (GREEK, "cp1253"),
        (LITHUANIAN, "cp1257"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (SIMPLIFIED, "gb18030"),
        (TRADITIONAL, "big5"),
        (KOREAN, "euc-kr"),
    ],
)
def test_an_old_encoding_is_told_by_its_words(written: Written, text: str, encoding: str) -> None:
    path = written(text.encode(encoding))
    assert _read(path) == text


TEXTS = (SPANISH, GERMAN, FRENCH, POLISH, CZECH, TURKISH, RUSSIAN, GREEK, LITHUANIAN)
OLD = "cp1252 cp1250 iso8859-2 iso8859-15 cp1254 cp1257 cp1251 koi8-r cp866 iso8859-5 cp1253 cp850 cp852 mac-roman"


def _fits(text: str, encoding: str) -> bool:
    return text.encode(encoding, "ignore").decode(encoding) == text


@pytest.mark.parametrize(
    ("text", "encoding"), [(text, old) for text in TEXTS for old in OLD.split() if _fits(text, old)]
)
def test_whoever_is_sure_is_right(text: str, encoding: str) -> None:
    lines = b"\n".join(line for line in text.encode(encoding).split(b"\n") if not line.isascii())
    found = detect_old(lines)
    assert not found.sure or lines.decode(found.name) == lines.decode(encoding)


def test_sure_readings_of_real_names_are_right(corpora: Path) -> None:
    for path in sorted((corpora / "names-smashew").glob("*_*.txt")):
        text = path.read_text("utf-8")
        for encoding in ("cp1252", "cp1250", "cp850", "mac-roman", "iso8859-15"):
            try:
                lines = b"\n".join(line for line in text.encode(encoding).split(b"\n") if not line.isascii())
            except UnicodeEncodeError:
                continue
            found = detect_old(lines) if lines else None
            if found is not None and found.sure:
                assert lines.decode(found.name) == lines.decode(encoding), (path.name, encoding)


def test_a_single_strange_word_is_asked_about(written: Written) -> None:
    found = detect(look_at(written("Name\nIvan Ćosić\n".encode("cp1250"))))
    assert not found.sure
    assert "cp1250" in (found.name, *found.others)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [SPANISH, RUSSIAN, "Name;Phone\nAda;12\n" * 20, SPANISH * 9000])
def test_unicode_is_read_with_and_without_its_mark(written: Written, text: str, encoding: str) -> None:
    path = written(text.encode(encoding))
    assert detect(look_at(path)).sure
    assert _read(path) == text


def test_letters_that_come_late_in_a_long_file_count(written: Written) -> None:
    late = "Name;City\n" + "Ada;Lund\n" * 100_000 + SPANISH
    assert _read(written(late.encode("cp1252"))) == late


def test_a_few_wrong_bytes_do_not_turn_utf8_into_something_else(written: Written) -> None:
    path = written((GERMAN * 50).encode() + b"Caf\xe9;x\n")
    found = detect(look_at(path))
    assert (found.name, found.damaged) == ("utf-8", True)
    assert GERMAN in _read(path)


def test_the_corpora_come_out_in_the_right_letters(corpora: Path) -> None:
    expected = json.loads((corpora / "csv-messytables/expected.json").read_text("utf-8"))
    for name in ("characters.csv", "spanish_chars.csv"):
        source = look_at(corpora / "csv-messytables" / name)
        found = detect(source)
        assert found.sure
        assert "".join(decoded(source, found)) == source.path.read_bytes().decode(expected[name]["encoding"])


def test_an_encoding_can_be_chosen_by_hand(written: Written) -> None:
    path = written("Name\nĆosić\n".encode("cp1250"))
    assert _read(path, chosen("windows-1250")) == "Name\nĆosić\n"
    with pytest.raises(Unreadable, match="There is no encoding"):
        chosen("klingon")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(40))
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200))
def test_utf8_is_always_read_back(written: Written, text: str) -> None:
    path = written(("x" + text).encode())
    assert _read(path) == "x" + text
