"""An evaluation for people: a table at the terminal, and a report in HTML."""
