"""The capture bar's English. Another language is another file that fills in the same records."""

from __future__ import annotations

import re
from datetime import time

from app.customers.capture.english_health import FOODS, HEALTH
from app.customers.capture.english_relations import RELATIONS
from app.customers.capture.english_rules import RULES
from app.customers.capture.language import (
    DateWords,
    Language,
    Pattern,
    PeopleWords,
    PreferenceWords,
    PromiseWords,
    TouchpointWords,
)


def _re(pattern: str) -> Pattern:
    return re.compile(pattern, re.IGNORECASE)


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAYS = "mon tue wed thu fri sat sun".split()
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:,?\s+(?:in )?(?P<year>(?:18|19|20)\d{2}\b|'\d{2}\b|\d{2}(?=\s*(?:$|[,;)]))))?"
_WEEKDAY_NAMES = r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
_BY = r"(?:at|by|before|around|about|until|till|from|for|@)"
_NUMBER = rf"(?:\d{{1,4}}|an?|{'|'.join(_NUMBERS)}|a couple of|a few)"
_CLOCK_WORDS = "|".join(_NUMBERS)
_NOT_AFTER_HOUR = (
    r"(?!\s*(?:[:./%-]|\d|st\b|nd\b|rd\b|th\b|people|persons?|pax|guests?|adults|children|min|hour|day|week|month|"
    r"night|year|percent|euros?|francs?|chf|eur|usd|bottles?|glass|chairs?|seats?|rooms?|tables?|times|of\b|metres))"
)

_DATES = DateWords(
    months={name: number for number, name in enumerate(_MONTHS, 1)},
    weekdays={name: number for number, name in enumerate(_WEEKDAYS)},
    numbers={
        **{name: number for number, name in enumerate(_NUMBERS, 1)},
        "a": 1,
        "an": 1,
        "a couple of": 2,
        "a few": 3,
    },
    named_dates=(
        _re(rf"\b(?:on )?(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ .-]{{0,2}}{_MONTH}{_YEAR}"),
        _re(
            rf"\b(?:on )?{_MONTH} ?(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d|\s*[ap]m\b){_YEAR}"
        ),
    ),
    relative_days=(
        (_re(r"\b(?:the )?day after tomorrow\b"), 2),
        (_re(r"\b(?:the )?day before yesterday\b"), -2),
        (_re(r"\b(?:by |for |until )?(?:tomorrow|tmrw|tmr)\b"), 1),
        (_re(r"\byesterday\b"), -1),
        (
            _re(
                r"\b(?:by |for |later |until )?(?:today|tonight)\b|\b(?:by )?(?:the )?(?:end of (?:the )?day|eod)\b"
            ),
            0,
        ),
    ),
    weekday=_re(
        r"(?<!\bthe )(?<!\bin the )\b(?:on |by |until |before |for )?(?:(?P<which>this|next|last|coming) )?"
        rf"(?P<weekday>{_WEEKDAY_NAMES})\b(?!-|'s|s\b| loungers?)"
    ),
    in_some_time=_re(
        rf"\b(?:in|within) (?:the next )?(?:(?P<half_hour>half an hour)|(?P<count>{_NUMBER})[ -]?"
        r"(?P<unit>minutes?|mins?|hours?|hrs?|h|days?|weeks?|fortnights?|months?|years?))\b(?:' time)?"
    ),
    days_of={"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14, "fortnights": 14},
    minutes_of={
        "minute": 1,
        "minutes": 1,
        "min": 1,
        "mins": 1,
        "hour": 60,
        "hours": 60,
        "hr": 60,
        "hrs": 60,
        "h": 60,
    },
    months_of={"month": 1, "months": 1, "year": 12, "years": 12},
    next_period=(
        (_re(r"\b(?:by |during |sometime )?next week\b"), "next_week"),
        (_re(r"\b(?:by |during |sometime )?next month\b"), "next_month"),
        (_re(r"\b(?:by )?(?:the )?end of (?:the|this) week\b|\b(?:later )?this week\b"), "this_week"),
        (_re(r"\b(?:by |on |at |for |over )?(?:the|this) weekend\b"), "weekend"),
        (_re(r"\b(?:by )?(?:the )?end of (?:the|this) month\b|\b(?:later )?this month\b"), "this_month"),
    ),
    clock=(
        _re(
            rf"(?:\b{_BY}\s*)?(?<![\d:.])(?P<hour>\d{{1,2}})(?:[:.h](?P<minute>\d{{2}}))?\s?(?P<half>[ap]\.?m)\b\.?"
        ),
        _re(rf"(?:\b{_BY}\s*)?(?<![\d:.])(?P<hour>\d{{1,2}})[:h](?P<minute>\d{{2}})(?![\d:])"),
        _re(rf"\b{_BY}\s*(?P<hour>\d{{1,2}})\.(?P<minute>\d{{2}})(?![\d.])"),
        _re(r"\bat (?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\b(?! ?(?:chf|eur|usd|francs|euros))"),
        _re(rf"(?:\b{_BY}\s*)?\b(?P<hour>\d{{1,2}}|{_CLOCK_WORDS})\s?o'?clock\b"),
        _re(rf"(?:\b(?:at|by|before|around|about|until|till)|@)\s*(?P<hour>\d{{1,2}})\b{_NOT_AFTER_HOUR}"),
        _re(rf"(?<=day )(?P<hour>\d{{1,2}})(?=\s*(?:$|[,.;)])){_NOT_AFTER_HOUR}"),
    ),
    past_hour=_re(
        rf"(?:\b{_BY} )?\b(?:(?P<half_past>half(?: past)?)|(?P<quarter_past>(?:a )?quarter past)|"
        rf"(?P<quarter_to>(?:a )?quarter to)) (?P<hour>\d{{1,2}}|{_CLOCK_WORDS})\b"
    ),
    noon=_re(r"\b(?:(?:at|by|before|around) )?(?:noon|midday|12 noon)\b"),
    midnight=_re(r"\b(?:(?:at|by|before|around|until) )?(?:midnight|24[:.]00)\b"),
    afternoon_marks=frozenset({"pm", "p.m"}),
    which_next=frozenset({"next"}),
    which_last=frozenset({"last"}),
    which_this=frozenset({"this"}),
    parts_of_day=(
        (_re(r"\b(?:in the |this |by |first thing (?:in the )?)?morning\b|\bfirst thing\b"), time(12)),
        (_re(r"\b(?:in the |this |by )?afternoon\b"), time(18)),
        (_re(r"\b(?:in the |this |by )?(?:evening|night)\b"), None),
    ),
    evening_hint=_re(r"\b(?:tonight|evening|dinner|supper|night)\b"),
    evening_likely=_re(r"\b(?:table|drinks|champagne|turndown)\b"),
    morning_hint=_re(r"\b(?:morning|breakfast|wake[- ]?up|wake)\b"),
    tonight=_re(r"\btonight\b"),
)

_LIKE_VERBS = (
    r"likes?|loves?|enjoys?|prefers?|adores?|appreciates?|(?:is |are )?(?:very |really )?(?:fond of|keen on|into)|"
    r"(?:is |are )?(?:a )?(?:big |huge |great )?fan of|(?:always|usually|often|normally) (?:orders?|takes?|drinks?|asks? for|"
    r"has|wants?|eats?|sits?|books?)|(?:would|'d) (?:like|love|prefer)|drinks?|collects?|(?:is )?interested in|(?:is )?crazy about|"
    r"asked for|asks for|requested|needs?|wants?(?! to (?:complain|know|speak|talk|see|leave|cancel|come|pay|check|meet)\b)|nuts about|can'?t get enough of|cannot get enough of|favou?rs?"
)
_NOT = r"(?:does(?:n'?t| not)|do(?:n'?t| not)|did(?:n'?t| not)|would(?:n'?t| not))"
_DISLIKE_VERBS = (
    rf"hates?|dislikes?|loathes?|detests?|{_NOT} (?:really |particularly |much )?(?:like|enjoy|want|care for|love|appreciate|drink|take|eat|use)|"
    r"can'?t (?:stand|bear|abide)|cannot (?:stand|bear|abide)|(?:is |are )?(?:not|no|never) (?:really |very |too )?"
    r"(?:a )?(?:big |great )?(?:fan of|keen on|fond of|into)|"
    r"(?:is |are )?(?:afraid|scared|terrified|tired|sick|bored) of|never wants?|avoids?|(?:is |are )?annoyed by|"
    r"won'?t (?:eat|have|drink|take|touch)|nothing too|"
    r"please (?:do not|don'?t|no)|(?:do not|don'?t)(?! (?:forget|worry|know))|no"
)
_PREFERENCES = PreferenceWords(
    likes=_re(rf"^(?:(?:also|really|very much|absolutely|still|and)\s+)*(?:{_LIKE_VERBS})(?::\s*|\s+)(?:(?:the|an?)\s+)?(?P<what>.+)$"),
    dislikes=_re(rf"^(?:(?:also|really|very much|absolutely|still|and)\s+)*(?:{_DISLIKE_VERBS})(?::\s*|\s+)(?:(?:the|an?)\s+)?(?P<what>.+)$"),
    no_longer=_re(
        r"\b(?:no longer|not any ?more|used to|stopped|does(?:n'?t| not) mind|(?:do|does)(?:n'?t| not) (?:hate|dislike))\b|"
        r"\bno (?:problems?|issues?|trouble|idea|answer|news|luck|need|rush|hurry|complaints?|show|comment|preferences?|wishes|longer)\b"
    ),
    this_visit=_re(
        r",?\s*\b(?:just |only )?(?:(?:for )?(?:this (?:time|stay|visit|trip|weekend|evening)|tonight|today)"
        r"(?:\s+only)?)\b"
    ),
    topics=(
        ("seating", _re(r"\b(?:tables?|seats?|seating|booths?|terrace|bar stools?|banquette|corner|by the window)\b")),
        ("size", _re(r"\b(?:sizes?|fits?|fitting|collar|inseam|waist|sleeves?|slim|petite|eu \d\d|uk \d\d?|shoe)\b")),
        (
            "style",
            _re(
                r"\b(?:colou?rs?|navy|black|beige|pastels?|silk|linen|cashmere|cotton|leather|suits?|dress(?:es)?|scarf|"
                r"scarves|jackets?|coats?|bags?|handbags?|heels|trainers|cuts?|fabrics?|patterns?|stripes?|jewell?ery|knitwear)\b"
            ),
        ),
        (
            "room",
            _re(
                r"\b(?:rooms?|floors?|views?|beds?|pillows?|blankets?|duvets?|balcon(?:y|ies)|courtyard|bath(?:tub)?s?|shower|"
                r"mattress(?:es)?|minibar|keys?|suites?|temperature|air ?con(?:ditioning)?|lift|elevator|bathrobe|slippers|kettle|"
                r"towels?|sheets|cots?|desk|heating|curtains|carpet|garden side|street side|sea side)\b"
            ),
        ),
        (
            "food_drink",
            _re(
                rf"\b(?:{FOODS}|coffees?|espressos?|flat whites?|cappuccinos?|lattes?|teas?|earl grey|water|sparkling|still water|"
                r"wines?|reds?|riesling|pinot|dôle|beers?|ales?|gins?|tonic|whisk(?:e?y|ies)|cocktails?|negronis?|martinis?|champagne|"
                r"prosecco|juices?|cakes?|croissants?|breakfasts?|lunch(?:es)?|dinners?|desserts?|steaks?|burgers?|pizzas?|soups?|"
                r"salads?|sauces?|sushi|fruit|berries|vegetables|dishes|food|meals?|snacks?|ice|lemons?|limes?|cilantro|coriander|"
                r"herbs|syrup|biscuits|cookies|toast|porridge|chicken|lamb|curry|risotto|truffles?|figs?|olives?)\b"
            ),
        ),
        (
            "service",
            _re(
                r"\b(?:calls?|check-?in|check-?out|taxis?|newspapers?|paper|wake-?up|luggage|housekeeping|cleaning|turndown|messages?|"
                r"emails?|texts?|invoices?|receipts?|parking|transfers?|payments?|delivery|fuss|small talk|music|deliveries|staff|service)\b"
            ),
        ),
    ),
    head_ends=_re(r"\s+(?:by|with|at|near|on|in|from|of|facing|without|before|after|for|to|over|that|which|when|who)\s+"),
    favourite=_re(r"^(?:(?:his|her|their|my)\s+)?favou?rite (?P<thing>[\w ]+?)(?:\s+is|\s+are|:|\s*=)\s+(?P<what>.+)$"),
    food_refused=_re(rf"\b{FOODS}\b"),
)  # fmt: skip

_US = r"(?:i|we|reception|housekeeping|the kitchen|kitchen|concierge|front desk|the manager|manager|somebody|someone|the team|the chef|chef)"
_ORDER_VERBS = (
    r"call|ring|phone|e-?mail|write|send|bring|book|reserve|arrange|organi[sz]e|order|check(?![- ]?(?:out|in)\b)|prepare|get|find|put|deliver|refund|"
    r"confirm|let (?:him|her|them|[A-Z]\w+) know|hold|keep|save|set up|fix|repair|replace|upgrade|move|give|offer|print|wake|"
    r"look into|look for|change|collect|pick up|drop off|clean|text|message|reply|return|post|ship|alter|tailor"
)
_PROMISES = PromiseWords(
    made=(
        _re(
            r"^(?:(?P<owner>(?-i:[A-ZÀ-Þ]\w+)|i|we|was|were|has been|have been|had been)\s+)?(?:have |has )?(?:promised|guaranteed|assured|committed to|gave (?:our|my) word)"
            r"(?:\s+(?:him|her|them|the guest|guest|customer|us|(?-i:[A-ZÀ-Þ]\w+)(?=\s+(?:a|an|the|that|we|to)\b)))?(?:\s+that)?(?:\s+(?:i|we|he|she|they))?"
            r"(?:\s+(?:would|will|could)|'d|'ll)?(?:\s+(?:to|get|have))?\s+(?P<what>.+)$"
        ),
        _re(
            rf"^(?:(?P<owner>{_US}|(?!(?:he|she|it|they|there|this|that|who|guest|customer)\b)(?-i:[A-ZÀ-Þ]\w+))\s*)?"
            r"(?:\s?will|'ll|shall|(?:am|is|are) going to)\s+(?!(?:be|need|arrive|come|stay|leave|travel|want|check|depart|turn|"
            r"celebrate|graduate|miss|have|get married|pay|not|never|probably|become|marry)\b)(?P<what>.+)$"
        ),
        _re(
            r"^(?:(?P<owner>(?-i:[A-ZÀ-Þ]\w+)|i|we)\s+)?(?:told|said to|assured|agreed with)\s+(?:him|her|them|the guest|guest|customer|(?-i:[A-ZÀ-Þ]\w+))"
            r"\s+(?:that\s+)?(?:i|we)(?:\s+(?:would|will|could)|'d|'ll)\s+(?P<what>.+)$"
        ),
        _re(r"^(?:we |i )?(?:still )?owes?(?: (?:him|her|them|the guest))?\s+(?P<what>.+)$"),
        _re(r"^to (?P<what>(?:" + _ORDER_VERBS + r"|follow up|remind|get back)\b.+)$"),
    ),
    not_ours=_re(
        r"^(?:he|she|they|guest|customer|the guest|the customer)\s+(?:has |have )?(?:promised|will|'ll|shall|is going|are going|agreed)|"
        r"\bpromised nothing\b|\b(?:never|not|didn'?t|did not|hasn'?t) promised?\b|\bno promise"
    ),
    orders=_re(rf"^(?:please\s+)?(?P<what>(?:{_ORDER_VERBS})\b.+|wake-?up call.*)$"),
    firm_orders=_re(
        r"^(?:please\s+)?(?P<what>(?:call|ring|phone|write|get)(?: (?:him|her|them|(?-i:[A-ZÀ-Þ]\w+)))? back\b.*|follow up\b.*|remind\b.*|"
        r"(?:call|ring) ?-?back\b.*|let (?:him|her|them) know\b.*|(?:needs?|wants?|expects?) (?:a )?(?:call ?-?back|reply|answer)\b.*|reply to\b.*)$"
    ),
    requests=_re(
        r"^(?:needs?|wants?|would like|'d like|asked for|asks for|requested|requests|expects?|is waiting for)\s+(?:to be )?(?P<what>.+)$"
    ),
    owner=(
        _re(r"\s*\((?P<owner>[^\W\d_]+)\)\s*$"),
        _re(r"\s*@(?P<owner>[^\W\d_]+)"),
        _re(r"[\s,]+by (?P<owner>[^\W\d_]+)\s*$"),
        _re(r"\s+[-–—]\s*(?P<owner>[^\W\d_]+)\s*$"),
    ),
    ourselves=frozenset("i we was were reception us".split()) | {"has been", "have been", "had been", "someone", "somebody"},
    loose_ends=_re(r"(?<![\s,;:.-])[\s,;:.-]+(?:by|on|at|for|until|before|the|in|from|around|and|to|till|a|an|is|due)?$"),
    loose_starts=_re(r"^(?:[\s,;:.-]*(?:a|an|the|that|to|for|on|by|at)\s+)+"),
)  # fmt: skip

_RELATION = "|".join(sorted((re.escape(word) for word in RELATIONS), key=len, reverse=True))
_NAME = r"(?-i:[^\W\d_a-zß-öø-ÿ](?:[\w'-]|\.(?=\w))*(?: (?:de |van |von |di |da )?[^\W\d_a-zß-öø-ÿ][\w'-]*)?)"
_LEAD = (
    r"(?:(?:also|and|with|has|have|had|is|travels?|comes?|came|brings?|brought|met|here|staying|now|his|her|their|the|a|an|my|"
    r"two|three|four|new|little|old|older|younger|elder|eldest|youngest|small|married|to|getting|called|named)\s+)*"
)
_PEOPLE = PeopleWords(
    relations=RELATIONS,
    companion=_re(
        rf"^{_LEAD}(?P<relation>{_RELATION})(?:'s name is|\s+is called|\s+is named|\s+called|\s+named|\s+are called|\s+is|\s*:|,)?\s+"
        rf"(?P<names>{_NAME}(?:(?:,| and|, and| &) {_NAME})*)(?P<owns>'s)?(?=$|[\s,;:.()!?])"
    ),
    unnamed=_re(
        rf"^(?:(?:his|her|their|the|my)\s+)?(?P<relation>{_RELATION})(?:['’]s\s+(?!name\b)|\s+(?=(?:is|has|can'?t|cannot|likes|loves|hates|"
        r"dislikes|does(?:n'?t)?|needs|eats|drinks|prefers|enjoys|allergic|intolerant|coeliac|celiac|vegan|vegetarian|diabetic|deaf|turns|"
        r"turned|must|in a wheelchair|avoids|won'?t|pregnant|uses)\b))"
    ),
    called=_re(rf"^{_LEAD}(?P<relation>{_RELATION})\s+(?:is\s+)?(?:called|named)?\s*(?P<names>[^\W\d_]{{2,}})$"),
    names=(
        (
            _re(
                r"^(?:(?:he|she|they)\s+)?(?:likes?|prefers?|wants?|loves?|would like|asks?|asked) (?:to be|being) (?:called|addressed as|known as)"
                r"\s+(?P<name>.+)$"
            ),
            "preferred",
        ),
        (_re(r"^(?:please\s+)?(?:call|address) (?:him|her|them)(?: as)?\s+(?P<name>(?-i:[\"“'‘]?[A-ZÀ-ÞĀ-ſ]).*)$"), "preferred"),
        (_re(r"^(?:he |she |they )?(?:goes by|preferred name:?|preferred name is)\s+(?P<name>.+)$"), "preferred"),
        (_re(r"^(?:is |name |(?:the )?name is |his name is |her name is )?(?:pronounced|say it|said|sounds like)\s+(?P<name>.+)$"), "said"),
        (_re(r"^(?:is )?(?:also known as|aka|a\.k\.a\.|known as|nickname(?:d|:| is)?|friends call (?:him|her|them))\s+(?P<name>.+)$"), "nickname"),
        (_re(r"^(?:maiden name:?|maiden name is|formerly|born as|née|nee|former name:?|used to be called)\s+(?P<name>.+)$"), "former"),
    ),
    singular={
        "sons": "son", "daughters": "daughter", "kids": "child", "children": "child", "dogs": "dog", "cats": "cat",
        "friends": "friend", "sisters": "sister", "brothers": "brother", "parents": "parent", "twins": "child", "kid": "child",
    },
    not_names=frozenset(
        "back at on before after in when if by again later tomorrow today tonight only never early late about for from with "
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
        "october november december i we he she they is has the a an and but not no swiss german french italian english "
        "british american spanish austrian dutch japanese chinese indian russian polish vip ok turns likes loves hates "
        "allergic vegan bed friendly ill sick late early food basket arrives arrived coming".split()
    ),
    occasions=(
        (_re(r"\b(?:birthdays?|b-?day|bday|born(?: on)?|d\.?o\.?b\.?|date of birth)\b"), "birthday"),
        (_re(r"\banniversary\b"), "anniversary"),
        (_re(r"\bhoneymoon\b"), "honeymoon"),
        (_re(r"\bgraduat(?:ion|es|ed)\b"), "graduation"),
        (_re(r"\b(?:name ?-?day|saint'?s day)\b"), "name_day"),
    ),
    labels=_re(r"\b(?P<label>engagement|retirement|christening|baptism|communion|confirmation|bar mitzvah|bat mitzvah|wedding|proposal|baby shower|hen party|stag party|promotion)\b"),
    occasion_things=_re(r"\b(?:birthday|anniversary|honeymoon|graduation|wedding|engagement) (?:dinner|lunch|cake|party|card|present|gift|surprise|table|flowers|bouquet|menu|suit|dress|outfit|song|breakfast|package|suite|drinks?|treats?|hat)\b"),
    turns=_re(r"\b(?:turns|turned|turning|will be|is going to be|will turn|is turning)\s+(?P<age>\d{1,3})\b(?!\s*(?:[:.]\d|[ap]m|min|hours?|days?|people|weeks?|o'clock|minutes))"),
    nth=_re(r"\b(?P<nth>\d{1,3})(?:st|nd|rd|th) (?=(?:wedding )?(?:anniversary|birthday)|b-?day)"),
    owner_of=_re(rf"\b(?:of|for)\s+(?:(?:his|her|their|the)\s+)?(?:(?P<relation>{_RELATION})\b\s*)?(?P<name>{_NAME})?"),
    owner_before=_re(
        rf"(?P<name>{_NAME})(?:'s|(?<=s)')\s+(?:\d{{1,3}}(?:st|nd|rd|th)\s+)?(?:wedding\s+)?"
        r"(?:birthday|b-?day|anniversary|graduation|honeymoon|name ?-?day|saint'?s day)\b"
    ),
    yearly=frozenset({"birthday", "anniversary", "name_day"}),
)  # fmt: skip

_WHO = r"^(?:(?:he|she|they|guest|customer|the guest|just|has|have|was|were|is|are|very|also|and|today|yesterday|again)\s+)*"
_TOUCHPOINTS = TouchpointWords(
    sorts=(
        (_re(r"\bcomplain(?:s|ed|ing|t)?\b|\bfuming\b"), "complaint"),
        (_re(r"\bthank(?:s|ed|ful)\b|\bthank[- ]you\b|\bgrateful\b|\bcomplimented\b|\bpraised\b|\braved about\b"), "thanks"),
        (_re(rf"{_WHO}(?:called|phoned|rang|telephoned|left a voicemail)\b(?! (?:back )?(?:him|her|them)?\s*(?:[A-Z]\w+$))|\bon the phone\b|\bvoicemail\b"), "call"),
        (_re(rf"{_WHO}(?:e-?mailed|wrote an e-?mail|sent an e-?mail|replied by e-?mail)\b|\bby e-?mail\b"), "email"),
        (_re(rf"{_WHO}(?:texted|messaged|whats-?app(?:ed)?|sent a message|sent a text|dm'?d)\b"), "message"),
        (_re(rf"{_WHO}(?:wrote|sent|left) (?:us )?(?:a |an )?(?:lovely |nice |kind |angry |bad |good |5-star |five-star )*(?:letter|card|note|review|postcard)\b"), "letter"),
        (_re(rf"{_WHO}(?:upset|angry|furious|unhappy|annoyed|disappointed|frustrated|livid|outraged|shouted|in tears|waited|had to wait|walked out)\b"), "complaint"),
        (_re(r"\b(?:room|soup|food|steak|coffee|shower|bed|music|service|table|bathroom|wifi|wi-fi|air ?con|heating|breakfast|minibar|tv)\b.{0,20}\b(?:was|were|is|not|too)\b.{0,12}\b(?:cold|noisy|loud|dirty|broken|slow|late|wrong|overcooked|smelly|hot|leaking|working|ready|missing|stale|rude)\b"), "complaint"),
        (_re(r"^(?:it|that|this|everything) was (?:too |very |so |really )?(?:cold|noisy|loud|dirty|broken|slow|late|wrong|overcooked|hot|stale|rude|a mess)\b"), "complaint"),
        (_re(rf"{_WHO}(?:delighted|thrilled|overjoyed|happy|pleased|impressed|touched|moved|loved|over the moon|speechless|amazed)\b"), "thanks"),
    ),
    feelings=(
        (_re(r"\b(?:furious|livid|outraged|shouted|screamed|in tears|fuming|walked out|never come(?:s)? back|disgusted|angry)\b"), -2),
        (_re(r"\b(?:delighted|thrilled|overjoyed|loved|over the moon|speechless|amazed|moved to tears|ecstatic|raved)\b"), 2),
        (_re(r"\b(?:complain\w*|upset|unhappy|annoyed|disappointed|frustrated|waited|had to wait|noisy|cold|dirty|broken|rude|slow|wrong|loud|leaking|stale|smelly|missing|overcooked|not working|not ready)\b"), -1),
        (_re(r"\b(?:thank\w*|grateful|happy|pleased|impressed|touched|moved|complimented|praised|lovely|kind words)\b"), 1),
    ),
    very=_re(r"\b(?:very|extremely|really|deeply|so much|warmly|absolutely|terribly|bitterly|loudly|again)\b"),
    denied=_re(r"\b(?:never|not|no|without|did(?:n'?t)|does(?:n'?t)|nothing to)(?: \w+){0,1} \w+$"),
)  # fmt: skip

ENGLISH = Language(
    code="en",
    prefixes={
        "must": "must",
        "like": "like",
        "dislike": "dislike",
        "clue": "clue",
        "note": "clue",
        "touchpoint": "touchpoint",
        "promise": "promise",
        "to do": "promise",
        "todo": "promise",
    },
    hard_breaks=_re(
        r"\s*;\s*|(?<=[^\W\d_])(?P<stop>[.!?])+\s+|(?<!anything)(?<!everything)(?<!nothing)(?<!all),?\s+(?:but|though|although|however|yet)\s+(?!also\b|not\s+(?:to\s+)?\w+$)"
    ),
    soft_breaks=_re(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+-\s+|\s+\+\s+"),
    clause_starts=_re(
        rf"^(?:(?:is|was|has|he|she|they|also|the|a|his|her|their|who|now|please|sadly|severely|very)\s+)*(?:{_LIKE_VERBS}|(?:{_DISLIKE_VERBS})(?<!\bno)|not allergic|"
        rf"birthday|anniversary|promised|will\b|'ll|called|phoned|emailed|complain\w*|thanked|call (?:back|him|her)|favou?rite|"
        rf"turns \d|wants to be called|(?:i|we) (?:will|'ll|promised)|(?:{_RELATION})(?:\s+(?:is|has|likes|loves|hates|allergic|turns|called)\b|\s+(?-i:[A-ZÀ-Þ])\w*))(?!\w)"
    ),
    or_list=_re(r"^[\w\s'-]*\bor\b"),
    abbreviations=frozenset({*_MONTHS, "sept", *_WEEKDAYS, "mr", "mrs", "ms", "dr", "st", "approx", "ca", "no", "nr", "tel", "e.g", "i.e"}),
    subject=_re(
        r"^(?:(?:he|she|they|it|the guest|guest|customer|the customer|also|and|but|who|which|please note|please|note|nb|fyi|btw|"
        r"remember|important|attention|sadly|don'?t forget|never forget|do not forget|that|the|her|his|their|own)\b[\s:,!]*)*"
        r"(?:(?:'s|'re|is|are|has got|has|have|have got|suffers from)\b\s+)?(?:an?\s+)?(?=\S)"
    ),
    pronoun=_re(r"^(?:(?:he|she|they|guest|customer|the guest|the customer|also)\s+)+(?=\S)"),
    tells_others=_re(r"^(?:please\s+)?(?:tell|inform|warn|let)\b(?! (?:him|her|them)\b)"),
    dates=_DATES,
    health=HEALTH,
    preferences=_PREFERENCES,
    promises=_PROMISES,
    people=_PEOPLE,
    rules=RULES,
    touchpoints=_TOUCHPOINTS,
)  # fmt: skip
