"""Many articles in one SQLite file: who said what, and who carried it, across all of them.

What was added stands in `documents`, as it was given; every other table of statements and speakers
is derived from it. Identity (which speakers of different articles are one person) and repetitions
are layers of their own, so that neither they nor a later review changes what a model found.
"""
