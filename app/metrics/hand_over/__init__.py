"""A survey over the whole screen, for the customer's own hands; only staff gets back."""
