"""By which words files may mean a stage of the journey, a department or somebody of the staff."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.model.department import Department
from app.model.staff import Staff
from app.model.touchpoint import JourneyStage
from app.transfer.interpreting.options import Workplaces
from app.transfer.mapping.survey_words import words_of

_STAGES = {
    "discovery": "awareness, search, website, first contact, entdeckung, decouverte, descubrimiento, scoperta",
    "booking": "reservation, pre arrival, before arrival, pre stay, appointment, purchase, order, buchung, reservierung, "
    "reserva, prenotazione, reservering",
    "arrival": "check in, checkin, welcome, reception, coming in, anreise, ankunft, arrivee, llegada, arrivo, aankomst",
    "stay": "visit, in stay, during stay, during the stay, room, dinner, meal, at the table, in the shop, service, "
    "aufenthalt, sejour, estancia, soggiorno, verblijf, in store, fitting",
    "problem": "problems, complaint, issue, recovery, service recovery, beschwerde, reclamation, queja, reclamo",
    "departure": "check out, checkout, leaving, payment, bill, till, abreise, depart, salida, partenza, vertrek",
    "after": "afterwards, post stay, after stay, after the visit, post visit, follow up, nachher, apres, despues, dopo",
}
Named = Iterable[tuple[int, str]]


def read_workplaces(session: Session) -> Workplaces:
    """Those of the venue; whoever has a first name that nobody else has is known by it too."""
    stages: dict[str, int] = {}
    for stage_id, key, name in session.execute(
        select(JourneyStage.id, JourneyStage.key, JourneyStage.name).order_by(JourneyStage.position)
    ):
        for word in (name, key, *_STAGES.get(key, "").split(",")):
            if words_of(word):
                stages.setdefault(words_of(word), stage_id)
    departments: dict[str, int] = {}
    for department_id, key, name in session.execute(select(Department.id, Department.key, Department.name)):
        for word in filter(None, map(words_of, (name, key))):
            departments.setdefault(word, department_id)
    staff = session.execute(select(Staff.id, Staff.name).order_by(Staff.active.desc(), Staff.id))
    return Workplaces(stages, departments, _people((row_id, name) for row_id, name in staff))


def _people(staff: Named) -> dict[str, int]:
    named = [(row_id, words_of(name)) for row_id, name in staff]
    first_names = Counter(words.split(" ")[0] for _row_id, words in named)
    found: dict[str, int] = {}
    for row_id, words in named:
        found.setdefault(words, row_id)
        first = words.split(" ")[0]
        if first_names[first] == 1:
            found.setdefault(first, row_id)
    found.pop("", None)
    return found
