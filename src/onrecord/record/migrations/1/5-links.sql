CREATE TABLE identities ( -- Who or what entries of several documents are, once they are linked.
  identity INTEGER PRIMARY KEY AUTOINCREMENT, -- its number
  kind INTEGER NOT NULL REFERENCES kinds (kind), -- actor or place
  name TEXT NOT NULL -- the name by which it was first linked
);

CREATE TABLE links ( -- Decisions that an entry is, or is not, somebody or something that other documents have too.
  link INTEGER PRIMARY KEY AUTOINCREMENT, -- its number
  entry INTEGER REFERENCES entries (entry) ON DELETE SET NULL, -- the actor or place; empty where the newest reading has it no more
  identity INTEGER NOT NULL REFERENCES identities (identity), -- who or what it is, or is not
  holds INTEGER NOT NULL, -- 1 where it is, 0 where a person said that it is not
  decided_by TEXT NOT NULL, -- "machine", or the name of the person
  decided TEXT NOT NULL, -- when, UTC
  why TEXT NOT NULL, -- the reason
  undone TEXT, -- when another decision took its place; empty while it stands
  document INTEGER NOT NULL REFERENCES documents (document), -- the document of the entry
  start INTEGER NOT NULL, -- where the words begin by which the entry is found again in a new reading
  end INTEGER NOT NULL -- where they end
);
CREATE UNIQUE INDEX links_standing ON links (entry) WHERE holds = 1 AND undone IS NULL;
CREATE INDEX links_entry ON links (entry) WHERE entry IS NOT NULL;
CREATE INDEX links_identity ON links (identity);
CREATE INDEX links_document ON links (document);
