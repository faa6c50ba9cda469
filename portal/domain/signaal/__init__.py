"""Signaal: somebody seems to be stuck, and a person is offered; taken, it is a belofte with all that we know.

For clients (and, in the memory of their tab alone, for visitors), and for the medewerker who calls. Which signals
count, from how many, how urgent and in which words is policy; who somebody is plays no part. The client sees why, may
decline, and goes on. Source: service concept (nobody leaves without an answer, digital is never the only road).
Statuses: none; a signal goes when its step succeeds or its time is over.
"""
