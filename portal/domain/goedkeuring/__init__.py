"""Goedkeuring: four eyes. One medewerker proposes with a reason, another decides.

For changes that touch someone's place on a list or money. Whoever proposes can never approve. Statuses: Besluit.
Source: CORA (functiescheiding).
"""
