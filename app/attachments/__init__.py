"""Photos and files kept with a customer."""
