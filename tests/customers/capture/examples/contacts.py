"""Calls, complaints and thanks, with the feeling they left."""

ROWS = (
    ("called to ask about parking", "call: called to ask about parking"),
    ("phoned about the invoice", "call: phoned about the invoice"),
    ("emailed about a late arrival", "email: emailed about a late arrival"),
    ("complained about the noise", "complaint -1: complained about the noise"),
    ("complained loudly about the noise", "complaint -2: complained loudly about the noise"),
    ("furious about the wait", "complaint -2: furious about the wait"),
    ("thanked us for the cake", "thanks +1: thanked us for the cake"),
    ("thanked us warmly for the cake", "thanks +2: thanked us warmly for the cake"),
    ("delighted with the upgrade", "thanks +2: delighted with the upgrade"),
    ("loved the giraffe cake", "thanks +2: loved the giraffe cake"),
    ("never complains", "clue: never complains"),
    ("no complaints", "clue: no complaints"),
    ("room was too cold", "complaint -1: room was too cold"),
    ("asked about parking +1", "remark +1: asked about parking"),
    ("spoke at the bar -2", "remark -2: spoke at the bar"),
    ("lovely chat :)", "remark +1: lovely chat"),
    ("wrote a lovely card", "letter +1: wrote a lovely card"),
    ("She was furious about the wait", "complaint -2: She was furious about the wait"),
    (
        "thanked us but complained about the price",
        "thanks +1: thanked us + complaint -1: complained about the price",
    ),
)
