"""Toegang: proving who you are with a code, and the sessions that follow from it.

For everyone. A code goes to an e-mail address or mobile number; five tries, ten minutes, one use, in the browser that
asked for it. The answer is the same, and takes as long, whether we know the address or not.
Statuses: none; a row is usable or it is not. Source: OWASP ASVS 2 and 3, WCAG 2.2 SC 3.3.8.
"""
