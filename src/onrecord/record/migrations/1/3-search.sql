CREATE VIEW document_words AS -- The words of each document, as they are searched.
SELECT
  documents.document, -- the document
  coalesce(documents.title, '') AS title, -- its headline
  texts.text -- its text
FROM documents JOIN texts USING (document);

CREATE VIEW entry_words AS -- The words of each statement, event, holding, flow and figure, as they are searched.
SELECT
  entries.entry, -- the entry
  coalesce((
    SELECT group_concat(words, ' … ') FROM (
      SELECT substr(texts.text, start + 1, end - start) AS words FROM spans
      WHERE spans.entry = entries.entry AND part = 1 ORDER BY number
    )
  ), '') AS source, -- who says it, in the words of the text; for statements
  CASE WHEN entries.kind = 4 THEN coalesce((
    SELECT group_concat(words, ' … ') FROM (
      SELECT substr(texts.text, start + 1, end - start) AS words FROM spans
      WHERE spans.entry = entries.entry AND part = 3 ORDER BY number
    )
  ), '') ELSE substr(texts.text, passage_start + 1, passage_end - passage_start) END AS words -- what is said; for others, the sentence they stand in
FROM entries JOIN texts USING (document) WHERE entries.kind BETWEEN 4 AND 8;

CREATE VIEW statements AS -- Who said what, in words: for reading and for spreadsheets.
SELECT
  attributions.entry, -- the entry
  documents.document, -- the document
  documents.outlet, -- who published it
  documents.published, -- when
  coalesce(actors.name, entry_words.source) AS speaker, -- who says it: the name, or the words of the text
  attributions.act, -- what kind of saying
  entry_words.words, -- what is said, in the words of the text
  attributions.channel, -- through whom
  attributions.date, -- when it was said
  entries.verdict -- the last review
FROM attributions JOIN entries USING (entry) JOIN entry_words USING (entry) JOIN documents USING (document)
LEFT JOIN actors ON actors.entry = attributions.speaker;

CREATE VIRTUAL TABLE document_search USING fts5 ( -- The index of words of all texts: text MATCH 'harbour'.
  title, text,
  content='document_words', content_rowid='document', tokenize='porter unicode61 remove_diacritics 2', columnsize=0
);
CREATE VIRTUAL TABLE entry_search USING fts5 ( -- The index of what is said, and of the sentences of other entries.
  source, words,
  content='entry_words', content_rowid='entry', tokenize='porter unicode61 remove_diacritics 2', columnsize=0
);
CREATE VIRTUAL TABLE actor_search USING fts5 ( -- The index of the names, roles and affiliations of actors.
  name, role, affiliation,
  content='actors', content_rowid='entry', tokenize='unicode61 remove_diacritics 2', columnsize=0
);
CREATE VIRTUAL TABLE place_search USING fts5 ( -- The index of the names of places.
  name,
  content='places', content_rowid='entry', tokenize='unicode61 remove_diacritics 2', columnsize=0
);
