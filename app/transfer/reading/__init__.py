"""Files of other programs, read with suspicion: rows of a table, or cards of an address book."""
