import { setImmediate } from 'node:timers/promises'
import type { DeviceRow } from '../../../shared/contract/viewRequests.ts'
import type { SyncRule } from '../../../shared/facts/syncRule.ts'
import type { DeviceReport, ReportModel, RuleChangeReport, SummaryRow } from '../../../shared/report/reportModel.ts'
import { ruleChangeReport } from '../../../shared/report/ruleChangeReport.ts'
import {
  caseInfo,
  listArtefacts,
  listAttachments,
  listChecklist,
  listConnectors,
  listDevices,
  listNotes,
  listProblems,
  listRuleDrafts,
  listRules,
  type ReadableCase,
  readArtefact,
  readCaseRecord,
  readDevice,
} from '../../store/index.ts'
import { diagnosisOf } from '../diagnosis/diagnoseDevices.ts'
import type { OpenCase } from '../engineState.ts'
import { deviceZone } from '../events/deviceZone.ts'
import { EngineFailure } from '../failures.ts'
import { timelineExcerpt } from './timelineExcerpt.ts'

/** A report is read by people: more than these are counted, not told. */
const MOST_DETAILED = 25
const MOST_DEVICES = 1_000
const MOST_FILES = 1_000
const MOST_PROBLEMS = 60
const PAGE = 500
const RULES_OF_A_SERVER = 5_000

export interface ReportSubject {
  /** The report is of this device alone. */
  readonly deviceId?: number | undefined
  readonly appVersion: string
  /** UTC. */
  readonly madeAt: string
}

/** Everything that a report of the case, or of one device, can say. Other requests have their turn between its parts. */
export async function collectReport(open: OpenCase, { deviceId, appVersion, madeAt }: ReportSubject): Promise<ReportModel> {
  const { db } = open.session
  const of = deviceId === undefined ? {} : { deviceId }
  const devices = deviceId === undefined ? await mostSevere(db) : oneDevice(db, deviceId)
  const detailed: DeviceReport[] = []
  for (const device of devices.rows.slice(0, MOST_DETAILED)) {
    detailed.push(await deviceReport(open, device))
    await setImmediate()
  }
  const { uid: _uid, changedAt: _changedAt, ...record } = readCaseRecord(db)
  const problems = listProblems(db, { offset: 0, limit: MOST_PROBLEMS, ...of })
  return withRealHashes({
    appVersion,
    knowledge: caseInfo(db).knowledge,
    madeAt,
    case: record,
    isOfOneDevice: deviceId !== undefined,
    devices: { total: devices.total, rows: devices.rows.map(summaryRow) },
    detailed,
    ruleChanges: ruleChangesOf(db),
    ...peoplesWork(db, deviceId),
    problems: { total: problems.total, rows: problems.rows.map(({ problem, file, path, device }) => ({ problem, file, path, device })) },
    evidence: await evidenceOf(db, of),
  })
}

/** A redacted copy has stand-ins for the hashes of its originals, which nobody could hold against a file. */
const withRealHashes = (model: ReportModel): ReportModel => (model.case.redacted ? withoutHashes(model) : model)

/** Without hashes of originals. */
export const withoutHashes = (model: ReportModel): ReportModel => ({
  ...model,
  evidence: { ...model.evidence, rows: model.evidence.rows.map((row) => ({ ...row, sha256: '' })) },
  attachments: model.attachments.map((row) => ({ ...row, sha256: '' })),
})

/** What people wrote and attached; of one device: about it, and about the case. Notes in the order in which they were begun. */
function peoplesWork(db: ReadableCase, deviceId: number | undefined): Pick<ReportModel, 'notes' | 'checklist' | 'attachments'> {
  const isOurs = (about: { readonly deviceId?: number | undefined }): boolean =>
    deviceId === undefined || about.deviceId === undefined || about.deviceId === deviceId
  const notes = listNotes(db)
    .filter(isOurs)
    .toSorted((a, b) => (a.createdAt === b.createdAt ? a.noteId - b.noteId : a.createdAt < b.createdAt ? -1 : 1))
  return {
    notes: notes.map(({ text, device, author, createdAt, changedAt }) => ({ text, device, author, createdAt, changedAt })),
    checklist: listChecklist(db)
      .filter(isOurs)
      .map(({ text, device, rule, doneAt, doneBy }) => ({ text, device, rule, doneAt, doneBy })),
    attachments: listAttachments(db).map(({ name, note, bytes, sha256, addedAt, addedBy }) => ({
      name,
      note,
      size: bytes,
      sha256,
      addedAt,
      addedBy,
    })),
  }
}

