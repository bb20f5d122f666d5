"""The Overview page: five figures, how they went, how answers spread, along the journey, and why."""
