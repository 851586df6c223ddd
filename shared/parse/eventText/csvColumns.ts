/** What a column of an event list holds. */
export type EventColumn =
  | 'level'
  | 'localTime'
  | 'time'
  | 'filetime'
  | 'provider'
  | 'providerId'
  | 'eventId'
  | 'version'
  | 'name'
  | 'task'
  | 'opcode'
  | 'keywords'
  | 'channel'
  | 'pid'
  | 'tid'
  | 'recordId'
  | 'computer'
  | 'userSid'
  | 'activityId'
  | 'relatedActivityId'
  | 'message'

/**
 * Headers, folded to lower case without accents' variants. Event Viewer's are in the language of Windows (English, French and German are
 * known); those of Get-WinEvent and tracerpt are the names of properties and always English.
 */
const headers: Readonly<Record<string, EventColumn>> = {
  // Event Viewer
  level: 'level',
  'date and time': 'localTime',
  source: 'provider',
  'event id': 'eventId',
  'task category': 'task',
  niveau: 'level',
  'date et heure': 'localTime',
  'id de l’événement': 'eventId',
  'id de l’evenement': 'eventId',
  'catégorie de la tâche': 'task',
  ebene: 'level',
  'datum und uhrzeit': 'localTime',
  quelle: 'provider',
  'ereignis-id': 'eventId',
  aufgabenkategorie: 'task',
  // Get-WinEvent | Export-Csv
  timecreated: 'localTime',
  id: 'eventId',
  version: 'version',
  leveldisplayname: 'level',
  message: 'message',
  providername: 'provider',
  providerid: 'providerId',
  logname: 'channel',
  processid: 'pid',
  threadid: 'tid',
  machinename: 'computer',
  userid: 'userSid',
  recordid: 'recordId',
  activityid: 'activityId',
  relatedactivityid: 'relatedActivityId',
  keywords: 'keywords',
  opcode: 'opcode',
  task: 'task',
  // tracerpt -of CSV
  'event name': 'provider',
  channel: 'channel',
  keyword: 'keywords',
  pid: 'pid',
  tid: 'tid',
  'clock-time': 'filetime',
}

export const columnOf = (header: string): EventColumn | undefined =>
  headers[header.trim().replaceAll("'", '’').replaceAll('\u00a0', ' ').toLowerCase()]

/** Words for levels in the languages of the headers. */
const levels: Readonly<Record<string, number>> = {
  critical: 1,
  critique: 1,
  kritisch: 1,
  error: 2,
  erreur: 2,
  fehler: 2,
  warning: 3,
  avertissement: 3,
  warnung: 3,
  information: 4,
  informations: 4,
  informationen: 4,
  verbose: 5,
  commentaires: 5,
  ausführlich: 5,
}

/** The number of a level by its word or as it stands. */
export function levelOf(text: string): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text)
  return levels[text.trim().toLowerCase()]
}
