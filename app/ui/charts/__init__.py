"""Charts; the library that draws them is loaded when the first one is shown."""
