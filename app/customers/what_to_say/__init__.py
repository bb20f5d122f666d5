"""What to say to a customer: a few lines picked by stated rules from what is known."""
