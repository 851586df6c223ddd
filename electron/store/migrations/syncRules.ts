/** Version 4: objects of a directory, and the sync rules that a person writes. Rules and connectors that were read are records. */
export const syncRules = `
-- attributes: the whole object as JSON, compressed by itself; size is that of the JSON in bytes. Names and os are what lists show and find by.
CREATE TABLE directoryObject (
  id INTEGER PRIMARY KEY,
  artefactId INTEGER NOT NULL REFERENCES artefact (id),
  dn TEXT NOT NULL,
  name TEXT NOT NULL,
  nameFolded TEXT NOT NULL,
  isComputer INTEGER NOT NULL CHECK (isComputer IN (0, 1)),
  guid TEXT,
  os TEXT,
  osVersion TEXT,
  codec TEXT NOT NULL CHECK (codec IN ('none', 'deflate', 'zstd')),
  size INTEGER NOT NULL,
  attributes BLOB NOT NULL,
  locator TEXT NOT NULL
) STRICT;
CREATE INDEX directoryByArtefact ON directoryObject (artefactId, isComputer, id);
CREATE INDEX directoryByName ON directoryObject (nameFolded, id, artefactId, isComputer);
CREATE INDEX directoryByGuid ON directoryObject (guid, artefactId) WHERE guid IS NOT NULL;

-- setId is the container of a server's rules, cloneOf the record of the rule that this one takes the place of; draft is JSON.
-- No references: what a person wrote stays where a damaged case has lost the evidence that it was made from.
CREATE TABLE ruleDraft (
  id INTEGER PRIMARY KEY,
  setId INTEGER,
  cloneOf INTEGER,
  draft TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
`
