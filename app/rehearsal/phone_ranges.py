"""Telephone numbers that ring nowhere: ranges that regulators keep free for films and books."""

from __future__ import annotations

from dataclasses import dataclass

from app.rehearsal.wheels import Chance, draw


@dataclass(frozen=True)
class PhoneRange:
    """Numbers of one pattern; ``shown`` takes one number or, with ``split``, a quotient and a rest."""

    shown: str
    count: int
    split: int = 0
    first: int = 0
    areas: tuple[int, ...] = ()


_NORTH_AMERICAN_AREAS = tuple(
    area for area in range(201, 990) if area % 100 != 11 and area // 10 % 10 != 9 and area != 555
)

RANGES: dict[str, tuple[PhoneRange, ...]] = {
    "CH": (PhoneRange("+41 79 555 %02d %02d", 10_000, split=100),),
    "GB": (
        PhoneRange("+44 7700 900%03d", 1000),
        PhoneRange("+44 7700 900%03d", 1000),
        PhoneRange("+44 20 7946 0%03d", 1000),
        PhoneRange("+44 113 496 0%03d", 1000),
        PhoneRange("+44 121 496 0%03d", 1000),
        PhoneRange("+44 131 496 0%03d", 1000),
        PhoneRange("+44 141 496 0%03d", 1000),
        PhoneRange("+44 161 496 0%03d", 1000),
        PhoneRange("+44 1632 960%03d", 1000),
    ),
    "IE": (PhoneRange("+353 20 91%01d %04d", 100_000, split=10_000),),
    "US": (PhoneRange("+1 %03d-555-01%02d", 100, split=100, areas=_NORTH_AMERICAN_AREAS),),
    "AU": (
        PhoneRange("+61 2 5550 %04d", 10_000),
        PhoneRange("+61 2 7010 %04d", 10_000),
        PhoneRange("+61 3 5550 %04d", 10_000),
        PhoneRange("+61 3 7010 %04d", 10_000),
        PhoneRange("+61 7 5550 %04d", 10_000),
        PhoneRange("+61 7 7010 %04d", 10_000),
        PhoneRange("+61 8 5550 %04d", 10_000),
        PhoneRange("+61 8 7010 %04d", 10_000),
    ),
    "FR": (
        PhoneRange("+33 1 99 00 %02d %02d", 10_000, split=100),
        PhoneRange("+33 2 61 91 %02d %02d", 10_000, split=100),
        PhoneRange("+33 3 53 01 %02d %02d", 10_000, split=100),
        PhoneRange("+33 4 65 71 %02d %02d", 10_000, split=100),
        PhoneRange("+33 5 36 49 %02d %02d", 10_000, split=100),
        PhoneRange("+33 6 39 98 %02d %02d", 10_000, split=100),
    ),
    "DE": (
        PhoneRange("+49 30 23125 %03d", 1000),
        PhoneRange("+49 40 66969 %03d", 1000),
        PhoneRange("+49 69 90009 %03d", 1000),
        PhoneRange("+49 89 99998 %03d", 1000),
        PhoneRange("+49 221 4710 %03d", 1000),
        PhoneRange("+49 171 39200 %02d", 100),
    ),
    "SE": (
        PhoneRange("+46 8 465 004 %02d", 100),
        PhoneRange("+46 31 390 06 %02d", 50),
        PhoneRange("+46 40 628 04 %02d", 100),
        PhoneRange("+46 70 174 06 %02d", 95, first=5),
    ),
}
_TRUNK = {"US": ""}


def draw_phone(chance: Chance, region: str) -> str:
    """A number of this region as it is written with its country code."""
    kept_free = draw(chance, RANGES[region])
    number = kept_free.first + int(chance() * kept_free.count)
    if kept_free.areas:
        number += 100 * draw(chance, kept_free.areas)
    return kept_free.shown % (divmod(number, kept_free.split) if kept_free.split else number)


def digits_of_phone(shown: str) -> tuple[str, str]:
    """E.164 and the digits without the country code of a number written with it."""
    code, _, rest = shown.partition(" ")
    national = rest.replace(" ", "").replace("-", "")
    return code + national, national


def written_at_home(shown: str, region: str) -> str:
    """The number as somebody in the same country writes it."""
    rest = shown.partition(" ")[2]
    return _TRUNK.get(region, "0") + rest
