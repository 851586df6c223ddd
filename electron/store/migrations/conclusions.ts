/** Version 3: what was concluded about each device, recomputed at will, and what people said of it, which stays. */
export const conclusions = `
-- diagnosis is the whole of it as JSON but for its findings; the columns serve lists.
CREATE TABLE deviceDiagnosis (
  deviceId INTEGER PRIMARY KEY REFERENCES device (id),
  diagnosis TEXT NOT NULL,
  severity TEXT NOT NULL,
  enrollmentCode INTEGER,
  observed TEXT,
  judgedFor TEXT,
  errors INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  infos INTEGER NOT NULL
) STRICT;
CREATE INDEX diagnosisByCode ON deviceDiagnosis (enrollmentCode, deviceId) WHERE enrollmentCode IS NOT NULL;
CREATE INDEX diagnosisBySeverity ON deviceDiagnosis (severity, deviceId, judgedFor);

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

CREATE TABLE review (
  deviceId INTEGER NOT NULL REFERENCES device (id),
  key TEXT NOT NULL,
  state TEXT CHECK (state IN ('confirmed', 'dismissed', 'reviewed')),
  note TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (deviceId, key)
) STRICT, WITHOUT ROWID;
`
