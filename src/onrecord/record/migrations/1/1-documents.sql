CREATE TABLE raw ( -- The bytes of each document as they came, compressed, once for each hash.
  raw INTEGER PRIMARY KEY, -- its number
  sha256 TEXT NOT NULL UNIQUE, -- the hash of the bytes before they were compressed
  size INTEGER NOT NULL, -- how many bytes they are when unpacked
  bytes BLOB NOT NULL -- the bytes, as zlib packs them
);

CREATE TABLE documents ( -- Published reports as received. A changed page is a document of its own: see versions.
  document INTEGER PRIMARY KEY, -- its number in this record
  id TEXT NOT NULL, -- "sha256:" and the hash of its bytes, or the id that the input gave
  raw INTEGER NOT NULL REFERENCES raw (raw), -- the bytes as they came
  name TEXT NOT NULL, -- the path, URL or id that the user knows it by
  url TEXT, -- where it was published
  outlet TEXT, -- who published it
  title TEXT, -- its headline
  byline TEXT NOT NULL, -- who wrote it: a JSON list
  published TEXT, -- when it was published: an ISO 8601 prefix (2014, 2014-01, 2014-01-15, or with a time)
  published_basis TEXT NOT NULL, -- what says when: metadata, text, given or none
  language TEXT, -- ISO 639-1
  added TEXT NOT NULL, -- when it was put into the record, UTC
  replaced_by INTEGER REFERENCES documents (document) -- the newer version of the same report, where there is one
);
CREATE INDEX documents_id ON documents (id);
CREATE INDEX documents_raw ON documents (raw);
CREATE INDEX documents_outlet ON documents (outlet COLLATE NOCASE);
CREATE INDEX documents_published ON documents (published);
CREATE INDEX documents_replaced_by ON documents (replaced_by) WHERE replaced_by IS NOT NULL;

CREATE TABLE texts ( -- The text of each document, which never changes: every offset in the record counts its characters.
  document INTEGER PRIMARY KEY REFERENCES documents (document) ON DELETE CASCADE, -- the document
  text TEXT NOT NULL, -- the text; what SQLite cannot keep as text (half characters, NUL) stands here as U+FFFD
  exact BLOB, -- the text with those characters, in UTF-8 with surrogates; only where there are any
  blocks TEXT NOT NULL, -- its paragraphs, headings, titles and captions: a JSON list of [start, end, kind]
  left_out TEXT NOT NULL -- what of it was not read: a JSON list of [start, end, why]
);

CREATE TABLE versions ( -- What stood at one address over time: a changed page is a new version.
  address TEXT NOT NULL, -- the URL, or the id that the input gave where it has no URL
  number INTEGER NOT NULL, -- 1 for what was seen first
  document INTEGER NOT NULL REFERENCES documents (document) ON DELETE CASCADE, -- the document; the same as before where only the page around the text changed
  raw INTEGER NOT NULL REFERENCES raw (raw), -- the bytes as they came
  seen TEXT NOT NULL, -- when it was added, UTC
  PRIMARY KEY (address, number),
  UNIQUE (address, raw)
) WITHOUT ROWID;
CREATE INDEX versions_document ON versions (document);
CREATE INDEX versions_raw ON versions (raw);

CREATE TABLE readings ( -- Which model read which document, and when.
  reading INTEGER PRIMARY KEY, -- its number
  document INTEGER NOT NULL REFERENCES documents (document) ON DELETE CASCADE, -- the document that was read
  model TEXT NOT NULL, -- name@hash of the weights
  read TEXT NOT NULL, -- when, UTC
  replaced TEXT -- when a newer reading took its place; empty for the one that stands
);
CREATE UNIQUE INDEX readings_standing ON readings (document) WHERE replaced IS NULL;
CREATE INDEX readings_document ON readings (document);
