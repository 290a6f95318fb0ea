CREATE TABLE kinds ( -- What kinds of entries there are.
  kind INTEGER PRIMARY KEY, -- its number
  name TEXT NOT NULL UNIQUE -- what it is called
);
INSERT INTO kinds VALUES (1, 'actor'), (2, 'place'), (3, 'date'), (4, 'attribution'), (5, 'event'), (6, 'control'),
  (7, 'flow'), (8, 'figure');

CREATE TABLE entries ( -- Every entry of every document, of whatever kind, with the number that people call it by.
  entry INTEGER PRIMARY KEY AUTOINCREMENT, -- its number; never given to another
  document INTEGER NOT NULL REFERENCES documents (document) ON DELETE CASCADE, -- the document it was read from
  kind INTEGER NOT NULL REFERENCES kinds (kind), -- what it is
  id TEXT NOT NULL, -- its id in the reading ("t1")
  passage_start INTEGER, -- where the sentence that it stands in begins
  passage_end INTEGER, -- where that sentence ends
  earliest TEXT, -- the first day that its date allows; that of publication where it has none
  latest TEXT, -- the last day that its date allows
  verdict TEXT, -- the last review: accepted, rejected or corrected
  machine TEXT -- what the machine says of it, where a person corrected it: JSON
);
CREATE UNIQUE INDEX entries_document ON entries (document, kind, id);
CREATE INDEX entries_earliest ON entries (kind, earliest DESC);
CREATE INDEX entries_long ON entries (kind, latest) WHERE latest > earliest;

CREATE TABLE parts ( -- What the words of a span are to their entry.
  part INTEGER PRIMARY KEY, -- its number
  name TEXT NOT NULL UNIQUE -- what it is called
);
INSERT INTO parts VALUES (1, 'source'), (2, 'cue'), (3, 'content'), (4, 'channel'), (5, 'mention'), (6, 'span'),
  (7, 'trigger'), (8, 'actor words'), (9, 'recipient words'), (10, 'holder words'), (11, 'place words');

CREATE TABLE spans ( -- The words of each entry: half-open stretches of characters of its document's text.
  entry INTEGER NOT NULL REFERENCES entries (entry) ON DELETE CASCADE, -- the entry
  part INTEGER NOT NULL REFERENCES parts (part), -- what the words are to it
  number INTEGER NOT NULL, -- 0 for the first of them
  start INTEGER NOT NULL, -- where they begin
  end INTEGER NOT NULL, -- where they end
  PRIMARY KEY (entry, part, number),
  CHECK (0 <= start AND start <= end)
) WITHOUT ROWID;

CREATE TABLE actors ( -- Persons, organisations, armed groups, governments, outlets and peoples, as one document has them.
  entry INTEGER PRIMARY KEY REFERENCES entries (entry) ON DELETE CASCADE, -- the entry
  name TEXT NOT NULL, -- the fullest name in the document
  kind TEXT NOT NULL, -- person, organisation, armed group, government, outlet, people or other
  role TEXT, -- the fullest role ("deputy foreign minister")
  affiliation TEXT, -- what that role is of ("Syria")
  country TEXT, -- ISO 3166-1 alpha-2: what it is of, governs or belongs to
  ids TEXT NOT NULL -- the ids of a user's file: a JSON list
);

CREATE TABLE roles ( -- The roles and affiliations that a text gives an actor.
  entry INTEGER NOT NULL REFERENCES actors (entry) ON DELETE CASCADE, -- the actor
  number INTEGER NOT NULL, -- 0 for the first of them
  role TEXT, -- the role
  affiliation TEXT, -- what it is of
  start INTEGER NOT NULL, -- where the words that say it begin
  end INTEGER NOT NULL, -- where they end
  date TEXT, -- when the text says it held
  former INTEGER NOT NULL, -- 1 where the text says that it holds no more
  PRIMARY KEY (entry, number)
) WITHOUT ROWID;

