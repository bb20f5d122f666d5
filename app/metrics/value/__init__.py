"""The Value page: what customers are worth, who comes back, what is known, put right, kept and delighted."""
