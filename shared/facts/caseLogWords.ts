import type { LogAction, LogDetail } from './caseLog.ts'
import type { Localized } from './localized.ts'

const text = (en: string, fr: string): Localized => ({ en, fr })

/** What each action says. `{name}` stands for the entry's detail of that name. */
const actionTexts: Readonly<Record<LogAction, Localized>> = {
  created: text('Case created: {title}', 'Dossier créé\u00a0: {title}'),
  imported: text('Imported {path}: {files} files', 'Importé {path}\u00a0: {files} fichiers'),
  recordChanged: text('Case record changed: {fields}', 'Fiche du dossier modifiée\u00a0: {fields}'),
  statusChanged: text('Status changed from {from} to {to}', 'État changé de {from} à {to}'),
  tagsChanged: text('Tags changed: {tags}', 'Étiquettes modifiées\u00a0: {tags}'),
  noteAdded: text('Note added: {text}', 'Note ajoutée\u00a0: {text}'),
  noteChanged: text('Note changed: {text}', 'Note modifiée\u00a0: {text}'),
  noteRemoved: text('Note removed: {text}', 'Note supprimée\u00a0: {text}'),
  checklistAdded: text('Added to the checklist: {text}', 'Ajouté à la liste de contrôle\u00a0: {text}'),
  checklistChecked: text('Done: {text}', 'Fait\u00a0: {text}'),
  checklistUnchecked: text('Not done after all: {text}', 'Finalement pas fait\u00a0: {text}'),
  checklistChanged: text('Checklist changed: {text}', 'Liste de contrôle modifiée\u00a0: {text}'),
  checklistRemoved: text('Removed from the checklist: {text}', 'Supprimé de la liste de contrôle\u00a0: {text}'),
  attachmentAdded: text('Attached {name}', 'Pièce jointe ajoutée\u00a0: {name}'),
  attachmentChanged: text('Attachment changed: {name}', 'Pièce jointe modifiée\u00a0: {name}'),
  attachmentRemoved: text('Attachment removed: {name}', 'Pièce jointe supprimée\u00a0: {name}'),
  findingReviewed: text('Finding {rule} of {device} marked: {state}', 'Constat {rule} de {device} marqué\u00a0: {state}'),
  flowDecided: text('Flow of {device} decided: {choice}', 'Flux de {device} décidé\u00a0: {choice}'),
  deviceRenamed: text('Device {from} renamed to {to}', 'Appareil {from} renommé en {to}'),
  evidenceMoved: text('{files} pieces of evidence moved to {device}', '{files} pièces déplacées vers {device}'),
  listMapped: text('Columns of {name} given a meaning', 'Colonnes de {name} redéfinies'),
  eventMarked: text('Event of {time} marked: {mark}', 'Événement du {time} marqué\u00a0: {mark}'),
  filterSaved: text('Filter saved: {name}', 'Filtre enregistré\u00a0: {name}'),
  filterRemoved: text('Filter removed: {name}', 'Filtre supprimé\u00a0: {name}'),
  ruleDraftSaved: text('Rule draft saved: {name}', 'Brouillon de règle enregistré\u00a0: {name}'),
  ruleDraftDiscarded: text('Rule draft discarded: {name}', 'Brouillon de règle abandonné\u00a0: {name}'),
  knowledgeChanged: text('Judged by knowledge {knowledge}', 'Évalué selon les connaissances {knowledge}'),
  takenOver: text('Taken over from {owner}', 'Repris de {owner}'),
  copied: text('Copied to {path}', 'Copié vers {path}'),
  merged: text('Merged with {title}: {files} pieces of evidence', 'Fusionné avec {title}\u00a0: {files} pièces'),
  redacted: text('Redacted copy made: {values} values replaced', 'Copie anonymisée créée\u00a0: {values} valeurs remplacées'),
  reported: text('Report made: {path}', 'Rapport créé\u00a0: {path}'),
  undone: text('Undone', 'Annulé'),
  redone: text('Redone', 'Rétabli'),
}

/** What actions that count say of one. */
const textsOfOne: Readonly<Partial<Record<LogAction, Localized>>> = {
  imported: text('Imported {path}: {files} file', 'Importé {path}\u00a0: {files} fichier'),
  evidenceMoved: text('{files} piece of evidence moved to {device}', '{files} pièce déplacée vers {device}'),
  merged: text('Merged with {title}: {files} piece of evidence', 'Fusionné avec {title}\u00a0: {files} pièce'),
  redacted: text('Redacted copy made: {values} value replaced', 'Copie anonymisée créée\u00a0: {values} valeur remplacée'),
}
const textOf = (action: LogAction, { files, values }: LogDetail): Localized =>
  (Number(files ?? values) === 1 ? textsOfOne[action] : undefined) ?? actionTexts[action]

/** Values that are ids in the log and words for people. */
const valueTexts: Readonly<Record<string, Localized>> = {
  open: text('open', 'ouvert'),
  waiting: text('waiting', 'en attente'),
  solved: text('solved', 'résolu'),
  confirmed: text('confirmed', 'confirmé'),
  dismissed: text('dismissed', 'écarté'),
  reviewed: text('reviewed', 'examiné'),
  unmarked: text('mark taken back', 'marque retirée'),
  pinned: text('pinned', 'épinglé'),
  unpinned: text('no longer pinned', 'désépinglé'),
  commented: text('commented', 'commenté'),
  uncommented: text('comment removed', 'commentaire supprimé'),
  title: text('title', 'titre'),
  customer: text('customer', 'client'),
  ticket: text('ticket', 'ticket'),
  engineer: text('engineer', 'ingénieur'),
}
/** Details whose value is one of these words; what a person typed in another is left as it is. */
const worded = new Set(['from', 'to', 'state', 'mark'])

const isAction = (value: unknown): value is LogAction => typeof value === 'string' && Object.hasOwn(actionTexts, value)

/** What an entry of the log says, for people. What was undone says what. */
export function logEntryWords({ action, detail }: { readonly action: LogAction; readonly detail: LogDetail }): Localized {
  const pattern = textOf(action, detail)
  const own = { en: filled(pattern.en, 'en', action, detail), fr: filled(pattern.fr, 'fr', action, detail) }
  if (!isAction(detail.edit)) return own
  const edit = logEntryWords({ action: detail.edit, detail: { ...detail, edit: null } })
  return { en: `${own.en}: ${edit.en}`, fr: `${own.fr}\u00a0: ${edit.fr}` }
}

function filled(pattern: string, language: 'en' | 'fr', action: LogAction, detail: LogDetail): string {
  return pattern.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = String(detail[name] ?? '…')
    const said = (key: string): string => (Object.hasOwn(valueTexts, key) ? (valueTexts[key]?.[language] ?? key) : key)
    if (action === 'recordChanged' && name === 'fields') return value.split(', ').map(said).join(', ')
    return action !== 'deviceRenamed' && worded.has(name) ? said(value) : value
  })
}
