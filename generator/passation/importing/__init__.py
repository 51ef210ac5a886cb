"""From what a company already has (Word, Excel, Notion, Trello, BPMN) to drafts, with an account of every value.

A reader for each format gives what the source says and where (`found.py`); `drafting.py` makes drafts of it.
Nothing is invented: a value is the source's, or is marked as a guess, or is left for a person.
"""
