"""Afspraak: a conversation at the desk, at somebody's home or by phone, with a name, a place and a moment.

For everyone, logged in or not, and for the medewerker who helps them. The calendars of colleagues are data: hours
per weekday, absence, how many a day. A moment is given once. With an interpreter, one's own or one that we book, and
somebody to come along. It can be moved and cancelled until some hours before (policy); after that by phone.
Source: service concept (afspraak aan de balie of thuis, tolk, begeleider); VERA Afspraak.
Statuses: Afspraakstatus, Tolkstatus.
"""
