CREATE TABLE claims ( -- Entries of several documents that assert, deny or doubt the same proposition.
  claim INTEGER PRIMARY KEY AUTOINCREMENT, -- its number
  kind INTEGER NOT NULL REFERENCES kinds (kind), -- of what kind its entries are
  words TEXT NOT NULL, -- the words of the entry that says it most fully
  story INTEGER REFERENCES stories (story), -- the story that most of its documents are of
  first_seen TEXT, -- when the first document that has it was published
  last_seen TEXT, -- when the last was
  documents INTEGER NOT NULL, -- how many documents have it
  outlets INTEGER NOT NULL, -- how many outlets
  origins_min INTEGER NOT NULL, -- how many independent origins assert it at least
  origins_max INTEGER NOT NULL, -- how many at most
  denied INTEGER NOT NULL, -- how many of its entries deny or doubt it
  conflicts INTEGER NOT NULL, -- how many conflicts it has, updates not counted
  credibility INTEGER NOT NULL, -- the suggested grade, from 1 to 6
  detail TEXT NOT NULL, -- the claim as JSON, without its entries' words
  stale INTEGER NOT NULL -- 1 where its entries changed since the rest was worked out
);
CREATE INDEX claims_last ON claims (last_seen DESC);
CREATE INDEX claims_story ON claims (story) WHERE story IS NOT NULL;
CREATE INDEX claims_stale ON claims (stale) WHERE stale = 1;

CREATE TABLE claim_entries ( -- Which entry is of which claim.
  entry INTEGER PRIMARY KEY REFERENCES entries (entry) ON DELETE CASCADE, -- the entry
  claim INTEGER NOT NULL REFERENCES claims (claim), -- the claim
  stance TEXT NOT NULL CHECK (stance IN ('asserts', 'denies', 'doubts')), -- what its source says of it
  why TEXT NOT NULL -- why it is taken for the same as the others
);
CREATE INDEX claim_entries_claim ON claim_entries (claim);
