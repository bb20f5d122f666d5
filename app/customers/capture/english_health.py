"""How allergies, diets, illness and access are spoken of in English, and how they are denied.

A missed allergy is the worst mistake of the capture bar and an invented one the second worst, so
these lists are long and every row of them has its example among the tests.
"""

from __future__ import annotations

import re

from app.customers.capture.language import HealthWords, Pattern, Trigger


def _re(pattern: str) -> Pattern:
    return re.compile(pattern, re.IGNORECASE)


def _any(words: str) -> str:
    """Alternatives from a list in which a line or two spaces part one from the next."""
    return "(?:" + "|".join(word.strip() for word in re.split(r"\s{2,}|\n", words) if word.strip()) + ")"


# The fourteen allergens that European kitchens must declare, and what a house is asked to keep away.
ALLERGENS = _any(r"""
    (?:tree |brazil |pine |ground)?nuts?  peanuts?  almonds?  hazelnuts?  walnuts?  cashews?  pecans?  pistachios?
    macadamias?  (?:cow'?s )?milk  dairy  lactose  casein  whey  eggs?  egg whites?  fish  shellfish  seafood
    crustaceans?  prawns?  shrimps?  crabs?  lobsters?  crayfish  langoustines?  mussels?  oysters?  clams?  scallops?
    mollus[ck]s?  squid  octopus  soya?  soy ?beans?  wheat  gluten  barley  rye  sesame(?: seeds?)?  tahini  mustard
    celery  celeriac  lupins?  sul(?:ph|f)ites?  latex  penicillin  aspirin  ibuprofen  feathers?
    (?:goose |duck )?down(?= (?:pillow|duvet|quilt|bedding|filling))
""")
OTHER_FOODS = _any(r"""
    butter  cream  cheese  yogh?urt  oats?  strawberr(?:y|ies)  kiwis?  avocados?  bananas?  mango(?:e?s)?  peach(?:es)?
    apples?  tomato(?:es)?  garlic  onions?  corn  maize  chocolate  sugar  salt  caffeine  coffee  honey  spic(?:y|es)
    mushrooms?  citrus  grapefruit  pineapples?  carrots?  pulses  legumes  lentils  chickpeas  beans  peas  potato(?:es)?
    raw fish  raw meat  sushi  unpasteuri[sz]ed \w+  liver  bread  pasta  rice  vinegar  msg  additives
""")
DIET_FOODS = _any(r"""
    pork  ham  bacon  beef  meat  red meat  animal products  alcohol  wine  gelatine?  blood sausage  leaven
""")
TO_AVOID = _any(r"""
    perfumes?  fragrances?  scent(?:s|ed)?  pollen  lilies  wool  dust  bees?  wasps?  cat hair  dog hair  pet hair
""")
FOODS = f"(?:{ALLERGENS}|{OTHER_FOODS}|{DIET_FOODS})"
_KINDS = r"(?:(?:any|raw|cooked|added|whole|fresh|dried|ground|chopped|roasted|smoked|tree|cow'?s|more|other|of|the)\s+)*"
_LIST = rf"{_KINDS}(?:[\w'-]+(?:\s+[\w'-]+)?(?:\s*,\s*(?:or\s+|and\s+|no\s+)?|\s+(?:or|and|nor)\s+)){{0,5}}{_KINDS}"
_CANNOT = (
    r"(?:can'?t|can ?not|must(?:n'?t| not| never)|may not|(?:is|are|am)(?:n'?t| not) (?:allowed|able|supposed) to|"
    r"not (?:allowed|able|supposed) to|unable to|should(?:n'?t| not| never)|is not to|struggles to|never)"
)
_DOES_NOT = r"(?:does(?:n'?t| not)|do(?:n'?t| not)|is(?:n'?t| not)|are(?:n'?t| not)|no longer|never|not)"
_NO = (
    r"(?:\b(?:no|zero|without(?: any)?|free (?:of|from)|nothing with|nothing containing|minus|avoid(?:s|ing)?|"
    r"(?:hold|skip|omit|leave out)(?: all| the)?|keep (?:(?:him|her|them|us) )?(?:away|off) from|stay(?:s|ing)? (?:away|off)"
    r"(?: from)?|(?:do not|don'?t|never) (?:give|serve|offer|bring|put|use|add)(?: (?:him|her|them|us|any|the|in))*)\s+|"
    r"\b(?:no|zero)-)"
)
# "No nut allergy" denies one; "no nuts" never does.
_NOT_THE_ALLERGY = (
    rf"(?:(?<=s)|(?!(?:\s+(?:or|and|nor|food|{ALLERGENS}))*\s+(?:allerg|intoleran)|[\s-]+free\b))"
)


