"""The primary system of a corporation: what it delivers comes in as VERA JSON."""
