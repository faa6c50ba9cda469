"""Virusscan: whether a file holds something harmful; off unless a scanner is set."""
