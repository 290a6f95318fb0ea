CREATE TABLE stories ( -- Documents about the same happening within a window of days.
  story INTEGER PRIMARY KEY AUTOINCREMENT, -- its number
  title TEXT, -- the headline of the document that is most like all of them
  first TEXT, -- the day of the first document
  last TEXT, -- the day of the last
  documents INTEGER NOT NULL -- how many documents it has
);
CREATE INDEX stories_last ON stories (last DESC);

CREATE TABLE story_documents ( -- Which document is of which story.
  document INTEGER PRIMARY KEY REFERENCES documents (document) ON DELETE CASCADE, -- the document
  story INTEGER NOT NULL REFERENCES stories (story), -- the story
  nearness REAL NOT NULL, -- how like it is to the rest of the story, from 0 to 1
  why TEXT NOT NULL -- why it was put there
);
CREATE INDEX story_documents_story ON story_documents (story);

CREATE TABLE story_gists ( -- What each document is about, in the form in which it is laid beside others.
  document INTEGER PRIMARY KEY REFERENCES documents (document) ON DELETE CASCADE, -- the document
  day INTEGER, -- the day of its publication, counted from 1 January of the year 1; empty where it is not known
  headline TEXT, -- its headline, or how it begins
  gist BLOB NOT NULL -- its heaviest terms and its vector; see comparing/gists.py
);

CREATE TABLE story_terms ( -- How many documents have a term: the more, the less it tells one story from another.
  term INTEGER PRIMARY KEY, -- the CRC-32 of the term
  documents INTEGER NOT NULL -- how many documents have it among their heaviest
);

CREATE TABLE story_keys ( -- By what documents of a story are found: the heaviest terms of each.
  term INTEGER NOT NULL, -- the CRC-32 of the term
  day INTEGER NOT NULL, -- the day of the document, as in story_gists; 0 where it is not known
  document INTEGER NOT NULL, -- the document
  PRIMARY KEY (term, day, document)
) WITHOUT ROWID;
