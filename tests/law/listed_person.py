"""Somebody who stands in every list there is: they come soon, waited, complained, told and were told of."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select, update

from app.model.attachment import Attachment
from app.model.case import Case
from app.model.codes import VisitStatus
from app.model.companion import Companion
from app.model.consent import Consent
from app.model.customer import Customer
from app.model.gesture import GivenGesture
from app.model.moment import Moment, MomentTask
from app.model.occasion import Occasion
from app.model.preference import Preference
from app.model.promise import Promise
from app.model.survey import SurveyAnswer
from app.model.theme import ThemeAction, ThemeMention
from app.model.visit import Visit
from app.storage.write_session import WriteSession
from app.venue.workplace import Workplace
from tests.law.every_list import SOON, OneOf
from tests.venues import NOON

RECOMMENDED = 7
"""More than anybody else in the rehearsal hotel recommended the venue to."""


def put_in_lists(work: Workplace, customer_id: int, *, name: str, word: str) -> OneOf:
    """Have somebody of `fill_person`, from now on called ``name``, in every list; what is told of them says ``word``.

    What must not be served to them and what they agreed to say nothing of it: those are for everybody to know.
    """
    mine = {"customer_id": customer_id}
    with work.write() as session:
        card = session.get_one(Customer, customer_id)
        card.display_name, card.heard_from, card.languages = name, "Friends", "en"
        card.given_name = card.family_name = card.preferred_name = ""
        for companion in session.scalars(select(Companion).where(Companion.customer_id == customer_id)):
            companion.name = "Child"
        for consent in session.scalars(select(Consent).where(Consent.customer_id == customer_id)):
            consent.wording = consent.source = ""
        session.execute(
            update(Preference)
            .where(Preference.customer_id == customer_id, Preference.strength == "must")
            .values(text="No nuts", detail="")
        )
        session.note_rows("preference", ids=(), customer_ids={customer_id})
        visit = Visit(
            **mine,
            status=VisitStatus.HERE,
            channel="direct",
            arrives_on=NOON.date(),
            place="12",
            reference=word,
            leaves_on=NOON.date() + timedelta(days=4),
            amount_minor=100,
            currency="CHF",
        )
        birthday = Occasion(**mine, kind="birthday", month=SOON.month, day=SOON.day, year=1970)
        case = Case(
            **mine, what=word, place="12", happened_at=NOON, reported_at=NOON, opened_at=NOON, is_story=False
        )
        answer = SurveyAnswer(
            **mine,
            metric="nps",
            scale_min=0,
            scale_max=10,
            score=2,
            asked_at=NOON,
            answered_at=NOON,
            arrived_at=NOON,
            comment=f"{word} breakfast was cold",
            language="en",
        )
        session.add_all([visit, birthday, case, answer])
        session.flush()
        moment = Moment(
            **mine,
            kind="birthday",
            occasion_id=birthday.id,
            made_at=NOON,
            state="planned",
            title=word,
            note=word,
            occurs_on=SOON,
            celebrate_on=SOON,
        )
        session.add(moment)
        session.flush()
        session.add_all(
            [
                Promise(**mine, what=word, made_at=NOON, answer_id=answer.id, due_at=NOON),
                Promise(**mine, what=word, made_at=NOON, case_id=case.id, due_at=NOON),
                MomentTask(**mine, moment_id=moment.id, what=word, due_at=NOON),
                GivenGesture(
                    **mine, moment_id=moment.id, what=word, state="planned", planned_at=NOON, cost_minor=500
                ),
            ]
        )
        _tell(session, customer_id, word)
        _recommend(session, customer_id)
    with work.read() as session:
        attachment = select(Attachment.id).where(Attachment.customer_id == customer_id)
        given = select(GivenGesture.id).where(GivenGesture.moment_id == moment.id)
        return OneOf(
            customer_id,
            case.id,
            answer.id,
            moment.id,
            attachment_id=session.scalars(attachment).one(),
            given_id=session.scalars(given).one(),
        )


def _tell(session: WriteSession, customer_id: int, word: str) -> None:
    """Their moment and their case are stories."""
    for mapped in (Moment, Case):
        ended = select(mapped).where(
            mapped.customer_id == customer_id, mapped.state.in_(("delivered", "closed"))
        )
        for row in session.scalars(ended):
            row.is_story, row.story = True, word


def _recommend(session: WriteSession, customer_id: int) -> None:
    """They recommended the venue to others, who came."""
    came = (
        select(Customer)
        .join(Visit, Visit.customer_id == Customer.id)
        .where(
            Visit.status == VisitStatus.COMPLETED,
            Customer.referred_by_id.is_(None),
            Customer.id < customer_id,
        )
        .order_by(Customer.id.desc())
        .distinct()
    )
    for row in session.scalars(came.limit(RECOMMENDED)):
        row.referred_by_id = customer_id


def act_upon_breakfast(work: Workplace, answer_id: int) -> None:
    """The venue changed what the answer was about, so that there is something to tell."""
    with work.write() as session:
        theme_id = session.scalars(
            select(ThemeMention.theme_id).where(ThemeMention.answer_id == answer_id)
        ).first()
        assert theme_id is not None
        session.add(ThemeAction(theme_id=theme_id, what="Warm plates", acted_at=NOON + timedelta(hours=1)))
