"""The self-service portal of a Dutch woningcorporatie.

Woningzoekenden register, pay, search and react; huurders give notice and sign; medewerkers help
them on the same screens; and whoever gets stuck is routed to a person.

Imports run one way, and `lint-imports` holds it:

    portal.py -> pages -> state, http, jobs, demo -> domain -> integrations (protocols) -> settings, clock

`domain/` is the subject matter: it knows no Reflex, no vendor and no address.
"""
