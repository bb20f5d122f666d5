"""What customers are worth to the venue and what it does for them: value, return, rhythm, and what is known."""
