/** What a column of a table of events, or a label of an event printed as text, holds. */
export type ColumnRole =
  | 'provider'
  | 'providerId'
  | 'eventName'
  | 'eventId'
  | 'version'
  | 'level'
  | 'channel'
  | 'traceChannel'
  | 'opcode'
  | 'task'
  | 'keywords'
  | 'time'
  | 'filetime'
  | 'recordId'
  | 'pid'
  | 'tid'
  | 'computer'
  | 'user'
  | 'activityId'
  | 'relatedActivityId'
  | 'message'
  /** Of the tool or the event's header, as no other reader keeps it. */
  | 'leftOut'

/** Names of Event Viewer, which writes them in the language of Windows: English, French and German are known. */
const viewer: Readonly<Record<string, ColumnRole>> = {
  level: 'level',
  'date and time': 'time',
  source: 'provider',
  'event id': 'eventId',
  'task category': 'task',
  keywords: 'keywords',
  user: 'user',
  computer: 'computer',
  log: 'channel',
  'log name': 'channel',
  'process id': 'pid',
  'thread id': 'tid',
  'correlation id': 'activityId',
  'relative correlation id': 'relatedActivityId',
  description: 'message',
  niveau: 'level',
  'date et heure': 'time',
  'id de l’événement': 'eventId',
  'catégorie de la tâche': 'task',
  'mots clés': 'keywords',
  'mots-clés': 'keywords',
  utilisateur: 'user',
  ordinateur: 'computer',
  'nom du journal': 'channel',
  ebene: 'level',
  'datum und uhrzeit': 'time',
  quelle: 'provider',
  'ereignis-id': 'eventId',
  aufgabenkategorie: 'task',
  schlüsselwörter: 'keywords',
  benutzer: 'user',
  protokollname: 'channel',
  beschreibung: 'message',
}

/** Properties of EventLogRecord (Get-WinEvent) and of EventLogEntry (Get-EventLog), which are English everywhere. */
const properties: Readonly<Record<string, ColumnRole>> = {
  timecreated: 'time',
  timegenerated: 'time',
  id: 'eventId',
  eventid: 'eventId',
  version: 'version',
  level: 'level',
  leveldisplayname: 'level',
  entrytype: 'level',
  task: 'task',
  categorynumber: 'task',
  opcode: 'opcode',
  keywords: 'keywords',
  recordid: 'recordId',
  index: 'recordId',
  providername: 'provider',
  source: 'provider',
  providerid: 'providerId',
  logname: 'channel',
  processid: 'pid',
  threadid: 'tid',
  machinename: 'computer',
  userid: 'user',
  activityid: 'activityId',
  relatedactivityid: 'relatedActivityId',
  message: 'message',
}

/** Columns of `tracerpt -of CSV`. */
const trace: Readonly<Record<string, ColumnRole>> = {
  'event name': 'eventName',
  'event id': 'eventId',
  version: 'version',
  channel: 'traceChannel',
  level: 'level',
  opcode: 'opcode',
  task: 'task',
  keyword: 'keywords',
  pid: 'pid',
  tid: 'tid',
  'activity id': 'activityId',
  'related activity id': 'relatedActivityId',
  'clock-time': 'filetime',
  'processor number': 'leftOut',
  'kernel(ms)': 'leftOut',
  'user(ms)': 'leftOut',
}

/** Labels of `wevtutil /f:text` beside those of Event Viewer. */
const labels: Readonly<Record<string, ColumnRole>> = { ...viewer, date: 'time', datum: 'time', keyword: 'keywords', opcode: 'opcode' }

export const rolesOf = { viewer, properties, trace, labels } as const

/** Names as the tables have them: lower case, one kind of apostrophe and of blank. */
export const foldName = (name: string): string => name.trim().replaceAll("'", '’').replace(/\s+/g, ' ').toLowerCase()
