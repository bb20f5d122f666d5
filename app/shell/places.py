"""Currencies and time zones to choose from, and which of them this computer suggests."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources

from PySide6.QtCore import QLocale, QTimeZone

from app.ui.form_fields import Option

LAST_RESORT_CURRENCY, LAST_RESORT_ZONE = "EUR", "UTC"


@dataclass(frozen=True)
class Zone:
    """A time zone and the country (ISO 3166, two letters) it lies in."""

    name: str
    region: str


def zones() -> list[Zone]:
    """Every time zone that is named after a place in a country."""
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return [Zone(columns[2], columns[0]) for columns in lines]


def zone_options() -> list[Option]:
    """The time zones by their place ("Zurich, Europe"), and UTC."""
    options = [Option(zone.name, _place(zone.name)) for zone in zones()]
    return [*sorted(options, key=lambda option: option.words), Option(LAST_RESORT_ZONE, LAST_RESORT_ZONE)]


def region_of(zone: str) -> str:
    """The country a time zone lies in; empty when there is none."""
    return next((known.region for known in zones() if known.name == zone), "")


def currency_options() -> list[Option]:
    """Every currency in use somewhere, by its code."""
    everywhere = QLocale.matchingLocales(
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    )
    codes = {locale.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode) for locale in everywhere}
    return [Option(code, code) for code in sorted(codes) if code]


def suggested_currency() -> str:
    """The currency of this computer's region."""
    code = QLocale.system().currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
    return code or LAST_RESORT_CURRENCY


def suggested_zone() -> str:
    """The time zone that this computer is set to, where it is one of those to choose from."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    return name if name in {zone.name for zone in zones()} else LAST_RESORT_ZONE


def _place(zone: str) -> str:
    area, _slash, place = zone.partition("/")
    parts = [part.replace("_", " ") for part in place.split("/")]
    return ", ".join([*reversed(parts), area])
