-- The texts that are searched, with what they are narrowed by, and the index over them.
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE passage (
  rowid INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  about TEXT,
  report TEXT,
  title TEXT,
  prison TEXT,
  prison_name TEXT,
  year INTEGER,
  number TEXT,
  page INTEGER,
  text TEXT NOT NULL
);
CREATE INDEX passage_of_report ON passage (report);
CREATE VIRTUAL TABLE words USING fts5 (
  text, prison_name, content = 'passage', content_rowid = 'rowid', tokenize = "porter unicode61 remove_diacritics 2"
);
