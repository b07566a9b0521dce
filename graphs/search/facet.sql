-- Under which values are the passages that match?
SELECT CAST(passage.kind AS TEXT), MIN(CAST(passage.title AS TEXT)), COUNT(*) AS n
FROM words JOIN passage ON passage.rowid = words.rowid
WHERE words MATCH :match AND passage.kind IS NOT NULL AND TRUE
GROUP BY passage.kind ORDER BY n DESC, passage.kind LIMIT 100
