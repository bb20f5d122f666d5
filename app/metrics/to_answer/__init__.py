"""The page of those who wait for an answer, and answering them."""
