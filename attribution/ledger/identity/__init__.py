"""Which speakers of different articles are one person or body.

Evidence is taken from each article when it is added (`evidence`), speakers whose names could belong
together share a block (`names`), a block's speakers are compared (`score`) and grouped (`cluster`),
and what the groups mean for the people of the ledger is written, with reasons (`settle`). What a
human decides (`decisions`, `aliases`) is never changed by the rules.
"""
