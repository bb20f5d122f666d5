"""What English calls those who come with somebody, and the kind of companion each is."""

RELATIONS = {
    **dict.fromkeys(
        "wife husband partner girlfriend boyfriend fiance fiancee fiancé fiancée spouse".split(), "partner"
    ),
    **dict.fromkeys(
        "son sons daughter daughters child children kid kids baby grandson granddaughter stepson stepdaughter toddler twins "
        "boy girl".split(),
        "child",
    ),
    **dict.fromkeys("mother father mum mom dad parents mother-in-law father-in-law grandmother grandfather".split(), "parent"),
    **dict.fromkeys("friend friends".split(), "friend"),
    **dict.fromkeys("assistant secretary pa nanny driver bodyguard carer nurse au-pair interpreter".split(), "assistant"),
    **dict.fromkeys(
        "dog dogs cat cats puppy kitten dachshund labrador poodle terrier spaniel beagle bulldog pug retriever collie "
        "chihuahua parrot rabbit bird pet hound".split(),
        "pet",
    ),
    **dict.fromkeys(
        "sister brother sisters brothers aunt uncle cousin nephew niece colleague boss client business-partner".split(), "other"
    ),
}  # fmt: skip
