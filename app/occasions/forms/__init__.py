"""The fields in which a day worth remembering is written down, wherever that is done."""
