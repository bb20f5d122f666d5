"""A made-up booking export for the pictures of an import, with the mistakes that real ones have."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

HEAD = (
    "Conf No;Status;Profile ID;Guest Name;Language;E-Mail;Phone;Date of Birth;"
    "Arrival;Departure;Room No;Adults;Total EUR;Requests;Remarks;Parking"
)
PEOPLE = (
    ("Okafor, Ada Ms.", "en"), ("Berg, Nils Mr.", "sv"), ("Ferri, Rosa Mrs.", "it"), ("Sato, Hana Ms.", "ja"),
    ("Duarte, Inês Mrs.", "pt"), ("Łukasik, Zofia", "pl"), ("Brân, Eirlys Dr.", "en"), ("Köhler, Jörg Mr.", "de"),
    ("Nyström, Åsa Ms.", "sv"), ("Peralta, Iker Mr.", "es"), ("Vasile, Ioana", "ro"), ("Moreau, Cléo Mme", "fr"),
)  # fmt: skip
WISHES = (
    "",
    "gluten free, high floor",
    "quiet room",
    "",
    "nut allergy",
    "extra towels",
    "",
    "late check-out",
)
REMARKS = ("", "travels with dog", "", "celebrating an anniversary", "", "knows the bar team")
MISTAKES = {
    7: {"Arrival": "31.02.2026"},
    19: {"Guest Name": "", "E-Mail": "", "Phone": ""},
    23: {"Date of Birth": "29.02.1971"},
    31: {"Phone": "12"},
    38: {"Remarks": "card 4111 1111 1111 1111, exp 09/27"},
    44: {"Departure": "01.01.2020"},
}
ROWS = 60


def write_sample_export(folder: Path, today: date) -> Path:
    """Write the file, with arrivals around ``today``; returns its path."""
    names = HEAD.split(";")
    lines = [HEAD]
    for number in range(1, ROWS + 1):
        cells = dict(zip(names, _cells(number, today), strict=True)) | MISTAKES.get(number, {})
        lines.append(";".join(cells[name] for name in names))
    path = folder / "bookings.csv"
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8-sig", newline="")
    return path


def _cells(number: int, today: date) -> list[str]:
    name, language = PEOPLE[number % len(PEOPLE)]
    arrival = today + timedelta(days=number - 45)
    status = "CHECKED OUT" if arrival < today else "RESERVED"
    birth = (
        "" if number % 3 else f"{number % 27 + 1:02}.{number % 12 + 1:02}." + ("" if number % 2 else "1974")
    )
    return [
        f"R{number:06}",
        status,
        f"P{number % 48:06}",
        name,
        language,
        f"person{number % 48}@example.com",
        f"+44 7700 900{number % 48:03}",
        birth,
        f"{arrival:%d.%m.%Y}",
        f"{arrival + timedelta(days=number % 4 + 1):%d.%m.%Y}",
        str(100 + number * 7 % 400),
        "2",
        f"{90 + number * 13 % 500},50",
        WISHES[number % len(WISHES)],
        REMARKS[number % len(REMARKS)],
        "0",
    ]
