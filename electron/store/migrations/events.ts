/** Version 5: events of logs and traces in one timeline, their full text, and what people marked and saved of them. */
export const events = `
-- class: an EventClass as JSON, its members in the order of the schema.
CREATE TABLE eventClass (
  id INTEGER PRIMARY KEY,
  class TEXT NOT NULL UNIQUE
) STRICT;

-- time: 100 ns since 1970-01-01 UTC, absent where the file has none. place: bytes from the start of the file, or the line, by the class's source.
-- data: JSON text of the event's fields.
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  artefactId INTEGER NOT NULL REFERENCES artefact (id),
  classId INTEGER NOT NULL REFERENCES eventClass (id),
  time INTEGER,
  place INTEGER NOT NULL,
  length INTEGER NOT NULL,
  recordId INTEGER,
  pid INTEGER,
  tid INTEGER,
  computer TEXT,
  userSid TEXT,
  activityId TEXT,
  relatedActivityId TEXT,
  recovered INTEGER NOT NULL DEFAULT 0 CHECK (recovered IN (0, 1)),
  message TEXT,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX eventByTime ON event (time, id, artefactId, classId);
CREATE INDEX eventByPlace ON event (artefactId, place);
CREATE INDEX eventByActivity ON event (activityId) WHERE activityId IS NOT NULL;
CREATE INDEX eventByRelated ON event (relatedActivityId) WHERE relatedActivityId IS NOT NULL;

-- rowid is the event's id. Filled behind the import; upTo is the last event that it holds.
CREATE VIRTUAL TABLE eventText USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'unicode61');
CREATE TABLE eventTextState (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  upTo INTEGER NOT NULL
) STRICT;
INSERT INTO eventTextState VALUES (1, 0);

-- By the file's bytes and the place in them, so that what a person marked outlives a reading; at is when.
CREATE TABLE eventMark (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  place INTEGER NOT NULL,
  pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
  comment TEXT,
  at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX eventMarkPlace ON eventMark (sha256, place);

CREATE TABLE savedFilter (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  filter TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
`
