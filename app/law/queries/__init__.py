"""Reading what the law asks for."""
