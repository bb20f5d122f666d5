"""Lines that cannot be kept as they are."""

ROWS = (
    ("promised a room upgrade 31 Feb", "! no_such_date 31 Feb"),
    ("promised a call at 25:00", "! no_such_time at 25:00"),
    ("birthday 31 Feb", "! no_such_date 31 Feb"),
    ("birthday 29 Feb 2023", "! no_such_date 29 Feb 2023"),
    ("birthday 30.02.", "! no_such_date 30.02"),
    ("birthday 13/13", "! no_such_date 13/13"),
    ("card 4111 1111 1111 1111", "! card_number •••• •••• •••• 1111"),
    ("anniversary on 31 June", "! no_such_date on 31 June"),
    ("birthday Feb 30", "! no_such_date Feb 30"),
    ("birthday 0 May", "! no_such_date 0 May"),
    ("birthday 32 May", "! no_such_date 32 May"),
)
