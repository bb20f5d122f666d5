"""The venue that a command works in, made when the first import comes before the first window."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from app.bootstrap.folders import data_folder
from app.bootstrap.opening import open_database, open_workplace
from app.command_line.output import Output
from app.command_line.signing_in import open_signed_in
from app.core.clock import SystemClock
from app.core.paths import DataFolder
from app.core.words import gettext as _
from app.model.codes import VenueKind
from app.storage.opening import create_file, remove_file
from app.venue.regions import region_of
from app.venue.schemas import VenueDraft
from app.venue.service import VenueService
from app.venue.workplace import Workplace

LAST_RESORT_ZONE, LAST_RESORT_CURRENCY, LANGUAGE = "UTC", "EUR", "en"
LOCAL_TIME = Path("/etc/localtime")


@contextmanager
def open_or_make_workplace(given: Path | None, output: Output, *, keep: bool) -> Iterator[Workplace]:
    """The venue of the data folder, or a new one, which stays only if all goes well and ``keep`` is set."""
    folder = data_folder(given)
    if folder.venue_file.exists():
        with open_signed_in(given) as workplace:
            yield workplace
        return
    with tempfile.TemporaryDirectory() as elsewhere:
        place = folder if keep else DataFolder(Path(elsewhere))
        draft = _make_venue(place)
        try:
            with open_workplace(place.root) as workplace:
                yield workplace
        except BaseException:
            remove_file(place.venue_file)
            raise
    if keep:
        sentence = _("There was no venue in “{folder}” yet. One was made: a hotel, {currency}, {zone}.")
        output.say(sentence.format(folder=folder.root, currency=draft.currency, zone=draft.zone))


def _make_venue(folder: DataFolder) -> VenueDraft:
    zone = _zone_of_computer()
    region = region_of(LANGUAGE, zone)
    draft = VenueDraft(
        name=_("My place"),
        kind=VenueKind.HOTEL,
        currency=_currency_of(region),
        language=LANGUAGE,
        zone=zone,
        region=region,
    )
    clock = SystemClock()
    create_file(folder.venue_file)
    database = open_database(folder.venue_file, clock)
    try:
        VenueService(database, clock).make_venue(draft)
    finally:
        database.close()
    return draft


def _zone_of_computer() -> str:
    named = os.environ.get("TZ", "").lstrip(":") or str(LOCAL_TIME.resolve()).rpartition("zoneinfo/")[2]
    try:
        ZoneInfo(named)
    except (ValueError, OSError, LookupError):
        return LAST_RESORT_ZONE
    return named or LAST_RESORT_ZONE


def _currency_of(region: str) -> str:
    from babel.numbers import get_territory_currencies

    current = get_territory_currencies(region) if region else []
    return current[0] if current else LAST_RESORT_CURRENCY
