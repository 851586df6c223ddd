/** Version 2: registry exports as a tree, and the index that finds any part of a name or of data of three characters or more. */
export const registry = `
CREATE TABLE registryKey (
  id INTEGER PRIMARY KEY,
  artefactId INTEGER NOT NULL REFERENCES artefact (id),
  parentId INTEGER REFERENCES registryKey (id),
  name TEXT NOT NULL,
  nameFolded TEXT NOT NULL,
  key TEXT NOT NULL,
  keyFolded TEXT NOT NULL,
  lastWritten TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX registryKeyPlace ON registryKey (artefactId, keyFolded);
CREATE INDEX registryKeyChildren ON registryKey (parentId, nameFolded) WHERE parentId IS NOT NULL;
CREATE INDEX registryKeyRoots ON registryKey (artefactId, nameFolded) WHERE parentId IS NULL;

-- data is the record's JSON; shown is the same as one line of text; locator is absent where key and name are the place.
CREATE TABLE registryValue (
  id INTEGER PRIMARY KEY,
  keyId INTEGER NOT NULL REFERENCES registryKey (id),
  artefactId INTEGER NOT NULL REFERENCES artefact (id),
  name TEXT NOT NULL,
  valueType TEXT NOT NULL,
  data TEXT NOT NULL,
  shown TEXT NOT NULL,
  locator TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX registryValueByKey ON registryValue (keyId);
CREATE INDEX registryValueByArtefact ON registryValue (artefactId);

-- rowid is twice the value's id, or twice the key's id plus one.
CREATE VIRTUAL TABLE registryText USING fts5 (name, data, content = '', contentless_delete = 1, tokenize = 'trigram');
`
