"""Real names, numbers and naughty strings."""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path

import pytest

from app.contacts.phones import read_phone
from app.core.text_folding import fold
from app.customers.lookup import Lookup
from app.storage.lookup.query import Need, parse
from app.storage.lookup.terms import ELSEWHERE, Document, Findable, Phone, document
from tests.storage.lookup.conftest import Town

PER_LANGUAGE = 25
MOST_PER_FILE = 400
OTHERWISE_AT_HOME = "+5491123456789"


def meets(need: Need, doc: Document) -> bool:
    """Whether a document meets one need."""
    terms = {term.removeprefix(ELSEWHERE) for term in doc.words}
    digits = "".join(run[-1] if at else run for at, run in enumerate(doc.runs) if run != "-")
    return need.is_met_by(terms) or bool(need.run and need.run in digits)


def names_of(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return [line.strip() for line in lines if line.strip()]


def test_names_find_themselves_and_their_folded_forms_find_them(corpora: Path) -> None:
    missed = []
    for path in sorted((corpora / "names-smashew").glob("*.txt")):
        known = names_of(path)
        for name in random.Random(3).sample(known, min(MOST_PER_FILE, len(known))):
            doc = document(Findable(names=(name,)))
            for typed in (name, fold(name), name.upper()):
                if not all(meets(need, doc) for need in parse(typed)) or not parse(typed):
                    missed.append((path.name, name, typed))
    assert missed == []


def test_a_sample_of_names_is_found_in_a_file(corpora: Path, town: Town) -> None:
    dice = random.Random(7)
    names: list[str] = []
    for path in sorted((corpora / "names-smashew").glob("*.txt")):
        known = names_of(path)
        names += dice.sample(known, min(PER_LANGUAGE, len(known)))
    town.add_all([(name, {}) for name in names])
    for name in names:
        for typed in (name, fold(name)):
            assert name in [row.name for row in town.find(typed, limit=700).rows], (name, typed)


def test_naughty_strings_find_themselves_and_break_nothing(corpora: Path, town: Town) -> None:
    strings = json.loads((corpora / "blns" / "blns.json").read_text(encoding="utf-8"))
    storable = [text for text in strings if text]
    town.add_all([(text, {"likes": [text], "aliases": [text]}) for text in storable])
    assert town.all_well()
    for text in storable:
        rows = town.find(text, limit=700).rows
        assert not parse(text) or text in [row.name for row in rows], text
        for row in rows:
            assert all(0 <= start < end <= len(row.name) for start, end in row.name_spans)


def test_a_number_that_is_dialled_otherwise_at_home_is_found_by_its_region(town: Town) -> None:
    at_home = Lookup(town.database, town.clock, zone="America/Argentina/Buenos_Aires", region="AR")
    town.add("Inés Paz", phones=[("+54 9 11 2345-6789", "+5491123456789", "91123456789")])
    assert town.names("011 15-2345-6789") == []
    assert [row.name for row in at_home.find("011 15-2345-6789").rows] == ["Inés Paz"]


@pytest.mark.parametrize("form", ["e164", "international", "national", "rfc3966"])
def test_a_number_of_every_region_is_found_in_each_of_its_forms(corpora: Path, form: str) -> None:
    missed = []
    with (corpora / "phones" / "phones.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            phone = read_phone(row["e164"], row["region"])
            if phone is None or row["e164"] == OTHERWISE_AT_HOME:
                continue
            doc = document(Findable(phones=(Phone(row["e164"], phone.e164, phone.national_digits),)))
            if not all(meets(need, doc) for need in parse(row[form])):
                missed.append((row["region"], row["e164"], row[form], phone.national_digits))
    assert missed == []
