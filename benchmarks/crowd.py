"""A venue's file with very many made-up customers, quickly."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from app.core.clock import SystemClock
from app.storage.lookup.writing import rebuild
from app.storage.opening import create_file, open_file
from app.storage.summaries import rebuild_summaries

TODAY = date(2026, 11, 25)
BATCH = 20_000
GIVEN = (
    "Anna Ben Chloé Daniel Elena François Greta Hüseyin Irina João Katarzyna Lukas Łukasz Maria Niamh Óscar Petra Quentin "
    "Rosa Søren Tomáš Ursula Viktor Wanda Xavier Yara Zoë Иван Ольга Юлия Γιώργος Ελένη محمد Anne-Marie Jürgen Björn "
    "Pedro Woodrow Sherrie Mehmet Priya Rahul Mei Kenji Aroha Thabo Amara Kwame Ngozi Luis Carmen Paolo Giulia"
).split()
STEMS = (
    "Müll Schneid Web Kowal Nowak Silv Ferreir Garc Fernánd Ross Bianch Dvoř Novot Petr Ivan Papad Nikol Øst Ångstr "
    "Berg Lind Hans Jens O'Bri McDon Smi Joh Tayl Thomps Okaf Mbek Nkos Yamam Tanak Lee Kim Park Nguy Tr Shar Pat Khan "
    "Haddad Mansour Cohen Levi Dupon Moreau Lefèv Groß Strauß Kön Baum Stein Wald Sand Marsh Ward Hill Wood Brook Field"
).split()
SYLLABLES = "ba del gor han kir lom mar nes por rud sam tov ul vin wes yar zan chel dro fri gla kno pre sti tru".split()
ENDS = (
    "er ers ert ski ska sky a as o os i is ez es en on son sen sson ström berg mann hof stein feld bach ova ov enko idis "
    "opoulos akis elli ini etti ley ton ham well man ford field wood"
).split()
HANZI = "王李张刘陈杨黄赵周吴伟芳娜敏静强磊军洋勇艳杰娟涛明超秀霞平刚桂英田中村山本小林加藤"
PETS = "Biscuit Luna Max Bella Rocky Müsli Oskar Coco".split()
LIKES = (
    "oat milk|high floor|feather-free pillow|extra blanket|flat white|quiet room|window table|still water|"
    "late check-out|red wine|tulips|sea view|courtyard side|early breakfast|newspaper|green tea"
).split("|")
MUSTS = ("no gluten", "nut allergy", "wheelchair access", "vegan")
TAGS = ("VIP", "press", "regular", "wine club", "neighbour")
COUNTRIES = (("41", 9), ("49", 10), ("33", 9), ("44", 10), ("1", 10), ("39", 10), ("34", 9), ("48", 9))

_INSERTS = {
    "customer": "(id, display_name, given_name, family_name, card_number, tier, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
    "contact_point": "(customer_id, kind, value, normal, national_digits) VALUES (?, ?, ?, ?, ?)",
    "companion": "(customer_id, name, kind) VALUES (?, ?, 'pet')",
    "customer_tag": "(customer_id, tag_id) VALUES (?, ?)",
    "preference": "(customer_id, text, strength, scope, evidence, times_seen, noted_at)"
    " VALUES (?, ?, ?, 'standing', 'told', 1, '2026-01-01')",
    "visit": "(customer_id, status, arrives_on, leaves_on, place, reference) VALUES (?, ?, ?, ?, ?, ?)",
}
Rows = dict[str, list[tuple[Any, ...]]]


class Crowd:
    """Makes people up, the same ones for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self._dice = random.Random(seed)

    def name(self) -> tuple[str, str]:
        """Given and family name; some are far more frequent than others."""
        dice = self._dice
        if dice.random() < 0.04:
            return dice.choice(HANZI), dice.choice(HANZI)
        family = self._family()
        if dice.random() < 0.08:
            family += "-" + self._family()
        return self._often_the_first(GIVEN), family

    def _family(self) -> str:
        dice = self._dice
        if dice.random() < 0.4:
            return self._often_the_first(STEMS) + dice.choice(ENDS)
        made_up = dice.choice(SYLLABLES).capitalize() + self._often_the_first(SYLLABLES)
        return made_up + (dice.choice(SYLLABLES) if dice.random() < 0.4 else "") + dice.choice(ENDS)

    def _often_the_first(self, words: list[str]) -> str:
        return words[int(len(words) * self._dice.random() ** 2)]

    def add(self, rows: Rows, number: int) -> None:
        """One customer with everything that is known of them."""
        dice = self._dice
        given, family = self.name()
        name = f"{given} {family}" if given not in HANZI else f"{family}{given}"
        card = str(dice.randint(10**11, 10**12)) if dice.random() < 0.3 else ""
        tier = "Gold" if dice.random() < 0.05 else ""
        rows["customer"].append((number, name, given, family, card, tier, "2020-01-01 00:00:00"))
        rows["contact_point"] += self._contacts(number, given)
        rows["preference"] += self._preferences(number)
        rows["visit"] += self._visits(number)
        if dice.random() < 0.2:
            rows["companion"].append((number, dice.choice(PETS)))
        if dice.random() < 0.2:
            rows["customer_tag"].append((number, dice.randint(1, len(TAGS))))

    def _contacts(self, number: int, given: str) -> Iterator[tuple[Any, ...]]:
        dice = self._dice
        if dice.random() < 0.9:
            country, length = dice.choice(COUNTRIES)
            national = str(dice.randint(2 * 10 ** (length - 1), 10**length - 1))
            yield number, "phone", f"+{country} {national}", f"+{country}{national}", national
        if dice.random() < 0.7:
            address = (
                f"{given.lower()}.{self._often_the_first(STEMS).lower()}{dice.randint(1, 99)}@example.com"
            )
            yield number, "email", address, address, ""

    def _preferences(self, number: int) -> Iterator[tuple[Any, ...]]:
        for text in self._dice.sample(LIKES, self._dice.choice((0, 0, 1, 1, 2, 3))):
            yield number, text, "like"
        if self._dice.random() < 0.08:
            yield number, self._dice.choice(MUSTS), "must"

    def _visits(self, number: int) -> Iterator[tuple[Any, ...]]:
        dice = self._dice
        for turn in range(1 + int(dice.expovariate(0.7))):
            day = TODAY - timedelta(days=int(1_800 * dice.random() ** 1.5) + 1)
            yield number, "completed", str(day), str(day + timedelta(days=2)), "", f"HB{number}{turn}"
        if dice.random() * 400_000 < 160:
            yield number, "here", str(TODAY), str(TODAY + timedelta(days=2)), str(dice.randint(101, 899)), ""
        elif dice.random() * 400_000 < 800:
            yield number, "booked", str(TODAY + timedelta(days=dice.randint(0, 5))), None, "", f"HN{number}"


