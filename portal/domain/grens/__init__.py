"""Grens: bounded contact after aggression, so that colleagues are safe and the client keeps being helped.

For clients after an incident, the colleagues who speak with them, and the teamleiders who decide. One person proposes,
another decides; it has an end, a review with an alarm, a letter with the reasons, and an objection that goes to someone
else. Who speaks with the client sees the instruction alone; the incident is for teamleiders and for the client. The
portal and the help block go on working. Source: service concept (veilige dienstverlening). Statuses: Grensstatus.
"""