CREATE TABLE places ( -- Places that a document names.
  entry INTEGER PRIMARY KEY REFERENCES entries (entry) ON DELETE CASCADE, -- the entry
  name TEXT NOT NULL, -- its name
  country TEXT, -- ISO 3166-1 alpha-2
  geonames INTEGER, -- its GeoNames id
  lat REAL, -- latitude, degrees
  lon REAL, -- longitude, degrees
  precision TEXT, -- what the coordinates point at: city, region, country or continent
  note TEXT, -- what is to be said of them
  ids TEXT NOT NULL -- the ids of a user's file: a JSON list
);

CREATE TABLE dates ( -- Dates that a document gives in words.
  entry INTEGER PRIMARY KEY REFERENCES entries (entry) ON DELETE CASCADE, -- the entry
  date TEXT, -- an ISO 8601 prefix, or an interval of two
  precision TEXT, -- year, month, day, time or interval
  basis TEXT NOT NULL, -- what fixed it: text, published, date or event
  approximate INTEGER NOT NULL -- 1 for "about"
);

CREATE TABLE attributions ( -- Who said what: the statements.
  entry INTEGER PRIMARY KEY REFERENCES entries (entry) ON DELETE CASCADE, -- the entry
  speaker INTEGER REFERENCES actors (entry) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, -- who says it
  speaker_kind TEXT NOT NULL, -- named, described, collective or none
  act TEXT NOT NULL, -- what kind of saying: say, confirm, deny …
  form TEXT NOT NULL, -- direct, indirect or mixed
  polarity TEXT NOT NULL, -- positive or negative
  certainty TEXT NOT NULL, -- certain, probable, possible or underspecified
  channel TEXT, -- the outlet or forum it was said to or through
  channel_kind TEXT, -- outlet, forum, statement, broadcast, social media or people
  within INTEGER REFERENCES attributions (entry) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, -- the statement whose content holds this one
  date TEXT, -- when it was said
  confidence REAL NOT NULL -- how likely it is right, from 0 to 1
);
CREATE INDEX attributions_speaker ON attributions (speaker) WHERE speaker IS NOT NULL;
CREATE INDEX attributions_within ON attributions (within) WHERE within IS NOT NULL;

CREATE TABLE abouts ( -- Which actors and places are mentioned in the content of a statement, by whatever words.
  subject INTEGER NOT NULL REFERENCES entries (entry) ON DELETE CASCADE, -- the actor or place
  entry INTEGER NOT NULL REFERENCES attributions (entry) ON DELETE CASCADE, -- the statement
  PRIMARY KEY (subject, entry)
) WITHOUT ROWID;
CREATE INDEX abouts_entry ON abouts (entry);

CREATE TABLE events ( -- Who did what to whom, in the types of PLOVER.
  entry INTEGER PRIMARY KEY REFERENCES entries (entry) ON DELETE CASCADE, -- the entry
  type TEXT NOT NULL, -- AGREE, CONSULT … ASSAULT
  mode TEXT, -- how ("visit")
  cameo TEXT, -- the CAMEO code
  place INTEGER REFERENCES places (entry) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, -- where
  date TEXT, -- when
  realis TEXT NOT NULL, -- happened, planned, possible, demanded, denied or hypothetical
  polarity TEXT NOT NULL, -- positive or negative
  statement INTEGER REFERENCES attributions (entry) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, -- the statement that is this very act
  attribution INTEGER REFERENCES attributions (entry) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, -- the statement it is told in; empty where the publisher tells it
  confidence REAL NOT NULL -- how likely it is right, from 0 to 1
);
CREATE INDEX events_place ON events (place) WHERE place IS NOT NULL;
CREATE INDEX events_statement ON events (statement) WHERE statement IS NOT NULL;
CREATE INDEX events_attribution ON events (attribution) WHERE attribution IS NOT NULL;

