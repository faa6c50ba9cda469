"""Eenheid: a home, garage or parking space that a corporation lets or sells, as its primary system knows it.

For whoever makes an advertentie of it. The primary system is the source; here is a copy of what a woningzoekende needs,
never of who lives there. Statuses: those of the primary system (VERA EENHEIDSTATUS). Source: VERA Eenheid and
Prijscomponent; CORA (publiceren eenheid).
"""
