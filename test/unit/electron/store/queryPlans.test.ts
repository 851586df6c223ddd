import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { artefactSql } from '../../../../electron/store/artefactReads.ts'
import { migrateCase } from '../../../../electron/store/caseSchema.ts'
import { checklistSql } from '../../../../electron/store/checklist.ts'
import { contentSql } from '../../../../electron/store/contentReads.ts'
import { groupCountSql, groupSql } from '../../../../electron/store/deviceGroups.ts'
import { matchSql } from '../../../../electron/store/deviceMatches.ts'
import { deviceRowSql, deviceSql } from '../../../../electron/store/deviceReads.ts'
import { diagnosisSql } from '../../../../electron/store/diagnosisReads.ts'
import { directorySql } from '../../../../electron/store/directoryReads.ts'
import { eventSql } from '../../../../electron/store/eventReads.ts'
import { flowDecisionSql } from '../../../../electron/store/flowDecisions.ts'
import { listSql } from '../../../../electron/store/listReads.ts'
import { noteSql } from '../../../../electron/store/notes.ts'
import { overviewSql } from '../../../../electron/store/overviewReads.ts'
import { problemSql } from '../../../../electron/store/problemReads.ts'
import { artefactFilter, registrySql } from '../../../../electron/store/registryReads.ts'
import { searchSql } from '../../../../electron/store/registrySearch.ts'
import { ruleSql } from '../../../../electron/store/ruleReads.ts'
import { deviceFieldSchema, deviceSortSchema } from '../../../../shared/contract/viewRequests.ts'

const db = new Database(':memory:')
migrateCase(db)

/** SQLite's plan for a statement, a step a line. Values do not matter to it: names and question marks stay unbound. */
function planOf(sql: string): string[] {
  const marks = [...sql.matchAll(/\?/g)].map(() => null)
  const named = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]))
  const values = Object.keys(named).length > 0 ? [named] : marks
  const rows = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[]
  return rows.map((row) => row.detail)
}

