-- Take a report's passages out of the words; the passages themselves go next.
INSERT INTO words (words, rowid, text, prison_name) SELECT 'delete', rowid, text, prison_name FROM passage WHERE report = ?
