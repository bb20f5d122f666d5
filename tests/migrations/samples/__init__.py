"""One small made-up file of every schema that was ever released, written by `python tools/make_sample.py`."""

from pathlib import Path

SAMPLES = Path(__file__).parent
