CREATE TABLE compared ( -- Which documents were compared with the others, and what of them was compared.
  document INTEGER PRIMARY KEY REFERENCES documents (document) ON DELETE CASCADE, -- the document
  compared TEXT NOT NULL, -- when, UTC
  items BLOB NOT NULL -- what its entries are compared by: a JSON list, as zlib packs it
);

CREATE TABLE copies ( -- Documents that print the same text, whole or in passages.
  document INTEGER NOT NULL REFERENCES documents (document) ON DELETE CASCADE, -- the later one
  other INTEGER NOT NULL REFERENCES documents (document) ON DELETE CASCADE, -- the earlier one
  kind TEXT NOT NULL CHECK (kind IN ('copy', 'partly')), -- copy where nearly all of the shorter one is in the other
  share REAL NOT NULL, -- the share of the later one's words that stand in the earlier one
  other_share REAL NOT NULL, -- the share of the earlier one's words that stand in the later one
  passages TEXT NOT NULL, -- the stretches that agree: a JSON list of [start, end, start in the other, end in the other]
  PRIMARY KEY (document, other)
) WITHOUT ROWID;
CREATE INDEX copies_other ON copies (other);

CREATE TABLE copy_recent ( -- Fingerprints of the texts that are not yet in copy_search.
  hash TEXT NOT NULL, -- the fingerprint
  document INTEGER NOT NULL, -- the document
  PRIMARY KEY (hash, document)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE copy_search USING fts5 ( -- The index of fingerprints of passages, by which copies are found.
  hashes, content='', detail=none, columnsize=0, tokenize=ascii
);
