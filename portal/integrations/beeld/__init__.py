"""Beeld: a photo is read in a process of its own and written anew, so that only the picture itself is kept."""
