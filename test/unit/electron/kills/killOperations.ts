import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { TrayEntry } from '../../../../shared/contract/caseRequests.ts'
import type { Ask, Observed } from './observe.ts'

/** What an operation has at hand. Whatever it tells stands before it goes on: a kill cannot take that back. */
export interface KillContext {
  readonly ask: Ask
  readonly folder: string
  readonly casePath: string
  readonly random: () => number
  /** A number that no other step of the run has. */
  readonly number: number
  /** What the case shows, as it was read last. */
  readonly shown: Observed
  /** What it showed before each edit that can be taken back, the latest last. */
  readonly before: Observed[]
  /** Waits until all that was offered is read. */
  readonly idle: () => Promise<void>
  /** Says that an edit begins, and what the case will show when it is done. */
  readonly begin: (expected: Partial<Observed>) => void
  /** Says that this member is shown as done. */
  readonly acknowledge: (entry: TrayEntry) => void
  /** Says that this file is being written: afterwards it is whole, or not there. */
  readonly writes: (path: string) => void
}

export interface KillOperation {
  readonly name: string
  /** How often it comes, beside the others. */
  readonly weight: number
  /** Whether it is an edit of the open case that a person can take back. */
  readonly isEdit: boolean
  /** What was done before cannot be taken back after it. */
  readonly endsUndo?: boolean
  run(context: KillContext): Promise<void>
}

const edit = (name: string, weight: number, run: KillOperation['run']): KillOperation => ({ name, weight, isEdit: true, run })
const other = (name: string, weight: number, run: KillOperation['run']): KillOperation => ({ name, weight, isEdit: false, run })

const DONE: ReadonlySet<TrayEntry['state']> = new Set(['read', 'partlyRead', 'unknown', 'duplicate', 'failed'])
/** Of the case that is merged into the one that is killed. */
export const NOTE_OF_OTHER = '# From the other case'
const RULES = ['healthy', 'tenant-unknown', 'scp-tenant-mismatch']

/** Files as devices leave them, each another device's. */
export function writeEvidence(folder: string, number: number, count: number): string {
  const path = join(folder, `evidence-${number}`)
  mkdirSync(path)
  for (let i = 0; i < count; i++) {
    const lines = ['| Device State |', '', ' AzureAdJoined : NO', ' DomainJoined : YES', ` Device Name : PC-${number}-${i}`]
    writeFileSync(join(path, `${i}.txt`), lines.join('\n').padEnd(200 + i * 97, '\n'))
  }
  return path
}

