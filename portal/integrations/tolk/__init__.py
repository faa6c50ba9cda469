"""Tolk: asking for an interpreter, with an interpreting service or by a colleague."""
