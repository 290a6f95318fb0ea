CREATE TABLE reviews ( -- What people decided of entries. No verdict is ever changed or taken away; the last one holds.
  review INTEGER PRIMARY KEY AUTOINCREMENT, -- its number
  document INTEGER NOT NULL REFERENCES documents (document), -- the document
  entry INTEGER REFERENCES entries (entry) ON DELETE SET NULL, -- the entry; empty where the newest reading has it no more
  kind INTEGER NOT NULL REFERENCES kinds (kind), -- what the entry is
  verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'rejected', 'corrected')), -- the decision
  correction TEXT, -- the corrected fields: a JSON object
  reviewer TEXT NOT NULL, -- who decided
  reviewed TEXT NOT NULL, -- when, UTC
  why TEXT, -- the reason given
  model TEXT NOT NULL, -- the model whose reading was judged
  machine TEXT NOT NULL, -- what the machine said, as it was judged: JSON
  referred TEXT NOT NULL, -- the entries that it pointed at, by their ids: a JSON object
  words TEXT NOT NULL, -- the words that stand for it in the text: by them it is found again in a new reading
  start INTEGER NOT NULL, -- where those words begin
  end INTEGER NOT NULL, -- where they end
  otherwise INTEGER NOT NULL DEFAULT 0 -- 1 where a newer reading says something else than what was judged
);
CREATE INDEX reviews_entry ON reviews (entry) WHERE entry IS NOT NULL;
CREATE INDEX reviews_document ON reviews (document);