/** Everything that may be under way when the app is killed. A new way to change a case goes here, with what it must show. */
export const operations: readonly KillOperation[] = [
  edit('record', 4, async ({ ask, number, shown, begin }) => {
    const change = { title: `title ${number}`, ticket: `T-${number}` }
    begin({ record: { ...(shown.record as object), ...change } })
    await ask('case.setRecord', change)
  }),
  edit('status', 1, async ({ ask, shown, begin }) => {
    const record = shown.record as { readonly status: string }
    const status = record.status === 'open' ? 'waiting' : 'open'
    begin({ record: { ...record, status } })
    await ask('case.setRecord', { status })
  }),
  edit('tags', 1, async ({ ask, number, shown, begin }) => {
    const tags = [`tag ${number}`, 'urgent']
    begin({ record: { ...(shown.record as object), tags: [...tags].sort() } })
    await ask('case.setRecord', { tags })
  }),
  edit('review', 2, async ({ ask, number, shown, begin }) => {
    const { diagnosis } = await ask('device.view', { deviceId: 1 })
    const rule = diagnosis.findings[number % diagnosis.findings.length]?.rule ?? RULES[0] ?? ''
    const note = `note ${number}`
    const order = diagnosis.findings.map((finding) => finding.rule)
    const reviews = [...(shown.reviews as [string, string, string][]).filter(([key]) => key !== rule), [rule, 'dismissed', note]]
    begin({ reviews: reviews.sort(([a], [b]) => order.indexOf(String(a)) - order.indexOf(String(b))) })
    await ask('case.review', { deviceId: 1, key: rule, state: 'dismissed', note })
  }),
  edit('flow', 1, async ({ ask, number, begin }) => {
    const reason = `because ${number}`
    begin({ flow: ['attachV2', reason] })
    await ask('device.chooseFlow', { deviceId: 1, choice: 'attachV2', reason })
  }),
  edit('name', 1, async ({ ask, number, begin }) => {
    begin({ names: `PC ${number}` })
    await ask('devices.rename', { deviceId: 1, name: `PC ${number}` })
  }),
  edit('filter', 1, async ({ ask, number, shown, begin }) => {
    const saved: [string, object] = [`filter ${number}`, { text: `text ${number}` }]
    begin({ filters: [...(shown.filters as [string, object][]), saved].sort(([a], [b]) => (a < b ? -1 : 1)) })
    await ask('events.saveFilter', { name: saved[0], filter: { text: `text ${number}` } })
  }),
  edit('note', 2, async ({ ask, number, shown, begin }) => {
    const text = `# Note ${number}`
    begin({ notes: [...shown.notes, text].sort() })
    await ask('notes.save', { text, ...(number % 2 === 0 && { deviceId: 1 }) })
  }),
  edit('checklist', 1, async ({ ask, number, shown, begin }) => {
    const texts = [`first ${number}`, `second ${number}`]
    begin({ checklist: [...shown.checklist, ...texts.map((text): [string, boolean] => [text, false])] })
    await ask('checklist.add', { texts })
  }),
  edit('check', 1, async ({ ask, shown, begin }) => {
    const { items } = await ask('checklist.list', {})
    const open = items.findIndex(({ doneAt }) => doneAt === undefined)
    const item = items[open]
    if (item === undefined) return
    begin({ checklist: shown.checklist.map(([text, done], index) => [text, done || index === open]) })
    await ask('checklist.change', { itemId: item.itemId, done: true })
  }),
  edit('attachment', 1, async ({ ask, folder, number, shown, begin }) => {
    const path = join(folder, `evidence-attachment-${number}`)
    const bytes = Buffer.alloc(100_000 + number, number)
    writeFileSync(path, bytes)
    const hash = createHash('sha256').update(bytes).digest('hex')
    begin({ attachments: [...shown.attachments, `${basename(path)} ${hash}`].sort() })
    await ask('attachments.add', { paths: [path] })
  }),
  {
    ...other('merge', 1, async ({ ask, folder, shown, begin, acknowledge }) => {
      const isHere = shown.notes.includes(NOTE_OF_OTHER)
      begin({ notes: isHere ? shown.notes : [...shown.notes, NOTE_OF_OTHER].sort(), edits: shown.edits })
      await ask('merge.run', { path: join(folder, 'other.jcase') })
      const { rows } = await ask('evidence.list', { offset: 0, limit: 500 })
      for (const { container, path, bytes } of rows) acknowledge({ container: basename(container), path, bytes, state: 'read' })
    }),
    endsUndo: true,
  },
  other('undo', 2, async ({ ask, before, begin }) => {
    const back = before.pop()
    if (back === undefined) return
    const { edits: _edits, ...rest } = back
    begin(rest)
    await ask('case.undo', {})
  }),
  other('import', 3, async ({ ask, folder, random, number, idle, acknowledge }) => {
    const path = writeEvidence(folder, number, 5 + Math.floor(random() * 40))
    await ask('case.importFiles', { paths: [path] })
    let isOver = false
    const over = idle().finally(() => {
      isOver = true
    })
    while (!isOver) {
      for (const entry of await ask('case.importTray', {})) if (DONE.has(entry.state)) acknowledge(entry)
      await wait(5)
    }
    await over
  }),
  other('saveCopy', 1, async ({ ask, folder, writes }) => {
    const path = join(folder, 'copy.jcase')
    writes(path)
    await ask('case.saveCopy', { path })
  }),
  other('redact', 1, async ({ ask, folder, writes }) => {
    const path = join(folder, 'redacted.jcase')
    writes(path)
    await ask('redact.make', { path })
  }),
  {
    ...other('reopen', 1, async ({ ask, casePath }) => {
      await ask('case.close', {})
      await ask('case.open', { path: casePath })
    }),
    endsUndo: true,
  },
]
