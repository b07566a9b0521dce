-- Take a report's passages out of the words; the passages themselves go next.
INSERT INTO words (words, rowid, text) SELECT 'delete', rowid, text FROM passage WHERE report = ?
