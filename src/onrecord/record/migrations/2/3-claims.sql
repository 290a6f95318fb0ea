CREATE TABLE claims ( -- Entries of several documents that assert, deny or doubt the same proposition.
  claim INTEGER PRIMARY KEY AUTOINCREMENT, -- its number
  kind INTEGER NOT NULL REFERENCES kinds (kind), -- of what kind its entries are
  entry INTEGER, -- the entry that says it most fully
  story INTEGER REFERENCES stories (story), -- the story that most of its documents are of
  first_seen TEXT, -- when the first document that has it was published
  last_seen TEXT, -- when the last was
  documents INTEGER NOT NULL DEFAULT 0, -- how many documents have it
  outlets INTEGER NOT NULL DEFAULT 0, -- how many outlets
  origins_min INTEGER NOT NULL DEFAULT 0, -- how many independent origins assert it at least
  origins_max INTEGER NOT NULL DEFAULT 0, -- how many at most
  denied INTEGER NOT NULL DEFAULT 0, -- how many of its entries deny or doubt it
  conflicts INTEGER NOT NULL DEFAULT 0, -- how many conflicts it has, updates not counted
  credibility INTEGER NOT NULL DEFAULT 6, -- the suggested grade, from 1 to 6
  stale INTEGER NOT NULL DEFAULT 1, -- 1 where its entries changed since the rest was worked out
  carries INTEGER REFERENCES claims (claim) ON DELETE SET NULL -- of statements that say no more than another claim, told in them, does: that claim
);
CREATE INDEX claims_last ON claims (last_seen DESC);
CREATE INDEX claims_story ON claims (story) WHERE story IS NOT NULL;
CREATE INDEX claims_stale ON claims (stale) WHERE stale = 1;
CREATE INDEX claims_carries ON claims (carries) WHERE carries IS NOT NULL;

CREATE TABLE claim_entries ( -- Which entry is of which claim.
  entry INTEGER PRIMARY KEY REFERENCES entries (entry) ON DELETE CASCADE, -- the entry
  claim INTEGER NOT NULL REFERENCES claims (claim), -- the claim
  stance TEXT NOT NULL CHECK (stance IN ('asserts', 'denies', 'doubts')), -- what its source says of it
  why TEXT NOT NULL -- why it is taken for the same as the others
);
CREATE INDEX claim_entries_claim ON claim_entries (claim);

CREATE TABLE propositions ( -- The entries of each document in the form in which they are weighed against others.
  document INTEGER PRIMARY KEY REFERENCES documents (document) ON DELETE CASCADE, -- the document
  rows BLOB NOT NULL -- a row of numbers an entry, as zlib packs them; see comparing/propositions.py
);

CREATE TABLE proposition_cells ( -- Which documents have an entry about what: those of like meaning share a cell.
  cell INTEGER NOT NULL, -- the kind of the entry, and on which side of 12 planes its vector lies
  document INTEGER NOT NULL REFERENCES documents (document) ON DELETE CASCADE, -- the document
  PRIMARY KEY (cell, document)
) WITHOUT ROWID;
CREATE INDEX proposition_cells_document ON proposition_cells (document);
