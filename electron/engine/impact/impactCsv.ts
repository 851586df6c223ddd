import type { CertificateState, ImpactChange, ImpactOutcome, ImpactRow } from '../../../shared/contract/syncRuleRequests.ts'
import type { Language, Localized } from '../../../shared/facts/localized.ts'
import { csvRow } from '../fleet/csvRow.ts'

const text = (en: string, fr: string): Localized => ({ en, fr })

const changes: Readonly<Record<ImpactChange, Localized>> = {
  toSynced: text('Filtered to synced', 'Filtré puis synchronisé'),
  toFiltered: text('Synced to filtered', 'Synchronisé puis filtré'),
  changed: text('Changed', 'Modifié'),
  unchanged: text('Unchanged', 'Inchangé'),
  error: text('Not evaluated', 'Non évalué'),
}
const certificates: Readonly<Record<CertificateState, Localized>> = {
  none: text('No certificate', 'Aucun certificat'),
  valid: text('Valid', 'Valide'),
  expired: text('Expired', 'Expiré'),
  notYet: text('Not valid yet', 'Pas encore valide'),
  otherSubject: text('Other subject', 'Autre sujet'),
  unreadable: text('Unreadable', 'Illisible'),
}
const containers: Readonly<Record<ImpactRow['container'], Localized>> = {
  in: text('In sync scope', 'Dans l’étendue de synchronisation'),
  out: text('Outside sync scope', 'Hors de l’étendue de synchronisation'),
  unknown: text('Unknown', 'Inconnu'),
}
const outOfScope = text('Out of the rule’s scope', 'Hors de l’étendue de la règle')
const noFlow = text('No flow', 'Aucun flux')

interface Column {
  readonly header: Localized
  readonly cell: (row: ImpactRow, language: Language) => string | number | undefined
}
const column = (en: string, fr: string, cell: Column['cell']): Column => ({ header: { en, fr }, cell })

const columns: readonly Column[] = [
  column('Computer', 'Ordinateur', ({ name }) => name),
  column('Distinguished name', 'Nom unique', ({ dn }) => dn),
  column('Operating system', 'Système d’exploitation', ({ os }) => os),
  column('Version', 'Numéro de version', ({ osVersion }) => osVersion),
  column('Change', 'Changement', ({ change }, language) => changes[change][language]),
  column('Before', 'Avant', ({ before }, language) => outcomeText(before, language)),
  column('After', 'Après', ({ after }, language) => outcomeText(after, language)),
  column('Certificate', 'Certificat', ({ certificate }, language) => certificates[certificate.state][language]),
  column('Certificate values', 'Valeurs de certificat', ({ certificate }) => certificate.count),
  column('Valid certificates', 'Certificats valides', ({ certificate }) => certificate.valid),
  column('Certificate expires', 'Expiration du certificat', ({ certificate }) => certificate.notAfter),
  column('Container', 'Conteneur', ({ container }, language) => containers[container][language]),
]

function outcomeText(outcome: ImpactOutcome, language: Language): string {
  switch (outcome.kind) {
    case 'value':
      return outcome.value
    case 'outOfScope':
      return outOfScope[language]
    case 'noFlow':
      return noFlow[language]
    case 'error':
      return outcome.message[language]
  }
}

/** Excel takes a file without it for text in the code page of its own country. */
const BYTE_ORDER_MARK = '\ufeff'
/** Rows that are written before other requests get their turn. */
const ROWS_A_PART = 1000

/** A run as CSV, in parts. Times are UTC. */
export function* impactCsv(rows: readonly ImpactRow[], language: Language): Generator<string, void> {
  yield BYTE_ORDER_MARK + csvRow(columns.map(({ header }) => header[language]))
  for (let at = 0; at < rows.length; at += ROWS_A_PART) {
    const part = rows.slice(at, at + ROWS_A_PART)
    yield part.map((row) => csvRow(columns.map(({ cell }) => cell(row, language)))).join('')
  }
}
