"""What a column can mean."""

from __future__ import annotations

from enum import StrEnum

from app.core.words import gettext as _


class Target(StrEnum):
    """Where the values of a column go."""

    # The hash of the text itself, which is many times faster than that of an enumeration's member.
    __hash__ = str.__hash__

    LEAVE_OUT = "leave_out"
    NAME = "name"
    NAME_FAMILY_FIRST = "name_family_first"
    FAMILY = "family"
    GIVEN = "given"
    MIDDLE = "middle"
    TITLE = "title"
    SUFFIX = "suffix"
    NICKNAME = "nickname"
    PHONETIC = "phonetic"
    EXTERNAL_ID = "external_id"
    EMAIL = "email"
    PHONE = "phone"
    BIRTHDAY = "birthday"
    DATE = "date"
    LABEL = "label"
    LANGUAGE = "language"
    NATIONALITY = "nationality"
    ADDRESS = "address"
    STREET = "street"
    CITY = "city"
    REGION = "region"
    POSTCODE = "postcode"
    COUNTRY = "country"
    COMPANY = "company"
    JOB = "job"
    WEBSITE = "website"
    TAGS = "tags"
    RELATED = "related"
    NOTES = "notes"
    REQUESTS = "requests"
    CARD_NUMBER = "card_number"
    REFERENCE = "reference"
    STATUS = "status"
    ARRIVAL = "arrival"
    ARRIVAL_TIME = "arrival_time"
    DEPARTURE = "departure"
    BOOKED_ON = "booked_on"
    NIGHTS = "nights"
    PLACE = "place"
    PLACE_KIND = "place_kind"
    ADULTS = "adults"
    CHILDREN = "children"
    BOARD = "board"
    RATE = "rate"
    AMOUNT = "amount"
    CURRENCY = "currency"
    CHANNEL = "channel"
    SEGMENT = "segment"
    INVOICE = "invoice"
    PRODUCT_CODE = "product_code"
    PRODUCT = "product"
    QUANTITY = "quantity"
    UNIT_PRICE = "unit_price"
    PURCHASED_AT = "purchased_at"
    NPS = "nps"
    CSAT_5 = "csat_1_5"
    CSAT_7 = "csat_1_7"
    CSAT_10 = "csat_1_10"
    LIKED = "liked"
    CES_5 = "ces_1_5"
    CES_7 = "ces_1_7"
    EFFORT_5 = "effort_1_5"
    EFFORT_7 = "effort_1_7"
    SCORE = "score"
    METRIC = "metric"
    SCALE = "scale"
    SCALE_MIN = "scale_min"
    SCALE_MAX = "scale_max"
    DIRECTION = "direction"
    COMMENT = "comment"
    ANSWERED_AT = "answered_at"
    ASKED_AT = "asked_at"
    RESPONSE_ID = "response_id"
    STAGE = "stage"
    DEPARTMENT = "department"
    STAFF = "staff"
    TEST = "test"


class FileKind(StrEnum):
    """What the rows of a file are."""

    PEOPLE = "people"
    VISITS = "visits"
    PURCHASES = "purchases"
    ANSWERS = "answers"


SCORES = frozenset(
    {
        Target.NPS,
        Target.CSAT_5,
        Target.CSAT_7,
        Target.CSAT_10,
        Target.LIKED,
        Target.CES_5,
        Target.CES_7,
        Target.EFFORT_5,
        Target.EFFORT_7,
        Target.SCORE,
    }
)
"""Scores of surveys. All but SCORE name the question and its scale; there each row says what was asked."""
ABOUT_ANSWERS = frozenset(
    {
        Target.METRIC,
        Target.SCALE,
        Target.SCALE_MIN,
        Target.SCALE_MAX,
        Target.DIRECTION,
        Target.COMMENT,
        Target.ANSWERED_AT,
        Target.ASKED_AT,
        Target.RESPONSE_ID,
        Target.STAGE,
        Target.DEPARTMENT,
        Target.STAFF,
        Target.TEST,
    }
)
"""What else a file of answers tells of them."""
MANY = frozenset(
    {
        Target.LEAVE_OUT,
        Target.EMAIL,
        Target.PHONE,
        Target.DATE,
        Target.LABEL,
        Target.ADDRESS,
        Target.STREET,
        Target.CITY,
        Target.REGION,
        Target.POSTCODE,
        Target.COUNTRY,
        Target.WEBSITE,
        Target.TAGS,
        Target.RELATED,
        Target.NOTES,
        Target.REQUESTS,
        Target.COMMENT,
        *SCORES,
    }
)
"""Targets that several columns may share."""

DATES = frozenset(
    {
        Target.BIRTHDAY,
        Target.DATE,
        Target.ARRIVAL,
        Target.DEPARTURE,
        Target.BOOKED_ON,
        Target.PURCHASED_AT,
        Target.ANSWERED_AT,
        Target.ASKED_AT,
    }
)
AMOUNTS = frozenset({Target.RATE, Target.AMOUNT, Target.UNIT_PRICE, Target.QUANTITY})
ADDRESS_PARTS = frozenset(
    {Target.ADDRESS, Target.STREET, Target.CITY, Target.REGION, Target.POSTCODE, Target.COUNTRY}
)
LABELLED = frozenset(
    {Target.EMAIL, Target.PHONE, Target.DATE, Target.ADDRESS, Target.WEBSITE, Target.RELATED}
)
"""Targets whose columns may have a label column beside them ("E-mail 1 - Label")."""

