"""What the account says, in the words of the people at the desk."""
