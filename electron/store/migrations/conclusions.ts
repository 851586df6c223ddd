/** Version 3: what was concluded about each device, recomputed at will, and what people said and decided of it, which stays. */
export const conclusions = `
-- What lists show, filter, sort and group by. Rows are small, so that 10,000 of them are read at once:
-- searched holds words that find a device besides its name and ids, folded, a line each; summary is the verdict and the status as JSON.
CREATE TABLE deviceDiagnosis (
  deviceId INTEGER PRIMARY KEY REFERENCES device (id),
  severity TEXT NOT NULL,
  verdictRule TEXT NOT NULL,
  enrollmentCode INTEGER,
  observed TEXT,
  managedBy TEXT,
  lastSeen TEXT,
  judgedFor TEXT,
  searched TEXT NOT NULL,
  errors INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  infos INTEGER NOT NULL,
  summary TEXT NOT NULL
) STRICT;
CREATE INDEX diagnosisByCode ON deviceDiagnosis (enrollmentCode, deviceId) WHERE enrollmentCode IS NOT NULL;
CREATE INDEX diagnosisBySeverity ON deviceDiagnosis (severity, deviceId, judgedFor);

-- The whole diagnosis as JSON but for its findings, compressed: size is that of the JSON in bytes.
CREATE TABLE diagnosisBody (
  deviceId INTEGER PRIMARY KEY REFERENCES device (id),
  codec TEXT NOT NULL CHECK (codec IN ('none', 'deflate', 'zstd')),
  size INTEGER NOT NULL,
  diagnosis BLOB NOT NULL
) STRICT;

CREATE TABLE finding (
  id INTEGER PRIMARY KEY,
  deviceId INTEGER NOT NULL REFERENCES device (id),
  position INTEGER NOT NULL,
  rule TEXT NOT NULL,
  severityRank INTEGER NOT NULL,
  finding TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX findingByDevice ON finding (deviceId, position);
CREATE INDEX findingBySeverity ON finding (severityRank, deviceId, position);
-- Findings that the analyzer raised itself and somebody should look at.
CREATE INDEX findingToReview ON finding (deviceId, rule) WHERE severityRank <= 1 AND substr(rule, 1, 16) = 'analyzer-result:';

CREATE TABLE review (
  deviceId INTEGER NOT NULL REFERENCES device (id),
  key TEXT NOT NULL,
  state TEXT CHECK (state IN ('confirmed', 'dismissed', 'reviewed')),
  note TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (deviceId, key)
) STRICT, WITHOUT ROWID;

-- Which flow a person says applies, whatever the evidence says.
CREATE TABLE flowDecision (
  deviceId INTEGER PRIMARY KEY REFERENCES device (id),
  choice TEXT NOT NULL CHECK (choice IN ('attachV2', 'attachV1', 'downLevel', 'intune', 'otherMdm', 'configMgr')),
  reason TEXT NOT NULL CHECK (reason <> ''),
  at TEXT NOT NULL
) STRICT;
`