_PURCHASE_SIGNS = frozenset({Target.PRODUCT, Target.PRODUCT_CODE, Target.QUANTITY, Target.UNIT_PRICE})
_VISIT_SIGNS = frozenset({Target.ARRIVAL, Target.DEPARTURE, Target.STATUS, Target.REFERENCE, Target.NIGHTS})


def kind_of(targets: frozenset[Target]) -> FileKind:
    """What the rows are when their columns mean ``targets``."""
    if targets & SCORES:
        return FileKind.ANSWERS
    if len(targets & _PURCHASE_SIGNS) >= 2 or (Target.INVOICE in targets and Target.PURCHASED_AT in targets):
        return FileKind.PURCHASES
    return (
        FileKind.VISITS if Target.ARRIVAL in targets or len(targets & _VISIT_SIGNS) >= 2 else FileKind.PEOPLE
    )


def target_label(target: Target) -> str:
    """The words for a target on screen."""
    return (_labels() | _answer_labels())[target]


def _labels() -> dict[Target, str]:
    return {
        Target.LEAVE_OUT: _("Leave out"),
        Target.NAME: _("Name"),
        Target.NAME_FAMILY_FIRST: _("Name: family, given, title"),
        Target.FAMILY: _("Family name"),
        Target.GIVEN: _("Given name"),
        Target.MIDDLE: _("Middle name"),
        Target.TITLE: _("Title"),
        Target.SUFFIX: _("Name suffix"),
        Target.NICKNAME: _("How to be called"),
        Target.PHONETIC: _("How to say it"),
        Target.EXTERNAL_ID: _("Their number there"),
        Target.EMAIL: _("Email"),
        Target.PHONE: _("Phone"),
        Target.BIRTHDAY: _("Birthday, year if known"),
        Target.DATE: _("Date to remember"),
        Target.LABEL: _("Label of the next column"),
        Target.LANGUAGE: _("Language"),
        Target.NATIONALITY: _("Nationality"),
        Target.ADDRESS: _("Address"),
        Target.STREET: _("Address: street"),
        Target.CITY: _("Address: town"),
        Target.REGION: _("Address: region"),
        Target.POSTCODE: _("Address: postcode"),
        Target.COUNTRY: _("Address: country"),
        Target.COMPANY: _("Company"),
        Target.JOB: _("Job"),
        Target.WEBSITE: _("Website"),
        Target.TAGS: _("Tags"),
        Target.RELATED: _("Companion"),
        Target.NOTES: _("Clues, “imported”"),
        Target.REQUESTS: _("Preferences, “imported”"),
        Target.CARD_NUMBER: _("Loyalty card"),
        Target.REFERENCE: _("Visit: reference"),
        Target.STATUS: _("Visit: state"),
        Target.ARRIVAL: _("Visit: arrives"),
        Target.ARRIVAL_TIME: _("Visit: time"),
        Target.DEPARTURE: _("Visit: leaves"),
        Target.BOOKED_ON: _("Visit: booked on"),
        Target.NIGHTS: _("Visit: nights"),
        Target.PLACE: _("Visit: place"),
        Target.PLACE_KIND: _("Visit: kind of place"),
        Target.ADULTS: _("Visit: adults"),
        Target.CHILDREN: _("Visit: children"),
        Target.BOARD: _("Visit: meals"),
        Target.RATE: _("Visit: rate"),
        Target.AMOUNT: _("Visit: amount"),
        Target.CURRENCY: _("Currency"),
        Target.CHANNEL: _("Visit: channel"),
        Target.SEGMENT: _("Visit: segment"),
        Target.INVOICE: _("Purchase: invoice"),
        Target.PRODUCT_CODE: _("Purchase: product number"),
        Target.PRODUCT: _("Purchase: product"),
        Target.QUANTITY: _("Purchase: quantity"),
        Target.UNIT_PRICE: _("Purchase: price of one"),
        Target.PURCHASED_AT: _("Purchase: when"),
    }


def _answer_labels() -> dict[Target, str]:
    return {
        Target.NPS: _("Answer: would recommend, 0 to 10 (NPS)"),
        Target.CSAT_5: _("Answer: satisfied, 1 to 5 (CSAT)"),
        Target.CSAT_7: _("Answer: satisfied, 1 to 7 (CSAT)"),
        Target.CSAT_10: _("Answer: satisfied, 1 to 10 (CSAT)"),
        Target.LIKED: _("Answer: liked it or not (CSAT)"),
        Target.CES_5: _("Answer: easy, 1 to 5 (CES)"),
        Target.CES_7: _("Answer: easy, 1 to 7 (CES)"),
        Target.EFFORT_5: _("Answer: effort, 1 to 5, low is easy (CES)"),
        Target.EFFORT_7: _("Answer: effort, 1 to 7, low is easy (CES)"),
        Target.SCORE: _("Answer: score, as the row says"),
        Target.METRIC: _("Answer: what was asked"),
        Target.SCALE: _("Answer: scale"),
        Target.SCALE_MIN: _("Answer: lowest score"),
        Target.SCALE_MAX: _("Answer: highest score"),
        Target.DIRECTION: _("Answer: whether high is good"),
        Target.COMMENT: _("Answer: comment"),
        Target.ANSWERED_AT: _("Answer: when"),
        Target.ASKED_AT: _("Answer: asked when"),
        Target.RESPONSE_ID: _("Answer: its number there"),
        Target.STAGE: _("Answer: stage"),
        Target.DEPARTMENT: _("Answer: department"),
        Target.STAFF: _("Answer: who looked after them"),
        Target.TEST: _("Answer: only a test"),
    }
