"""Antwoord: short answers to what people ask, step by step, each at an address of its own.

For everyone, without a login. The texts are files in `teksten/`: dated, with an owner and a day on which somebody
looks at them again. Whoever reads one may say whether it helped. A search that finds nothing reaches staff as
single words with a count, never as a sentence and never as a person.
Statuses: none. Source: service concept ("antwoord onder de stap waar de vraag ontstaat"); WCAG 3.3.5 (help in context).
"""
