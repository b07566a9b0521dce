-- Which passages match, best first? Only the page's texts are marked.
SELECT passage.id, passage.kind, passage.about, passage.report, passage.title, passage.prison, passage.prison_name,
  passage.year, passage.number, passage.page, highlight(words, 0, :opens, :closes) AS marked, bm25(words) AS score
FROM words JOIN passage ON passage.rowid = words.rowid
WHERE words MATCH :match AND TRUE
ORDER BY score, passage.report, passage.id LIMIT :limit OFFSET :offset
