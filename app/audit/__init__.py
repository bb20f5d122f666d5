"""The account of who did what: what it says in words, reading it, and taking it out of the program."""