/** Steps that read a whole table without an index. A page that is filled in the order of an index stops when it is full. */
const fullScans = (plan: readonly string[]): string[] =>
  plan.filter((step) => /^SCAN (?!.*(INDEX|CONSTANT ROW|\bchain\b|\(subquery))/.test(step))
const sorts = (plan: readonly string[]): string[] => plan.filter((step) => /^USE TEMP B-TREE FOR .*ORDER BY/.test(step))

const filters = { artefact: artefactFilter({ artefactId: 1 }), device: artefactFilter({ deviceId: 1 }), all: artefactFilter({}) }

const hotQueries: Readonly<Record<string, string>> = {
  'artefacts of the case': artefactSql({}).list,
  'artefacts of the case, counted': artefactSql({}).count,
  'artefacts by text': artefactSql({ text: 'x' }).list,
  'artefacts of a device': artefactSql({ deviceId: 1 }).list,
  'artefacts of a device, counted': artefactSql({ deviceId: 1 }).count,
  'records of an artefact': contentSql.records,
  'records of an artefact, counted': contentSql.recordCount,
  'facts of an artefact': contentSql.facts,
  'facts of an artefact, counted': contentSql.factCount,
  'facts of a device': contentSql.deviceFacts,
  'artefacts that facts of a device come from': contentSql.deviceArtefacts,
  'facts of the rows of a device': contentSql.rowFacts,
  'lists that have a row of a device': contentSql.lists,
  'device lists': listSql.lists,
  'the device of a row': listSql.deviceOfRow,
  'how a list is read': listSql.mapping,
  'records of a device by type': contentSql.deviceRecords,
  'facts by kind': contentSql.factsOfKind,
  'directory objects by name': directorySql.list({ computersOnly: true }),
  'directory objects of one export': directorySql.list({ artefactId: 1, computersOnly: false }),
  'a directory object': directorySql.object,
  'events without a time': eventSql.untimed,
  'the next events in order of time': eventSql.timed,
  'an event': eventSql.row,
  'the event at a place': eventSql.atPlace,
  'events of an activity': eventSql.byActivity,
  'computers of an export': directorySql.computers,
  'computers of an export, counted': directorySql.computerCount,
  'computer by objectGUID': directorySql.byGuid,
  'computer by name': directorySql.byName,
  'directory exports': directorySql.sets,
  'sets of rules': ruleSql.sets,
  'rules of a set': ruleSql.ruleCount,
  'devices by severity': deviceSql({}).page,
  'devices by name': deviceSql({ sort: { by: 'name', descending: false } }).page,
  'devices by name, the last first': deviceSql({ sort: { by: 'name', descending: true } }).page,
  'devices, counted': deviceSql({}).count,
  'all devices of the case, counted': groupCountSql.all,
  'a row of a device': deviceRowSql.row,
  'devices by their ids': deviceRowSql.rows,
  'the summary of a device': groupCountSql.summary,
  'the flow decision of a device': flowDecisionSql.ofDevice,
  'devices that a name or an id fits': matchSql.devices,
  'devices of a container': matchSql.ofContainer,
  'notes of a device': noteSql.ofDevice,
  'a note': noteSql.one,
  'the checklist of a device': checklistSql.ofDevice,
  'problems of the case': problemSql.ofCase,
  'problems of the case, counted': problemSql.countOfCase,
  'problems of a device': problemSql.ofDevice,
  'problems of a device, counted': problemSql.countOfDevice,
  'root keys of an artefact': registrySql.roots(filters.artefact),
  'root keys of a device': registrySql.roots(filters.device),
  'root keys of the case': registrySql.roots(filters.all),
  'subkeys of a key': registrySql.children,
  'subkeys of a key, counted': registrySql.childCount,
  'values of a key': registrySql.values,
  'values of a key, counted': registrySql.valueCount,
  'a key by its path': registrySql.locate,
  'registry search in the case': searchSql.indexed(filters.all),
  'registry search in a device': searchSql.indexed(filters.device),
  'registry search in an artefact': searchSql.indexed(filters.artefact),
  'registry search for a short text in a device': searchSql.short(filters.device),
  'registry search for a short text in an artefact': searchSql.short(filters.artefact),
  'diagnosis of a device': diagnosisSql.body,
  'findings of a device': diagnosisSql.ofDevice,
  'findings of the case': diagnosisSql.ofCase,
  'reviews of a device': diagnosisSql.reviews,
  'evidence by format': overviewSql.evidenceOfCase,
  'evidence of a device by format': overviewSql.evidenceOfDevice,
  'devices by state': overviewSql.devicesOfCase,
  'enrollment codes of the case': overviewSql.codesOfCase,
  'enrollment codes of a device': overviewSql.codesOfDevice,
}

describe('the plan of', () => {
  test.each(Object.entries(hotQueries))('%s uses an index', (_name, sql) => {
    expect(fullScans(planOf(sql))).toEqual([])
  })
})

test.each(
  Object.keys(hotQueries).filter((name) => /of (a|an) |in (a|an) |by its path/.test(name) && !name.startsWith('registry search in')),
)('%s are not looked for among those of the whole case', (name) => {
  const plan = planOf(hotQueries[name] ?? '')
  expect(plan.filter((step) => /^SCAN (?!chain)|\(final=\?\)/.test(step))).toEqual([])
})

describe('a page in the order of an index, without a sort, of', () => {
  const paged = [
    'artefacts of the case',
    'artefacts by text',
    'records of an artefact',
    'facts of an artefact',
    'devices by severity',
    'devices by name',
    'root keys of an artefact',
    'subkeys of a key',
    'values of a key',
    'findings of a device',
    'findings of the case',
    'problems of the case',
  ]
  test.each(paged)('%s', (name) => {
    expect(sorts(planOf(hotQueries[name] ?? ''))).toEqual([])
  })
})

const everyFilter = { text: 'x', verdict: ['a'], managedBy: ['MDE', null], enrollmentStatus: [37], severity: ['error' as const] }
const fleetQueries: Readonly<Record<string, string>> = {
  'all devices of the case': deviceRowSql.ids,
  'findings of the case, counted': diagnosisSql.countOfCase,
  'devices of a filter': deviceSql({ filter: everyFilter }).page,
  'devices of a filter, counted': deviceSql({ filter: everyFilter }).count,
  ...Object.fromEntries(
    deviceSortSchema.shape.by.options.map((by) => [`devices sorted by ${by}`, deviceSql({ sort: { by, descending: true } }).page]),
  ),
  ...Object.fromEntries(deviceFieldSchema.options.map((by) => [`groups by ${by}`, groupSql(everyFilter, by).groups])),
  'severities of a filter': groupCountSql.severities(everyFilter),
}

describe('one look at each device, and everything else of it by a key, for', () => {
  test.each(Object.entries(fleetQueries))('%s', (_name, sql) => {
    const scans = planOf(sql).filter((step) => /^SCAN (?!.*(json_each|CONSTANT ROW))/.test(step))
    expect(scans.length).toBeLessThanOrEqual(1)
    expect(scans.filter((step) => !/^SCAN [dg]\b/.test(step))).toEqual([])
  })
})

test('a query without an index would be noticed', () => {
  expect(fullScans(planOf("SELECT id FROM fact WHERE quote = 'x'"))).toEqual(['SCAN fact'])
  expect(sorts(planOf('SELECT id FROM fact ORDER BY quote'))).toHaveLength(1)
})