def _trigger(
    must_kind: str, pattern: str, *, strong: bool = True, says_no: bool = False, unsure: bool = False
) -> Trigger:
    return Trigger(must_kind, _re(pattern), strong=strong, says_no=says_no, unsure=unsure)


_ALLERGY = (
    _trigger("allergy", r"\b\w*(?:allerg|alerg)(?!ens?\b)\w*|\banaphyl\w*|\bepi-?pens?\b|\badrenaline pen"),
    _trigger("allergy", r"\b\w*intoleran\w*|\bc(?:o?e|o)liacs?(?:'s)?\b|\blactose-intol\w*"),
    _trigger(
        "allergy",
        rf"\b(?:reacts?|reacted|(?:bad |severe |strong )?reactions?)(?: \w+ly)? to (?:{FOODS}|{TO_AVOID})\b",
    ),
    _trigger(
        "allergy",
        rf"\b(?:{FOODS}|{TO_AVOID}) (?:sensitivity|reaction)|\bsensitive to (?:{ALLERGENS}|{TO_AVOID})\b",
    ),
    _trigger(
        "allergy",
        r"\b(?:hives|anaphylactic|throat (?:closes|swells)|swells up|breaks out in|stops breathing)\b",
    ),
    _trigger(
        "allergy",
        rf"\b{FOODS}(?: \w+)? (?:makes?|gives?|made|gave) (?:him|her|them|me|us|[A-Z]\w+) "
        r"(?:very |really |so |a |bad |terrible )*(?:ill|sick|rash|hives|migraines?|headaches?|swell|itch|wheeze|choke|cramps)",
    ),
    _trigger(
        "allergy",
        rf"\b(?:could die|nearly died|hospital\w*|ambulance)\b.*\b{FOODS}\b|\b{FOODS}\b.*\b(?:could|can|will|would) kill\b",
    ),
    _trigger(
        "allergy",
        rf"\b{FOODS} (?:is|are) (?:very |really |extremely |strictly )?(?:dangerous|deadly|lethal|poison\w*|forbidden|off limits|a danger|a no-go)\b",
    ),
    _trigger("allergy", rf"\bkeep (?:all |the )?{ALLERGENS} (?:away|out)\b"),
    _trigger("allergy", r"\bhay ?fever\b"),
    _trigger(
        "allergy",
        r"\b(?:gluten|laktose|nuss)frei\w*|\bsans (?:gluten|lactose|noix|arachides?)\b|\bsenza (?:glutine|lattosio)\b|"
        r"\bsin (?:gluten|lactosa)\b|\bz(?:ö|o|oe)liakie\b|\bc[ée]liaque\b|\bcel[ií]ac[oa]\b",
    ),
    _trigger(
        "allergy",
        rf"\b{_CANNOT} (?:be |ever )*(?:eat|have|do|handle|tolerate|digest|touch|consume|take|drink|near|around|served|given|come near|go near|sleep (?:on|with|under))(?: any(?:thing)?(?: (?:with|containing))?)?\s+{_LIST}{ALLERGENS}\b",
        says_no=True,
    ),
    _trigger(
        "allergy",
        rf"\b{_DOES_NOT} (?:eat|eats|eating|tolerate|tolerates)(?: any)?\s+{_LIST}{ALLERGENS}\b",
        says_no=True,
    ),
    _trigger(
        "allergy",
        rf"{_NO}{_LIST}(?:{ALLERGENS})\b{_NOT_THE_ALLERGY}(?!\s+(?:tanks?|market|shop|knives|knife|table|restaurant|cups?))",
        strong=False,
        says_no=True,
    ),
    _trigger(
        "allergy",
        rf"\b(?:{ALLERGENS}|{TO_AVOID}|allergen)(?:(?:,| and| or| &) (?:{ALLERGENS}|{TO_AVOID}))*(?:\s*-\s*|\s+)free\b(?! of charge)",
        strong=False,
    ),
    _trigger(
        "allergy",
        r"\b(?:no|without)\s+(?:lilies|perfumes?|fragrances?|scented \w+)\b|\bfragrance[- ]free\b",
        strong=False,
        says_no=True,
    ),
    _trigger(
        "allergy",
        rf"\b(?:care(?:ful)? with|watch out for|beware of|traces of|warning|attention|danger|risk)\b[: ]+(?:\w+ ){{0,2}}{ALLERGENS}\b",
        unsure=True,
    ),
    _trigger(
        "allergy",
        rf"\b(?:won'?t|will not|does(?:n'?t| not)|do(?:n'?t| not)) (?:eat|touch|have|want|take)(?: any)? {_LIST}{ALLERGENS}\b",
        strong=False,
        says_no=True,
        unsure=True,
    ),
    _trigger(
        "allergy",
        rf"\b(?:everything|anything) (?:but|except|other than)(?: for)? (?:the )?{ALLERGENS}\b",
        strong=False,
        says_no=True,
        unsure=True,
    ),
    _trigger("allergy", r"^\W*(?:gluten|lactose|penicillin|latex|peanuts?)\W*(?:please)?\W*$", unsure=True),
)
_DIET = (
    _trigger(
        "diet",
        rf"\b{_CANNOT} (?:ever )?(?:eat|tolerate|digest|consume)(?: any)?\s+(?!(?:\w+ )?(?:before|after|late|early|much|now|here|there|at|out|until|more|enough|too|alone|in|breakfast|lunch|dinner|today|tonight|all|this|that|it|them|anything\W*$|fast|quickly|(?:whole|full|big|large|heavy|huge))\b)\w+",
        says_no=True,
    ),
    _trigger(
        "diet",
        rf"\b{_CANNOT} (?:ever )?(?:have|drink|touch|take|be served|be given)(?: any)?\s+{_LIST}(?:{OTHER_FOODS}|{DIET_FOODS})\b",
        says_no=True,
    ),
    _trigger(
        "diet",
        rf"\b{_DOES_NOT} (?:eat|eats|eating|consume|consumes)(?: any)?\s+{_LIST}(?:{DIET_FOODS})\b",
        says_no=True,
    ),
    _trigger(
        "diet",
        rf"\b{_DOES_NOT} (?:drink|drinks|drinking|touch|touches)(?: any)?\s+(?:alcohol|wine|caffeine)\b|\b(?:does(?:n'?t| not)) drink\W*$",
        says_no=True,
    ),
    _trigger(
        "diet",
        r"\b(?:vegans?|vegetarians?|pesc[ae]tarians?|halal|kosher|jain|teetotal(?:ler)?|fodmap|coeliac diet|no-?carb)\b",
        strong=False,
    ),
    _trigger(
        "diet",
        rf"\b(?:not|isn'?t|aren'?t|never) allowed (?:any )?{FOODS}\b|\bforbidden (?:to (?:eat|drink|have|touch) )?{FOODS}\b",
        says_no=True,
    ),
    _trigger(
        "diet",
        r"\bplant[- ]based\b|\b(?:keto\w*|paleo|bland|liquid|special|strict|renal|cardiac|medical) diet\b|\brecovering alcoholic\b|"
        r"\b(?:is|been|stays?|newly) sober\b|^sober\b",
    ),
    _trigger(
        "diet",
        r"\b(?:low|reduced)[- ](?:salt|sodium|sugar|potassium|protein|fat|fibre|fiber) diet\b|\b(?:low|no)[- ](?:sodium|salt)\b",
    ),
    _trigger(
        "diet",
        r"\b(?:fasting|fasts|observes (?:ramadan|lent|shabbat|sabbath)|keeps (?:ramadan|lent|shabbat|sabbath|kosher|halal))\b",
    ),
    _trigger("diet", r"\bdiet(?:ary)? (?:requirements?|restrictions?|needs?)\b", strong=False),
    _trigger(
        "diet",
        rf"{_NO}{_LIST}(?:{DIET_FOODS})\b(?!\s+(?:list|glass(?:es)?|menu|cellar|tasting|fridge|knife|knives))",
        strong=False,
        says_no=True,
    ),
    _trigger("diet", r"\b(?:meat|pork|alcohol|gelatine?|beef)(?:\s*-\s*|\s+)free\b", strong=False),
)
_ACCESS = (
    _trigger(
        "access",
        r"\bwheel ?-?chairs?\b|\b(?:walking (?:frame|stick|aid)|zimmer frame|crutches|rollator|mobility (?:scooter|aid|issues?|problems?|impair\w+))\b",
        strong=False,
    ),
    _trigger(
        "access",
        r"\bstep-?free\b|\b(?:reduced|limited|impaired) mobility\b|\bgrab (?:rails?|bars?)\b|\broll-?in shower\b",
        strong=False,
    ),
    _trigger(
        "access",
        rf"\b{_CANNOT} (?:climb|do|use|manage|take|handle)(?: (?:the|any|many|up|down))* (?:stairs?|steps)\b",
        says_no=True,
    ),
    _trigger(
        "access",
        rf"\b{_CANNOT} (?:walk|stand)(?: (?:very|that|too))? (?:far|long|for long|much|well|unaided)\b",
        says_no=True,
    ),
    _trigger("access", r"\b(?:no|without|avoid(?:s)?)\s+(?:any\s+)?(?:stairs?|steps)\b", says_no=True),
    _trigger(
        "access",
        r"\b(?:wheelchair[- ])?accessible (?:room|bathroom|table|shower|entrance|toilet|parking|suite)\b|\bdisabled (?:room|access|parking|toilet|bathroom)\b|\bdisab(?:led|ility)\b",
        strong=False,
    ),
    _trigger(
        "access",
        r"\bdeaf\b|\bhard of hearing\b|\bhearing (?:aids?|loop|impair\w+|loss)\b|\blip-?reads?\b|\bsign language\b",
    ),
    _trigger(
        "access",
        r"\b(?:is|almost|nearly|legally|registered|partially|she'?s|he'?s|colour|color)[ -]blind\b|^blind\b(?! (?:tasting|date))|\bblind (?:guest|man|woman|customer|in (?:one|the left|the right|both))\b|\bvisually impaired\b|\bpart(?:ially|ly) sighted\b|\blow vision\b|\bbraille\b",
    ),
    _trigger(
        "access",
        r"\bwalks? with (?:a |the )?(?:stick|cane|frame)\b|\bbroken (?:leg|foot|ankle|hip|arm|wrist)\b|\bbad (?:knees?|hips?|back|legs?)\b|"
        r"\b(?:knee|hip) (?:surgery|replacement|operation)\b|\bneeds? (?:a |the |to be on the )?(?:ground|low|lower|lowest) floor\b",
        strong=False,
    ),
    _trigger("access", r"\b(?:guide|service|assistance|hearing) dogs?\b|\bprosthe\w+|\bamput\w+"),
)
_HEALTH = (
    _trigger("health", r"\bepilep\w*|\bseizures?\b|\bphotosensitiv\w*"),
    _trigger(
        "health",
        r"\b(?:no|without|avoid(?:s)?|triggered by|sensitive to|can'?t (?:have|do|stand|bear))\s+(?:any\s+)?(?:strobes?|strobe lights?|flashing lights?|flashing|flash photography)\b",
        says_no=True,
    ),
    _trigger(
        "health",
        r"\bdiabet\w*|\binsulin\b|\bpacemaker\b|\basthma\w*|\binhaler\b|\bheart (?:condition|problems?|patient|disease|attack|failure)\b|\bhigh blood pressure\b",
    ),
    _trigger(
        "health",
        r"\bdementia\b|\balzheimer\w*|\bparkinson\w*|\bautis\w+|\bptsd\b|\bpanic attacks?\b|\bclaustrophob\w*|\bvertigo\b|\b(?:fear|afraid|scared|terrified) of (?:heights|lifts|elevators)\b",
    ),
    _trigger(
        "health",
        r"\bpregnan\w*|\bbreast-?feeding\b|\bdialysis\b|\bchemo\w*|\btransplant\w*|\bimmuno?-?(?:compromised|suppress\w+)|\bblood thinners?\b|\bwarfarin\b|\boxygen (?:tank|bottle|machine|concentrator)\b|\bsleep apn\w+|\bcpap\b",
    ),
    _trigger(
        "health",
        r"\b(?:fridge|refrigerator|cool(?:er|ing)?)\b.*\bmedic\w+|\bmedic\w+\b.*\b(?:fridge|refrigerat\w+|cool)|\bneeds? (?:her|his|their) medic\w+|\b(?:on|takes) medication\b|\bmigraines?\b|\bg6pd\b|\bpku\b|\bphenylketonuria\b",
    ),
)
_SAFETY = (
    _trigger(
        "safety",
        r"\brestraining order\b|\btell (?:nobody|no one)\b|\bstalk(?:er|ed|ing)\b|\b(?:do not|don'?t|never) (?:give out|give|tell|reveal|disclose|confirm|say)(?: out)? (?:anyone |anybody )?(?:(?:her|his|their|the) )?(?:room|presence|stay|address|whereabouts|that (?:she|he|they))",
        says_no=True,
    ),
)
_SAID_SO = (
    _trigger("", r"\bmust (?:always )?have (?:a|an|the|his|her|their|no|two|only)\b|\bmust (?:never|not) (?:be|have|see|get|sit|stay|smell|hear)\b|\bmust be (?:near|close|on|by|away|far|next|quiet|dark|able|kept|seated|served|informed|asked|told)\b|\b(?:absolutely|strictly) no\b|\bunder no circumstances\b|\bfor (?:medical|health|religious|safety) reasons\b|\bmedical(?:ly)? (?:need|reasons?|necess\w+)\b", says_no=True),
)  # fmt: skip

