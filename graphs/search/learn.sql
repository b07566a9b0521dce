-- Put a report's passages into the words.
INSERT INTO words (rowid, text, prison_name) SELECT rowid, text, prison_name FROM passage WHERE report = ?
