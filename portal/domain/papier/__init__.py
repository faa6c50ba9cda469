"""Papier: a flow as a form on paper, with a code, for whoever would rather write than type.

For everyone. The questions are those of the flow (`shared/vragen.py`), so paper and screen never differ. The code works
once and is tied to the flow, the version of the form and the person (or nobody yet). A medewerker enters what came back
on the client's own screens (`hulp/papier.py`), channel BRI; the day of receipt counts as the moment of the client.
Statuses: Papierstatus. Source: service concept (paper is a full way); VERA COMMUNICATIEKANAAL BRI; BW 3:37 (receipt).
"""
