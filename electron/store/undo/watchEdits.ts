import type { Database } from 'better-sqlite3'

/** A table whose rows people change. */
export interface EditedTable {
  readonly table: string
  /** Columns that tell its rows apart. */
  readonly key: readonly string[]
  /** Columns that are brought back. */
  readonly columns: readonly string[]
  /** True where people add and remove its rows; else they change the named columns only. */
  readonly rows: boolean
}

/** Everything that a person's edit may touch. What an import or a diagnosis writes is not undone. */
export const editedTables: readonly EditedTable[] = [
  { table: 'caseRecord', key: ['id'], columns: ['title', 'customer', 'ticket', 'engineer', 'status'], rows: false },
  { table: 'device', key: ['id'], columns: ['name', 'nameFolded'], rows: false },
  { table: 'artefact', key: ['id'], columns: ['deviceId', 'assignedBy'], rows: false },
  { table: 'caseTag', key: ['tag'], columns: ['tag'], rows: true },
  {
    table: 'note',
    key: ['id'],
    columns: ['id', 'uid', 'deviceId', 'text', 'author', 'createdAt', 'changedAt'],
    rows: true,
  },
  {
    table: 'checklistItem',
    key: ['id'],
    columns: ['id', 'uid', 'deviceId', 'rule', 'position', 'text', 'doneAt', 'doneBy'],
    rows: true,
  },
  {
    table: 'attachment',
    key: ['id'],
    columns: ['id', 'uid', 'name', 'note', 'blobId', 'sha256', 'size', 'addedAt', 'addedBy'],
    rows: true,
  },
  { table: 'review', key: ['deviceId', 'key'], columns: ['deviceId', 'key', 'state', 'note', 'at'], rows: true },
  { table: 'flowDecision', key: ['deviceId'], columns: ['deviceId', 'choice', 'reason', 'at'], rows: true },
  { table: 'eventMark', key: ['id'], columns: ['id', 'sha256', 'place', 'pinned', 'comment', 'at'], rows: true },
  { table: 'savedFilter', key: ['id'], columns: ['id', 'name', 'filter', 'at'], rows: true },
  { table: 'ruleDraft', key: ['id'], columns: ['id', 'setId', 'cloneOf', 'draft', 'at'], rows: true },
]

/**
 * Sets this connection to note how edits are taken back, and to keep the log as it is. Of the connection and not of the file:
 * a case that comes from elsewhere may bring no triggers. undoStep: `stack` undo or redo, `about` an entry of the log as JSON;
 * undoNow holds the step that changes are noted for, and no row where none are.
 */
export function watchEdits(db: Database): void {
  // Without it no trigger hears of the row that INSERT OR REPLACE takes away.
  db.pragma('recursive_triggers = ON')
  db.exec(`
    CREATE TEMP TABLE undoStep (id INTEGER PRIMARY KEY AUTOINCREMENT, stack TEXT NOT NULL, about TEXT NOT NULL);
    CREATE TEMP TABLE undoChange (id INTEGER PRIMARY KEY, stepId INTEGER NOT NULL, tableName TEXT NOT NULL, kind TEXT NOT NULL, row TEXT NOT NULL);
    CREATE INDEX temp.undoChangeByStep ON undoChange (stepId, id);
    CREATE TEMP TABLE undoNow (stepId INTEGER NOT NULL);
    ${editedTables.map(triggersOf).join('\n')}
    CREATE TEMP TRIGGER caseLogKept BEFORE UPDATE ON main.caseLog BEGIN SELECT raise(ABORT, 'the log of a case is only added to'); END;
    CREATE TEMP TRIGGER caseLogWhole BEFORE DELETE ON main.caseLog BEGIN SELECT raise(ABORT, 'the log of a case is only added to'); END;
  `)
}

function triggersOf({ table, key, columns, rows }: EditedTable): string {
  const all = [...new Set([...key, ...columns])]
  const differs = `(${columns.map((column) => `OLD.${column}`).join(', ')}) IS NOT (${columns.map((column) => `NEW.${column}`).join(', ')})`
  const update = trigger(table, 'update', `UPDATE OF ${columns.join(', ')}`, jsonOf('OLD', all), ` AND ${differs}`)
  if (!rows) return update
  return [trigger(table, 'insert', 'INSERT', jsonOf('NEW', key)), update, trigger(table, 'delete', 'DELETE', jsonOf('OLD', all))].join('\n')
}

const trigger = (table: string, kind: string, event: string, row: string, when = ''): string =>
  `CREATE TEMP TRIGGER ${table}_${kind} AFTER ${event} ON main.${table} WHEN EXISTS (SELECT 1 FROM undoNow)${when}
    BEGIN INSERT INTO undoChange (stepId, tableName, kind, row) SELECT stepId, '${table}', '${kind}', ${row} FROM undoNow; END;`

const jsonOf = (row: 'OLD' | 'NEW', columns: readonly string[]): string =>
  `json_object(${columns.map((column) => `'${column}', ${row}.${column}`).join(', ')})`
