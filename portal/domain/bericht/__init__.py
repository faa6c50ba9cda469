"""Bericht: what we write to people, along which way it goes, and whether it arrived.

A message is a row in the transaction of what it tells about; the worker delivers it afterwards, with retries.
Important kinds (`belangrijk`) also go as a letter, unless the client chose digital only. Each message carries
a reference that `/bericht-controleren` recognises and the recognition word of the client. No message holds a
pay link, and no link changes anything.
Statuses: Verzendstatus. Source: service concept ("important things always in writing"); VERA
COMMUNICATIEKANAAL.
"""
