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