async function mostSevere(db: ReadableCase): Promise<{ total: number; rows: DeviceRow[] }> {
  const rows: DeviceRow[] = []
  for (let total = 1; rows.length < Math.min(total, MOST_DEVICES); await setImmediate()) {
    const page = listDevices(db, { offset: rows.length, limit: PAGE })
    rows.push(...page.rows)
    total = page.rows.length === 0 ? rows.length : page.total
  }
  return { total: rows.length < MOST_DEVICES ? rows.length : listDevices(db, { offset: 0, limit: 1 }).total, rows }
}

function oneDevice(db: ReadableCase, deviceId: number): { total: number; rows: DeviceRow[] } {
  const device = readDevice(db, deviceId)
  if (device === undefined) throw new EngineFailure('noDevice')
  return { total: 1, rows: [device] }
}

function summaryRow({ name, os, observed, managedBy, lastSeen, enrollmentStatus, findings, verdict }: DeviceRow): SummaryRow {
  const { rule, title, severity } = verdict
  return { name, os, observed, managedBy, lastSeen, enrollmentStatus, findings, verdict: { rule, title, severity } }
}

async function deviceReport(open: OpenCase, { id, name, os, osBuild, ids }: DeviceRow): Promise<DeviceReport> {
  const { db } = open.session
  const diagnosis = diagnosisOf(db, id)
  const timeline = await timelineExcerpt(open, id, diagnosis)
  return { name, os, osBuild, ids, zone: deviceZone(db, id), diagnosis, ...(timeline && { timeline }) }
}

async function evidenceOf(db: ReadableCase, of: { readonly deviceId?: number }): Promise<ReportModel['evidence']> {
  const rows: ReportModel['evidence']['rows'] = []
  let total = 1
  for (; rows.length < Math.min(total, MOST_FILES); await setImmediate()) {
    const page = listArtefacts(db, { offset: rows.length, limit: 100, ...of })
    total = page.rows.length === 0 ? rows.length : page.total
    for (const { id, name, path, container, format, status, bytes, records, problems, device } of page.rows) {
      const sha256 = readArtefact(db, id)?.sha256 ?? ''
      rows.push({ name, path, container: lastPart(container), format, status, bytes, records, problems, device, sha256 })
    }
  }
  return { total, rows }
}

/** Where a file lay on the disk of whoever imported it is nobody's business. */
const lastPart = (path: string): string =>
  path
    .split(/[\\/]/)
    .filter((part) => part !== '')
    .at(-1) ?? path

function ruleChangesOf(db: ReadableCase): RuleChangeReport[] {
  return listRuleDrafts(db).map(({ rule: clone, cloneOf, setId, at }) => {
    const original = cloneOf === undefined || setId === null ? undefined : ruleOf(db, setId, cloneOf)
    const connectors = setId === null ? [] : listConnectors(db, setId)
    const connectorName = connectors.find(({ id }) => id === clone.connector)?.name
    return ruleChangeReport({ clone, original, connectorName, draftedAt: at })
  })
}

function ruleOf(db: ReadableCase, setId: number, ruleId: number): SyncRule | undefined {
  for (let offset = 0; offset < RULES_OF_A_SERVER; offset += PAGE) {
    const { rows } = listRules(db, { setId, offset, limit: PAGE })
    const found = rows.find((row) => row.ruleId === ruleId)
    if (found !== undefined) {
      const { type: _type, ...rule } = found.record
      return rule
    }
    if (rows.length < PAGE) break
  }
  return undefined
}
