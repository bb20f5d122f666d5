"""From rows and cards as they were read to records that say the same in our words."""
