"""One process file in a form, on this machine alone: the text is the truth, the form a way to change it.

| module | holds |
|---|---|
| `fields.py` | what the model says of a field: its help, what may be written in it |
| `plan.py` | which fields the form shows, in which order, under which names |
| `view.py` | a text as what the form shows of it |
| `desk.py` | the company: its processes, the drawing of one, saving |
| `weighing.py` | what is wrong with a text: at once in itself, then in the whole company |
| `mending.py` | what a finding proposes, done in a text |
| `orders.py` | what a page may ask for, read from JSON and answered |
| `guard.py` | who may ask at all |
| `server.py` | HTTP, and nothing else |
| `pages.py` | the templates |
"""
