"""How people are reached: phone numbers and email addresses as they are typed and stored."""
