"""Recipes that make the files in ``data/``; each is run as ``python -m kdict.recipes.<name>``."""
