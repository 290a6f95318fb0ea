CREATE TABLE grades ( -- What people decided of sources (reliability, A to F) and claims (credibility, 1 to 6).
  grade INTEGER PRIMARY KEY AUTOINCREMENT, -- its number
  source TEXT, -- the outlet or speaker that is graded; empty where a claim is
  claim INTEGER REFERENCES claims (claim), -- the claim that is graded; empty where a source is
  value TEXT NOT NULL, -- A to F, or 1 to 6
  decided_by TEXT NOT NULL, -- who decided it
  decided TEXT NOT NULL, -- when, UTC
  why TEXT, -- the reason
  undone TEXT, -- when another decision took its place; empty while it stands
  CHECK ((source IS NULL) <> (claim IS NULL))
);
CREATE INDEX grades_claim ON grades (claim) WHERE claim IS NOT NULL;
CREATE INDEX grades_source ON grades (source) WHERE source IS NOT NULL;