CREATE TABLE sides ( -- The actors of an event: who did it, and whom it was done to.
  entry INTEGER NOT NULL REFERENCES events (entry) ON DELETE CASCADE, -- the event
  side TEXT NOT NULL CHECK (side IN ('actor', 'recipient')), -- on which side
  number INTEGER NOT NULL, -- 0 for the first of them
  actor INTEGER NOT NULL REFERENCES actors (entry) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- who
  PRIMARY KEY (entry, side, number)
) WITHOUT ROWID;
CREATE INDEX sides_actor ON sides (actor);

CREATE TABLE control ( -- Who holds, gained, lost or contests which place.
  entry INTEGER PRIMARY KEY REFERENCES entries (entry) ON DELETE CASCADE, -- the entry
  holder INTEGER REFERENCES actors (entry) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, -- who
  place INTEGER REFERENCES places (entry) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, -- which place
  change TEXT NOT NULL, -- gained, lost, holds or contested
  date TEXT, -- when
  realis TEXT NOT NULL, -- happened, planned, possible, demanded, denied or hypothetical
  attribution INTEGER REFERENCES attributions (entry) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, -- the statement it is told in
  confidence REAL NOT NULL -- how likely it is right, from 0 to 1
);
CREATE INDEX control_holder ON control (holder) WHERE holder IS NOT NULL;
CREATE INDEX control_place ON control (place) WHERE place IS NOT NULL;
CREATE INDEX control_attribution ON control (attribution) WHERE attribution IS NOT NULL;

CREATE TABLE flows ( -- Money asked for, promised or moved. Flows of unlike status are never to be summed.
  entry INTEGER PRIMARY KEY REFERENCES entries (entry) ON DELETE CASCADE, -- the entry
  donor INTEGER REFERENCES actors (entry) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, -- who gives
  recipient INTEGER REFERENCES actors (entry) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, -- who gets
  amount TEXT NOT NULL, -- an exact decimal
  currency TEXT, -- ISO 4217
  status TEXT NOT NULL, -- appeal, pledge, commitment or paid
  bound TEXT NOT NULL, -- exact, about, nearly, at least …
  upper TEXT, -- the upper end of an amount "between" two
  purpose TEXT, -- what it is for
  occasion TEXT, -- where it was promised
  date TEXT, -- when
  total INTEGER REFERENCES flows (entry) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, -- the flow that this one is part of
  sum_parts TEXT, -- of a total, the ids of its parts: a JSON list
  sum_amount TEXT, -- what the parts add up to
  sum_difference TEXT, -- what the total has more
  derived_source TEXT, -- the id of the entry that it was worked out from
  derived_arithmetic TEXT, -- how it was worked out
  attribution INTEGER REFERENCES attributions (entry) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED -- the statement it is told in
);
CREATE INDEX flows_donor ON flows (donor) WHERE donor IS NOT NULL;
CREATE INDEX flows_recipient ON flows (recipient) WHERE recipient IS NOT NULL;
CREATE INDEX flows_total ON flows (total) WHERE total IS NOT NULL;
CREATE INDEX flows_attribution ON flows (attribution) WHERE attribution IS NOT NULL;

CREATE TABLE figures ( -- Counts of people and things.
  entry INTEGER PRIMARY KEY REFERENCES entries (entry) ON DELETE CASCADE, -- the entry
  what TEXT NOT NULL, -- killed, injured, displaced, detained …
  value INTEGER NOT NULL, -- how many
  bound TEXT NOT NULL, -- exact, about, nearly, at least …
  upper INTEGER, -- the upper end of a count "between" two
  who TEXT, -- in the words of the text ("civilians")
  place INTEGER REFERENCES places (entry) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, -- where
  date TEXT, -- when
  revises INTEGER REFERENCES figures (entry) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, -- the figure that this one replaces
  attribution INTEGER REFERENCES attributions (entry) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED -- the statement it is told in
);
CREATE INDEX figures_place ON figures (place) WHERE place IS NOT NULL;
CREATE INDEX figures_revises ON figures (revises) WHERE revises IS NOT NULL;
CREATE INDEX figures_attribution ON figures (attribution) WHERE attribution IS NOT NULL;
