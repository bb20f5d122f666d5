"""Mappings that are remembered, given, and changed by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.errors import Unreadable
from app.transfer.mapping.targets import Target
from app.transfer.opening import Choices
from tests.transfer.importing.imports import PEOPLE, Imports

ODD = "Kundin,Erreichbar unter,Bemerkung 2\nLéa Müller,lea@example.ch,lives by the lake\n"


def test_a_look_says_at_once_what_a_file_is(imports: Imports) -> None:
    (look,) = imports.service.inspect([imports.file("people.csv", PEOPLE)])
    assert (look.kind, look.rows, look.encoding_name, look.encoding.sure, look.delimiter) == (
        "csv",
        3,
        "utf-8",
        True,
        ";",
    )
    assert look.targets()["Customer No"] == "external_id"
    assert look.mapping is not None
    assert look.mapping.columns[1].samples == ("Müller", "Okafor", "Berg")
    assert (look.remembered_as, look.suggested_name) == ("", "people")


def test_a_mapping_chosen_by_hand_is_remembered_for_files_of_the_same_shape(imports: Imports) -> None:
    (look,) = imports.service.inspect([imports.file("monday.csv", ODD)])
    assert look.mapping is not None
    by_hand = look.mapping.with_target(2, Target.LEAVE_OUT).with_target(0, Target.NAME)
    chosen = imports.service.remap(look, by_hand)
    imports.service.run([chosen], names={chosen.path: "Lake list"})
    (again,) = imports.service.inspect([imports.file("tuesday.csv", ODD.replace(",", ";"))])
    assert (again.remembered_as, again.source) == ("Lake list", chosen.source)
    assert again.targets() == chosen.targets()
    assert imports.count("clue") == 0


def test_a_preview_remembers_nothing(imports: Imports) -> None:
    imports.preview(imports.file("monday.csv", ODD))
    assert imports.count("import_mapping") == 0


def test_a_given_mapping_goes_before_what_is_remembered(imports: Imports) -> None:
    path = imports.file("people.csv", PEOPLE)
    imports.bring(path)
    (look,) = imports.service.inspect([path], mapping={"Language": "leave_out"})
    assert look.targets()["Language"] == "leave_out"
    assert look.targets()["E-Mail"] == "email"
    saved = {"columns": [{"header": "Last Name", "target": "family"}]}
    (look,) = imports.service.inspect([path], mapping=saved)
    assert {header for header, target in look.targets().items() if target != "leave_out"} == {"Last Name"}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"Language": "tongue"}, "no target “tongue”"),
        ({"Shoe Size": "name"}, "no column “Shoe Size”"),
        (["name"], "not a saved matching"),
    ],
    ids=["unknown target", "unknown column", "no mapping"],
)
def test_a_mapping_that_does_not_fit_is_refused(imports: Imports, given: object, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        imports.service.inspect([imports.file("people.csv", PEOPLE)], mapping=given)


def test_a_chosen_encoding_is_taken(imports: Imports) -> None:
    path = imports.file("old.csv", PEOPLE.encode("cp1252"))
    choices: dict[Path, Choices] = {path: Choices(encoding="cp1252")}
    imports.service.run(imports.service.inspect([path], choices=choices))
    assert imports.rows("SELECT display_name FROM customer WHERE id = 1") == [("Léa Müller",)]


def test_a_file_that_is_something_else_than_it_is_called_is_refused(imports: Imports) -> None:
    with pytest.raises(Unreadable, match="cannot be read as vcard"):
        imports.service.inspect([imports.file("people.csv", PEOPLE)], kind="vcard")
