"""Reading the account."""
