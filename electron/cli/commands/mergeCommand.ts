import { existsSync } from 'node:fs'
import type { MergeCounts, MergedDevice, MergeOutcome } from '../../../shared/contract/mergeRequests.ts'
import type { Language } from '../../../shared/facts/localized.ts'
import { openCase, withEngine } from '../cliEngine.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exitCode.ts'
import { oneLine } from '../oneLine.ts'
import { jsonLine, type Terminal } from '../terminal.ts'

export interface MergeOptions {
  readonly json?: boolean
  readonly lang?: Language
}

/**
 * Brings another case into one that exists. With `--json`: `{"case":"…","other":"…","changed":true,"counts":{"evidence":{"coming":7,"duplicates":1,"present":0},
 * "notes":1,…},"newDevices":1,"conflicts":0,"conflictList":[…],"failures":[{"path":"…","message":"…"}]}`. `unsureDevices` are `{"name":"…","takenFor":"…"}`, without
 * `takenFor` for a device of its own. Of what both cases say differently, and of devices that may be others, the command does what the app would
 * without being asked.
 */
export async function mergeCommand(terminal: Terminal, casePath: string, other: string, options: MergeOptions): Promise<ExitCode> {
  const language = options.lang ?? terminal.language
  return withEngine(terminal, async (cli) => {
    if (!existsSync(casePath)) throw new CommandFailure(exitCode.case, `${casePath}: ${words.missing[language]}`)
    await openCase(cli, terminal, casePath)
    const { conflicts: conflictList, devices } = await cli.ask('merge.preview', { path: other })
    const unsure = devices.flatMap(unsureDevice)
    const { cancelled: _never, failures, ...outcome } = await cli.ask('merge.run', { path: other })
    await cli.engine.idle()
    for (const { path, message } of failures) terminal.tell(`${path}: ${message[language]}`)
    const told = failures.map(({ path, message }) => ({ path, message: message[language] }))
    if (options.json === true)
      await terminal.write(jsonLine({ case: casePath, other, ...outcome, conflictList, unsureDevices: unsure, failures: told }))
    else await terminal.write(textOf(outcome, unsure, language))
    return failures.length > 0 ? exitCode.partly : exitCode.done
  })
}

const words = {
  missing: { en: 'there is no such case; import makes one', fr: 'ce dossier n’existe pas\u00a0; import en crée un' },
  unchanged: { en: 'Everything was in the case already.', fr: 'Tout était déjà dans le dossier.' },
  evidence: { en: 'pieces of evidence', fr: 'pièces' },
  duplicates: { en: 'of them duplicates', fr: 'dont doublons' },
  present: { en: 'already there', fr: 'déjà présentes' },
  newDevices: { en: 'new devices', fr: 'nouveaux appareils' },
  notes: { en: 'notes', fr: 'notes' },
  checklist: { en: 'checklist items', fr: 'éléments de liste de contrôle' },
  attachments: { en: 'attachments', fr: 'pièces jointes' },
  reviews: { en: 'reviews', fr: 'examens' },
  flowDecisions: { en: 'flow decisions', fr: 'décisions de flux' },
  eventMarks: { en: 'marked events', fr: 'événements marqués' },
  filters: { en: 'saved filters', fr: 'filtres enregistrés' },
  ruleDrafts: { en: 'rule drafts', fr: 'brouillons de règle' },
  tags: { en: 'tags', fr: 'étiquettes' },
  logEntries: { en: 'log entries', fr: 'entrées de journal' },
  conflicts: { en: 'conflicts', fr: 'conflits' },
  takenFor: { en: 'was taken for', fr: 'a été pris pour' },
  ofItsOwn: {
    en: 'may be one of this case; it was taken for a device of its own',
    fr: 'est peut-être de ce dossier ; il a été pris pour un autre appareil',
  },
} as const satisfies Record<string, Readonly<Record<Language, string>>>

type Counted = Exclude<keyof MergeCounts, 'evidence'>
const counted: readonly Counted[] = [
  'notes',
  'checklist',
  'attachments',
  'reviews',
  'flowDecisions',
  'eventMarks',
  'filters',
  'ruleDrafts',
  'tags',
  'logEntries',
]

interface UnsureDevice {
  readonly name: string
  readonly takenFor?: string
}

/** A device that a person could have told to be another one. */
function unsureDevice({ outcome, name, candidates, usually }: MergedDevice): UnsureDevice[] {
  if (outcome !== 'ambiguous') return []
  const taken = candidates?.find(({ deviceId }) => deviceId === usually)
  return [{ name, ...(taken !== undefined && { takenFor: taken.name }) }]
}

function textOf(
  { changed, counts, newDevices, conflicts }: Omit<MergeOutcome, 'failures' | 'cancelled'>,
  unsure: readonly UnsureDevice[],
  language: Language,
): string {
  if (!changed) return `${words.unchanged[language]}\n`
  const { coming, duplicates, present } = counts.evidence
  const lines = [
    `${coming} ${words.evidence[language]} (${words.duplicates[language]} ${duplicates}), ${present} ${words.present[language]}`,
    ...(newDevices > 0 ? [`${newDevices} ${words.newDevices[language]}`] : []),
    ...counted.filter((name) => counts[name] > 0).map((name) => `${counts[name]} ${words[name][language]}`),
    ...(conflicts > 0 ? [`${conflicts} ${words.conflicts[language]}`] : []),
    ...unsure.map(({ name, takenFor }) =>
      oneLine(`${name} ${takenFor === undefined ? words.ofItsOwn[language] : `${words.takenFor[language]} ${takenFor}`}`),
    ),
  ]
  return `${lines.join('\n')}\n`
}
