import { factKinds } from '../../../../shared/facts/factKinds.ts'
import type { Localized } from '../../../../shared/facts/localized.ts'
import type { Translate } from '../../../host/index.ts'

interface Words {
  readonly t: Translate
  readonly pick: (text: Localized) => string
}

/** Tables of the case by the part of the app that shows them; the words are `source.<part>` of the texts. */
const parts: Readonly<Record<string, string>> = {
  caseRecord: 'caseRecord',
  note: 'notes',
  checklistItem: 'checklist',
  attachment: 'attachments',
  caseLog: 'log',
  mergedLog: 'log',
  container: 'files',
  artefact: 'files',
  problem: 'problems',
  review: 'findings',
  flowDecision: 'findings',
  eventMark: 'events',
  savedFilter: 'events',
  event: 'events',
  ruleDraft: 'rules',
  device: 'devices',
  deviceRow: 'devices',
  registryKey: 'registry',
  registryValue: 'registry',
  directoryObject: 'directory',
  record: 'files',
}

/** Where a value was met, for people: `fact join.domainName`, `record dsregField DomainName`, `note.author`, `registryValue OrgID`. */
export function placeWords(place: string, { t, pick }: Words): string {
  const [source = '', first = '', ...more] = place.split(' ')
  const fact = source === 'fact' ? Object.entries(factKinds).find(([kind]) => kind === first)?.[1] : undefined
  if (fact !== undefined) return pick(fact)
  const part = parts[source.split('.')[0] ?? '']
  if (part === undefined) return place
  const field = (source === 'record' ? more : [first, ...more]).join(' ')
  return field === '' ? t(`source.${part}`) : `${t(`source.${part}`)} ${field}`
}