def crowd_file(folder: Path, size: int) -> Path:
    """A file with ``size`` customers, made where there is none yet."""
    path = folder / f"crowd-{size}.regulars"
    if not path.exists():
        unfinished = path.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        create_file(unfinished)
        _fill(unfinished, size)
        _derive(unfinished, size)
        unfinished.replace(path)
    return path


def _fill(path: Path, size: int) -> None:
    started = perf_counter()
    connection = sqlite.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO tag(name) VALUES (?)", [(name,) for name in TAGS])
    crowd = Crowd()
    for first in range(1, size + 1, BATCH):
        rows: Rows = {table: [] for table in _INSERTS}
        for number in range(first, min(first + BATCH, size + 1)):
            crowd.add(rows, number)
        for table, columns in _INSERTS.items():
            connection.executemany(f"INSERT INTO {table}{columns}", rows[table])
    connection.execute("COMMIT")
    connection.close()
    print(f"{size:,} customers made up in {perf_counter() - started:.1f} s")


def _derive(path: Path, size: int) -> None:
    database = open_file(path, clock=SystemClock())
    for what, work in (("summaries", rebuild_summaries), ("index", rebuild)):
        started = perf_counter()
        with database.write(by=0) as session:
            work(session.connection())
        print(f"{what} of {size:,} rebuilt in {perf_counter() - started:.1f} s")
    database.close()
    connection = sqlite.connect(str(path))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    print(f"the file has {path.stat().st_size / 1e6:.0f} MB")
