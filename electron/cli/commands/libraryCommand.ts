import type { LibraryCase, LibraryFilter, LibraryState } from '../../../shared/contract/libraryRequests.ts'
import { caseStatusSchema } from '../../../shared/facts/caseRecord.ts'
import type { Language } from '../../../shared/facts/localized.ts'
import { type ReadFolder, readFolder } from '../../engine/library/readFolder.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exitCode.ts'
import { oneLine } from '../oneLine.ts'
import type { Terminal } from '../terminal.ts'

export interface LibraryCommandOptions {
  readonly text?: string
  readonly status?: readonly string[]
  readonly tag?: readonly string[]
  readonly verdict?: readonly string[]
  readonly index?: string
  readonly lang?: Language
  readonly json?: boolean
}

/** The cases of a folder that fit, those last written first. */
export async function libraryCommand(terminal: Terminal, folder: string, options: LibraryCommandOptions): Promise<ExitCode> {
  const language = options.lang ?? terminal.language
  const filter = filterOf(options, language)
  const onProgress = (done: number, total: number): void => terminal.progress(`${done} / ${total}`)
  const library = await readFolder(folder, { onProgress, ...(options.index !== undefined && { indexPath: options.index }) })
  if (library === undefined) throw new CommandFailure(exitCode.nothing, `${folder}: ${texts.noFolder[language]}`)
  try {
    await print(terminal, library, filter, { language, json: options.json === true })
    return tellFaults(terminal, library, folder, language)
  } finally {
    library.close()
  }
}

const LATEST_FIRST = { by: 'modified', descending: true } as const

function filterOf({ text, status = [], tag = [], verdict = [] }: LibraryCommandOptions, language: Language): LibraryFilter {
  const statuses = caseStatusSchema.array().safeParse(status)
  if (!statuses.success) throw new CommandFailure(exitCode.usage, `--status: ${texts.statuses[language]}`)
  return { ...(text !== undefined && { text }), statuses: statuses.data, tags: [...tag], verdicts: [...verdict] }
}

async function print(
  terminal: Terminal,
  library: ReadFolder,
  filter: LibraryFilter,
  { language, json }: { language: Language; json: boolean },
): Promise<void> {
  if (json) await terminal.write('[')
  let separator = ''
  for (const row of library.list(filter, LATEST_FIRST)) {
    if (!json) {
      await terminal.write(`${rowText(row, language)}\n`)
      continue
    }
    const verdicts = row.verdicts.map(({ title, ...verdict }) => ({ ...verdict, title: title[language] }))
    await terminal.write(`${separator}${JSON.stringify({ ...row, verdicts })}`)
    separator = ',\n'
  }
  if (json) await terminal.write(']\n')
}

/** Two lines a case: what people call it, then what is in it and where it lies. */
function rowText(row: LibraryCase, language: Language): string {
  const named = [row.title, row.customer, row.ticket, row.engineer, row.status === undefined ? '' : statusTexts[row.status][language]]
  const [worst] = row.verdicts
  const inside = [
    row.modifiedAt.slice(0, 16).replace('T', ' '),
    row.state === 'read' ? '' : stateText(row, language),
    texts.devices[language](row.devices),
    worst?.title[language] ?? '',
    row.tags.map((tag) => `#${tag}`).join(' '),
  ]
  return `${joined(named)}\n  ${joined(inside)}\n  ${oneLine(row.path)}`
}

const joined = (parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .map(oneLine)
    .join('  ·  ')

/** Whatever was filtered: everything that could not be read is told. */
function tellFaults(terminal: Terminal, library: ReadFolder, folder: string, language: Language): ExitCode {
  let known = 0
  let faults = library.unread.length
  for (const { path, code } of library.unread) terminal.tell(`${path}: ${texts.unreadFolder[language]} (${code})`)
  for (const row of library.list({}, LATEST_FIRST)) {
    // Read at an earlier look, whose index was kept, or now.
    if (row.uid !== undefined || row.state === 'read') known++
    if (row.state === 'read') continue
    faults++
    terminal.tell(`${oneLine(row.path)}: ${stateText(row, language)}`)
  }
  if (known === 0 && faults === 0) terminal.tell(`${folder}: ${texts.noCase[language]}`)
  if (known === 0) return exitCode.nothing
  return faults > 0 ? exitCode.partly : exitCode.done
}

const stateText = ({ state, owner }: LibraryCase, language: Language): string =>
  state === 'inUse' && owner !== undefined ? `${texts.inUseBy[language]} ${owner}` : stateTexts[state][language]

const stateTexts: Readonly<Record<LibraryState, Readonly<Record<Language, string>>>> = {
  read: { en: 'read', fr: 'lu' },
  inUse: { en: 'in use, or not closed properly', fr: 'en cours d’utilisation, ou mal refermé' },
  newer: { en: 'made by a newer version of Joinsight', fr: 'créé par une version plus récente de Joinsight' },
  damaged: { en: 'damaged', fr: 'endommagé' },
  notACase: { en: 'not a case file', fr: 'n’est pas un dossier Joinsight' },
  unreadable: { en: 'cannot be read', fr: 'illisible' },
}

const statusTexts = {
  open: { en: 'open', fr: 'ouvert' },
  waiting: { en: 'waiting', fr: 'en attente' },
  solved: { en: 'solved', fr: 'résolu' },
} as const

const texts = {
  inUseBy: { en: 'in use by', fr: 'utilisé par' },
  noFolder: { en: 'there is no such folder', fr: 'ce répertoire n’existe pas' },
  noCase: { en: 'no case in this folder', fr: 'aucun dossier Joinsight dans ce répertoire' },
  unreadFolder: { en: 'the folder could not be read', fr: 'le répertoire n’a pas pu être lu' },
  statuses: { en: 'open, waiting or solved', fr: 'open, waiting ou solved' },
  devices: {
    en: (count: number) => `${count} ${count === 1 ? 'device' : 'devices'}`,
    fr: (count: number) => `${count} ${count < 2 ? 'appareil' : 'appareils'}`,
  },
} as const
