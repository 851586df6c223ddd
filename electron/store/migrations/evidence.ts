/** Version 1: the case itself, where evidence came from, its bytes, and what was read out of it. */
export const evidence = `
-- toJudge: a device list came or was read anew, and not every device was judged since.
CREATE TABLE caseRecord (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  title TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  appVersion TEXT NOT NULL,
  knowledge TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0,
  toJudge INTEGER NOT NULL DEFAULT 0 CHECK (toJudge IN (0, 1))
) STRICT;

CREATE TABLE container (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('file', 'folder', 'zip', 'clipboard', 'nestedZip')),
  parentId INTEGER REFERENCES container (id),
  rootId INTEGER REFERENCES container (id),
  importedAt TEXT NOT NULL,
  modifiedAt TEXT
) STRICT;
CREATE UNIQUE INDEX containerPlace ON container (path, kind, ifnull(parentId, 0));
CREATE INDEX containerByPath ON container (path, id);
CREATE INDEX containerRoot ON container (rootId);
CREATE INDEX containerParent ON container (parentId);

-- sha256 is absent until the last chunk is in.
CREATE TABLE blob (
  id INTEGER PRIMARY KEY,
  sha256 TEXT UNIQUE,
  size INTEGER
) STRICT;
CREATE TABLE blobChunk (
  id INTEGER PRIMARY KEY,
  blobId INTEGER NOT NULL REFERENCES blob (id),
  number INTEGER NOT NULL,
  codec TEXT NOT NULL CHECK (codec IN ('none', 'deflate', 'zstd')),
  size INTEGER NOT NULL CHECK (size BETWEEN 1 AND 1048576),
  bytes BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX blobChunkNumber ON blobChunk (blobId, number, size);

CREATE TABLE device (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  nameFolded TEXT NOT NULL,
  aadDeviceId TEXT,
  tenantId TEXT,
  senseDeviceId TEXT,
  os TEXT,
  osBuild TEXT,
  severityRank INTEGER NOT NULL DEFAULT 4
) STRICT;
CREATE INDEX deviceByName ON device (nameFolded, id);
CREATE INDEX deviceBySeverity ON device (severityRank, nameFolded, id);
CREATE INDEX deviceByAadId ON device (aadDeviceId) WHERE aadDeviceId IS NOT NULL;
CREATE INDEX deviceBySenseId ON device (senseDeviceId) WHERE senseDeviceId IS NOT NULL;

-- contentId: the artefact whose records, facts, problems and registry this one shows; itself, the first with the same bytes and format,
-- or another reading of the same bytes.
-- reading: above 0 this is no place but such a reading, by a person's mapping of a list's columns: never final, and kept while a place shows it.
CREATE TABLE artefact (
  id INTEGER PRIMARY KEY,
  containerId INTEGER NOT NULL REFERENCES container (id),
  path TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  blobId INTEGER REFERENCES blob (id),
  contentId INTEGER REFERENCES artefact (id),
  reading INTEGER NOT NULL DEFAULT 0,
  mapping TEXT,
  format TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('read', 'partlyRead', 'unknown', 'failed')),
  encoding TEXT,
  edition TEXT,
  importedAt TEXT NOT NULL,
  modifiedAt TEXT,
  deviceId INTEGER REFERENCES device (id),
  assignedBy TEXT NOT NULL CHECK (assignedBy IN ('name', 'id', 'container', 'file', 'person')),
  parsedBytes INTEGER NOT NULL DEFAULT 0,
  problemBytes INTEGER NOT NULL DEFAULT 0,
  unknownBytes INTEGER NOT NULL DEFAULT 0,
  records INTEGER NOT NULL DEFAULT 0,
  facts INTEGER NOT NULL DEFAULT 0,
  problems INTEGER NOT NULL DEFAULT 0,
  final INTEGER NOT NULL DEFAULT 0 CHECK (final IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX artefactPlace ON artefact (containerId, path, sha256, reading);
CREATE INDEX artefactByBytes ON artefact (sha256, final, format);
CREATE INDEX artefactByDevice ON artefact (deviceId, final, containerId, path);
CREATE INDEX artefactByContent ON artefact (contentId, final);
CREATE INDEX artefactByFormat ON artefact (final, format, deviceId, status, size, records, problems);
CREATE INDEX artefactByBlob ON artefact (blobId);
CREATE INDEX artefactUnfinished ON artefact (id) WHERE final = 0;
CREATE VIEW visibleArtefact AS SELECT * FROM artefact WHERE final = 1;

CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  artefactId INTEGER NOT NULL REFERENCES artefact (id),
  type TEXT NOT NULL,
  record TEXT NOT NULL,
  locator TEXT NOT NULL
) STRICT;
CREATE INDEX recordByArtefact ON record (artefactId);
CREATE INDEX recordByType ON record (artefactId, type);

-- value is JSON: a string, a number or a boolean.
CREATE TABLE fact (
  id INTEGER PRIMARY KEY,
  artefactId INTEGER NOT NULL REFERENCES artefact (id),
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  value TEXT NOT NULL,
  locator TEXT NOT NULL,
  quote TEXT NOT NULL,
  trusted INTEGER NOT NULL CHECK (trusted IN (0, 1)),
  row INTEGER
) STRICT;
CREATE INDEX factByArtefact ON fact (artefactId);
CREATE INDEX factByRow ON fact (artefactId, row) WHERE row IS NOT NULL;
CREATE INDEX factByKind ON fact (kind, artefactId);

CREATE TABLE problem (
  id INTEGER PRIMARY KEY,
  artefactId INTEGER NOT NULL REFERENCES artefact (id),
  severityRank INTEGER NOT NULL,
  problem TEXT NOT NULL
) STRICT;
CREATE INDEX problemByArtefact ON problem (artefactId);
CREATE INDEX problemBySeverity ON problem (severityRank, artefactId);

-- A row of a device list, what it says of which device it is, and the device that it was given to. artefactId is a contentId.
CREATE TABLE deviceRow (
  id INTEGER PRIMARY KEY,
  artefactId INTEGER NOT NULL REFERENCES artefact (id),
  row INTEGER NOT NULL,
  deviceId INTEGER NOT NULL REFERENCES device (id),
  name TEXT,
  aadDeviceId TEXT,
  tenantId TEXT,
  senseDeviceId TEXT,
  os TEXT,
  osBuild TEXT
) STRICT;
CREATE UNIQUE INDEX deviceRowPlace ON deviceRow (artefactId, row);
CREATE INDEX deviceRowByDevice ON deviceRow (deviceId, artefactId, row);
CREATE INDEX deviceRowByAadId ON deviceRow (aadDeviceId, deviceId) WHERE aadDeviceId IS NOT NULL;
CREATE INDEX deviceRowBySenseId ON deviceRow (senseDeviceId, deviceId) WHERE senseDeviceId IS NOT NULL;

-- The rows of finished lists; one that lies at several places counts once, at the first.
CREATE VIEW listedRow AS
SELECT r.deviceId, r.row, r.artefactId AS contentId, a.id AS artefactId FROM deviceRow AS r CROSS JOIN artefact AS a
ON a.contentId = r.artefactId AND a.final = 1
AND NOT EXISTS (SELECT 1 FROM artefact AS earlier WHERE earlier.contentId = r.artefactId AND earlier.final = 1 AND earlier.id < a.id);
`
