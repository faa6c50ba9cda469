"""The tests, one folder per subject; `people.py` holds the people whose story they tell."""
