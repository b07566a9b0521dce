-- How many passages match?
SELECT COUNT(*) FROM words JOIN passage ON passage.rowid = words.rowid WHERE words MATCH :match AND TRUE
