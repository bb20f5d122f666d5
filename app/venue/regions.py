"""In which country a venue dials, where nobody said."""

from __future__ import annotations

from zoneinfo import ZoneInfo


def region_of(language: str, zone: str) -> str:
    """The ISO 3166 country in the language tag ("de-CH"), else the one the time zone lies in, else ""."""
    for part in language.split("-")[1:]:
        if len(part) == 2 and part.isalpha():
            return part.upper()
    return _region_of_zone(zone)


def _region_of_zone(zone: str) -> str:
    from importlib import resources

    ZoneInfo(zone)
    table = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        columns = line.split("\t")
        if not line.startswith("#") and len(columns) > 2 and columns[2] == zone:
            return columns[0]
    return ""
