"""Regie: one colleague keeps the overview when much runs for one client at the same time.

For clients with several running things (a number of policy, never something about the person) and their colleagues.
The client gets one name and the direct line; colleagues see it on top of the klantbeeld; somebody else takes over
when the case owner is away; it ends with a reason. Source: service concept. Statuses: Regiestatus.
"""