HEALTH = HealthWords(
    triggers=(*_ALLERGY, *_HEALTH, *_ACCESS, *_DIET, *_SAFETY, *_SAID_SO),
    nearly=frozenset(
        "allergic allergy allergies intolerant intolerance coeliac anaphylaxis epileptic epilepsy wheelchair "
        "vegetarian diabetic".split()
    ),
    negators=frozenset(
        "not no never without nor neither nobody noone none non denies denied isnt arent wasnt doesnt dont hasnt havent "
        "didnt cannot cant wont aint neither outgrew outgrown".split()
    ),
    fillers=frozenset(
        "a an any all at known food foods nut peanut milk dairy egg fish shellfish gluten lactose wheat soy soya latex "
        "sesame dietary special other serious severe real actual really actually longer even been be being is are was "
        "have has had got in fact herself himself themselves need needs needed require requires required want wants to "
        "for of them us the family party group one history signs sign currently anymore yet think believe she he they "
        "strictly exactly suffer suffers suffering from using use uses user to avoid medical health condition".split()
    ),
    joins=frozenset({"or", "nor"}),
    denied_before=_re(
        r"\b(?:outgr(?:ew|own)|no longer (?:has|have)|got over|cured of|neither|stopped being|stopped eating|"
        r"not true that|false alarm|mistaken(?:ly)?|wrongly|joked|jokes)\b"
    ),
    denied_after=_re(
        r"^\w*(?:\s+(?:on|in|to) \w+)?\s*[:?=-]+\s*(?:none|nil|n/a|nothing|nobody|no known|no(?=\s*(?:$|[.!,;)])))\b|"
        r"^\w*\s+(?:to )?(?:none|nothing|ruled out|no longer|not any ?more)\b|^\w*\s+free\W*$|"
        r"^\s*(?:was|is) (?:a mistake|wrong|not confirmed|untrue|over|gone|outgrown)\b"
    ),
    unsure=_re(
        r"\b(?:thought to|if|whether|maybe|might(?: be| have)?|may (?:be|have)|could be|perhaps|possibly|probably|apparently|"
        r"i think|we think|unsure|not sure|suspect\w*|seems?|used to|as a child|ask|asks|asked|check|find out|query)\b"
    ),
    harmless=_re(
        r"\b(?:nuts about|drives? (?:him|her|them|us) nuts|(?:goes|go|went) nuts|nuts and bolts|dough ?nuts?|"
        r"no (?:problems?|issues?|trouble) with|tough nut|egg ?chair|egg hunt|blind tasting|stair ?case|"
        r"colour-?blind casting|immune to (?:charm|flattery)|can'?t (?:get|have) enough)\b"
    ),
    specific=_re(rf"\b(?:{FOODS}|{TO_AVOID}|vegan|vegetarian|halal|kosher|wheelchair|epilep\w+|diabet\w+|coeliac|celiac)\b"),
    mentions=_re(
        r"\ballergen|\ballerg|\bdiet(?:ary)?\b|\bmedic|\bhospital|\bdoctor|\bdisab|\bgluten\b|\blactose\b|"
        rf"\b(?:ask|asks|asked|know|check|query)\b.*\b{ALLERGENS}\b"),
    in_a_drink=_re(r"\b(?:coffee|tea|espresso|americano|earl grey|chai|porridge)\b.*\bno (?:\w+ )?(?:milk|dairy|sugar)\b|\bno milk in\b"),
    explained_away=_re(r"\b(?:not|isn'?t|no)(?: \w+)? (?:an? )?(?:\w+ )?(?:allerg(?:y|ic)|intoleran\w+)\b(?! to)"),
    soft_liking=_re(r"\b(?:likes?|liked|loves?|loved|enjoys?|enjoyed|adores?|fond of|keen on|fan of|favou?rites?)\b"),
)  # fmt: skip
