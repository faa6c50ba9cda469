"""Opslag: where the files of clients stand, outside the database and outside what the web serves."""
