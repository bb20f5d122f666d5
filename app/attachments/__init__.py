"""Photos and files kept with a customer or a case."""
