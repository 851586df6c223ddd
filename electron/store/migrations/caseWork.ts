/** Version 6: the record of a case, what people write and attach, and the log of what they did. */
export const caseWork = `
-- uid tells a case from any other, wherever a copy of it lies: 32 hexadecimal digits. logHead: hash of the log's last entry.
ALTER TABLE caseRecord ADD COLUMN uid TEXT NOT NULL DEFAULT '';
ALTER TABLE caseRecord ADD COLUMN customer TEXT NOT NULL DEFAULT '';
ALTER TABLE caseRecord ADD COLUMN ticket TEXT NOT NULL DEFAULT '';
ALTER TABLE caseRecord ADD COLUMN engineer TEXT NOT NULL DEFAULT '';
ALTER TABLE caseRecord ADD COLUMN status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'waiting', 'solved'));
ALTER TABLE caseRecord ADD COLUMN redacted INTEGER NOT NULL DEFAULT 0 CHECK (redacted IN (0, 1));
ALTER TABLE caseRecord ADD COLUMN logHead TEXT NOT NULL DEFAULT '';
UPDATE caseRecord SET uid = lower(hex(randomblob(16)));

CREATE TABLE caseTag (
  tag TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- uid: the same note, item or attachment in another copy of the case. deviceId is absent where it is about the case.
-- No references to devices: what a person wrote stays where a damaged case has lost the device.
CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  deviceId INTEGER,
  text TEXT NOT NULL,
  author TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  changedAt TEXT NOT NULL
) STRICT;
CREATE INDEX noteByDevice ON note (deviceId, createdAt);

-- rule: the finding whose action it is. doneAt and doneBy are absent until it is done.
CREATE TABLE checklistItem (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  deviceId INTEGER,
  rule TEXT,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  doneAt TEXT,
  doneBy TEXT
) STRICT;
CREATE INDEX checklistByDevice ON checklistItem (deviceId, position);

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  blobId INTEGER REFERENCES blob (id),
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  addedAt TEXT NOT NULL,
  addedBy TEXT NOT NULL
) STRICT;
CREATE INDEX attachmentByBlob ON attachment (blobId);

-- Entries are only ever added (watchEdits.ts); hash holds the entry and the hash before it. detail is JSON.
CREATE TABLE caseLog (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

-- Logs of cases that were merged into this one, each with a chain of its own that begins with that case's uid.
CREATE TABLE mergedLog (
  caseUid TEXT NOT NULL,
  id INTEGER NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (caseUid, id)
) STRICT, WITHOUT ROWID;
`
