"""Concept: what a person has filled in so far, on any device, until it is sent or forgotten.

For everyone with a proven address. One draft per person and kind, with a version that stops a stale screen
from overwriting a newer answer. Kept 14 days (policy) after the last answer, then deleted by a job. Statuses:
none.
"""
