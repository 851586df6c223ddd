import { importProblemTexts } from './importProblemTexts.ts'
import type { Language, Localized } from './localized.ts'
import type { Problem } from './problem.ts'

const text = (en: string, fr: string): Localized => ({ en, fr })

/** What each problem code says. `{name}` stands for the problem's argument of that name. One block a reader; keep the blocks sorted by code. */
export const problemTexts = {
  ...importProblemTexts,

  // Text formats
  emptyFile: text('The file is empty.', 'Le fichier est vide.'),
  fileCutOff: text('The file ends in the middle of {what}.', 'Le fichier s’arrête au milieu de : {what}.'),
  fileTooLarge: text(
    'The file has {size} bytes. A file of this kind is read up to {limit} bytes; its bytes are kept.',
    'Le fichier fait {size} octets. Un fichier de ce type est lu jusqu’à {limit} octets ; ses octets sont conservés.',
  ),
  lineNotUnderstood: text('Not understood: “{text}”.', 'Non compris : « {text} ».'),
  lineTooLong: text(
    'Line {line} has {length} bytes; only its beginning was read.',
    'La ligne {line} fait {length} octets ; seul son début a été lu.',
  ),
  moreLinesNotUnderstood: text('{count} more places were not understood.', '{count} autres passages n’ont pas été compris.'),
  nothingRecognised: text(
    'Nothing that this kind of file holds was found in it.',
    'Rien de ce que contient ce type de fichier n’y a été trouvé.',
  ),
  tooManyFields: text(
    'Only the first {limit} fields were kept: line {line} and what follows was not read. The original is kept whole. If the rest matters, save it as a file of its own and import that.',
    'Seuls les {limit} premiers champs sont gardés\u00a0: la ligne {line} et la suite n’ont pas été lues. L’original est conservé en entier. Si la suite est utile, enregistrez-la dans un fichier à part et importez-le.',
  ),
  timeUnreadable: text('{field}: “{value}” is not a date and time.', '{field} : « {value} » n’est pas une date et heure.'),
  valueRedacted: text(
    '{field}: “{value}” is a placeholder that somebody put in, not a value of the device.',
    '{field} : « {value} » est un texte de remplacement ajouté par quelqu’un, pas une valeur de l’appareil.',
  ),

  // Client Analyzer report
  notMdeResults: text(
    'The root element is “{root}”, not “MDEResults”: this is not a Client Analyzer report.',
    'L’élément racine est « {root} » et non « MDEResults » : ce n’est pas un rapport du Client Analyzer.',
  ),
  reportWithoutTables: text(
    'The page calls itself a Client Analyzer report but holds none of its tables.',
    'La page se présente comme un rapport du Client Analyzer, mais ne contient aucun de ses tableaux.',
  ),
  statusTextAmbiguous: text(
    '“{text}” stands for several enrollment statuses: {codes}. The registry tells which.',
    '« {text} » désigne plusieurs états d’inscription : {codes}. Le registre indique lequel.',
  ),
  statusTextUnknown: text(
    'The enrollment status “{text}” is not known; its number is in the registry.',
    'L’état d’inscription « {text} » n’est pas connu ; son numéro se trouve dans le registre.',
  ),
  summaryMismatch: text(
    'The summary counts {expected} results of severity {severity}, but {found} are listed.',
    'Le résumé compte {expected} résultats de gravité {severity}, mais {found} sont listés.',
  ),
  textTooLong: text(
    'A text has more than {limit} characters without an element, as in no real file of its kind; the file was not read further.',
    'Un texte compte plus de {limit} caractères sans élément, comme dans aucun vrai fichier de ce type ; la lecture s’est arrêtée là.',
  ),
  xmlDoctypeRefused: text(
    'The file declares a document type or entities, as no real file of its kind does. It was not read, for safety.',
    'Le fichier déclare un type de document ou des entités, comme aucun vrai fichier de ce type. Par sécurité, il n’a pas été lu.',
  ),
  xmlElementUnknown: text('The element {path} was not understood.', 'L’élément {path} n’a pas été compris.'),
  xmlMalformed: text(
    'The XML is not well formed at line {line}; the rest was not read. {detail}',
    'Le XML est mal formé à la ligne {line} ; la suite n’a pas été lue. {detail}',
  ),
  nestedTooDeep: text(
    'Elements are nested more than {limit} deep, as in no real file of its kind; the file was not read further.',
    'Des éléments sont imbriqués sur plus de {limit} niveaux, comme dans aucun vrai fichier de ce type ; la lecture s’est arrêtée là.',
  ),
  attributesTooLong: text(
    'An element has attributes of more than {limit} characters, as in no real file of its kind; the file was not read further.',
    'Un élément a des attributs de plus de {limit} caractères, comme dans aucun vrai fichier de ce type ; la lecture s’est arrêtée là.',
  ),

  // MdeConfigMgrRegInfo.txt
  enrollmentPayloadUnreadable: text(
    'The enrollment payload is not valid JSON; the Intune device id was not read from it.',
    'Les données d’inscription ne sont pas du JSON valide ; l’ID d’appareil Intune n’a pas pu y être lu.',
  ),
  enrollmentStatusNotNumber: text(
    'The enrollment status “{value}” is not a number.',
    'L’état d’inscription « {value} » n’est pas un nombre.',
  ),
  lastCheckinSuccessUntrusted: text(
    'The Client Analyzer prints the last attempt on the line LastCheckinSuccess: this value says nothing about success.',
    'Le Client Analyzer écrit la dernière tentative sur la ligne LastCheckinSuccess : cette valeur ne dit rien d’une réussite.',
  ),

  // dsregcmd
  repeatedOutput: text(
    'The text holds {count} outputs of dsregcmd; facts are taken from the last one.',
    'Le texte contient {count} sorties de dsregcmd ; les faits proviennent de la dernière.',
  ),
  sectionHeaderDamaged: text(
    'The header of section “{section}” is damaged; its fields were still read.',
    'L’en-tête de la section « {section} » est abîmé ; ses champs ont tout de même été lus.',
  ),
  moreSectionsInferred: text(
    '{count} more fields had no section header above them and were placed by their names.',
    '{count} autres champs n’avaient pas d’en-tête de section et ont été placés d’après leur nom.',
  ),
  sectionInferred: text(
    'No section header from line {line}: the fields were placed in “{section}” by their names.',
    'Pas d’en-tête de section à partir de la ligne {line} : les champs ont été placés dans « {section} » d’après leurs noms.',
  ),

  // Device lists
  listTimesUndecided: text(
    '{field}: {count} dates like “{value}” were left as text, because day and month cannot be told apart or the date is none.',
    '{field}\u00a0: {count} dates comme «\u00a0{value}\u00a0» restent du texte, car le jour et le mois ne peuvent être distingués ou la date n’en est pas une.',
  ),
  moreRowsDamaged: text('{count} more rows are damaged in such ways.', '{count} autres lignes sont abîmées de ces façons.'),
  quoteNotClosed: text(
    'A quote in line {line} never closes; the line was read as far as it goes, and the next one as a row of its own.',
    'Un guillemet de la ligne {line} n’est jamais refermé\u00a0; la ligne a été lue telle quelle et la suivante comme une ligne à part.',
  ),
  rowRagged: text(
    'Line {line} has {actual} values where the header names {expected}; the row was kept.',
    'La ligne {line} a {actual} valeurs alors que l’en-tête en nomme {expected}\u00a0; la ligne a été gardée.',
  ),
  rowWithoutDevice: text(
    'Line {line} names no device: neither a name nor an id.',
    'La ligne {line} ne nomme aucun appareil\u00a0: ni nom, ni identifiant.',
  ),
  tooManyRows: text(
    'Only the first {limit} devices were read: line {line} and what follows was not. The original is kept whole; split the list to read the rest.',
    'Seuls les {limit} premiers appareils ont été lus\u00a0: la ligne {line} et la suite ne l’ont pas été. L’original est conservé en entier\u00a0; divisez la liste pour lire le reste.',
  ),
  zeroBytesInRow: text(
    'Line {line} holds zero bytes; they were left out of its values.',
    'La ligne {line} contient des octets nuls\u00a0; ils ont été écartés des valeurs.',
  ),

  // Directory objects
  attributeRange: text(
    '{name}: the directory gave only the values {range}; there are more than the file holds.',
    '{name} : l’annuaire n’a donné que les valeurs {range} ; il y en a plus que n’en contient le fichier.',
  ),
  directoryValueDamaged: text(
    'Line {line}: a value of {name} is not valid {form} and was left out; the rest of the object was read.',
    'Ligne {line} : une valeur de {name} n’est pas du {form} valide et a été écartée ; le reste de l’objet a été lu.',
  ),
  directoryValueNested: text(
    '{name} holds objects that are no values of an attribute; it was left out.',
    '{name} contient des objets qui ne sont pas des valeurs d’attribut ; il a été écarté.',
  ),
  directoryValueTooLong: text(
    'Line {line}: a value of {name} has {length} bytes, more than any attribute; it was left out.',
    'Ligne {line} : une valeur de {name} fait {length} octets, plus que tout attribut ; elle a été écartée.',
  ),
  directoryValuesLost: text(
    '{name}: the table says “{value}” instead of the values, because Export-Csv writes no lists. Export as JSON or with Export-Clixml to have them.',
    '{name} : le tableau indique « {value} » à la place des valeurs, car Export-Csv n’écrit pas les listes. Exportez en JSON ou avec Export-Clixml pour les obtenir.',
  ),
  jsonMalformed: text(
    'Line {line}: this is no valid JSON and was left out; objects around it were read. {detail}',
    'Ligne {line} : ceci n’est pas du JSON valide et a été écarté ; les objets voisins ont été lus. {detail}',
  ),
  jsonTooDeep: text(
    'Line {line}: an object nested more than {limit} deep was left out.',
    'Ligne {line} : un objet imbriqué sur plus de {limit} niveaux a été écarté.',
  ),
  ldifChangeSkipped: text(
    '{dn}: a record that changes an object ({change}) is not the object; it was left out.',
    '{dn} : un enregistrement qui modifie un objet ({change}) n’est pas l’objet ; il a été écarté.',
  ),
  ldifReferenceNotFollowed: text(
    '{name} refers to {url}. References to files are never followed; the value is absent.',
    '{name} renvoie à {url}. Les renvois à des fichiers ne sont jamais suivis ; la valeur est absente.',
  ),
  moreObjectsDamaged: text('{count} more places are damaged in such ways.', '{count} autres passages sont abîmés de ces façons.'),
  objectTooLarge: text(
    'Line {line}: an object of {length} bytes was left out; up to {limit} are read.',
    'Ligne {line} : un objet de {length} octets a été écarté ; la limite est de {limit}.',
  ),
  objectWithoutDn: text(
    'Line {line}: an object without a distinguished name was left out.',
    'Ligne {line} : un objet sans nom unique (DN) a été écarté.',
  ),

  // Synchronization rules
  ruleNotAdded: text(
    'The rule “{name}” is made but never added to the server: the script was cut or edited. It was read all the same.',
    'La règle « {name} » est créée mais jamais ajoutée au serveur : le script a été coupé ou modifié. Elle a été lue malgré tout.',
  ),
  ruleWithoutName: text('The rule at {path} has no name.', 'La règle à l’emplacement {path} n’a pas de nom.'),
  scriptParameterUnknown: text(
    '“-{parameter}” of {command} is not known; it was left out.',
    '« -{parameter} » de {command} n’est pas connu ; il a été laissé de côté.',
  ),
  scriptQuoteOpen: text(
    'A quote or comment is never closed from here: “{text}”. Reading went on at the next statement of an export.',
    'Un guillemet ou un commentaire n’est jamais refermé à partir d’ici : « {text} ». La lecture a repris à l’instruction d’export suivante.',
  ),
  scriptReferenceUnknown: text(
    '“{name}” holds no rule or condition that this script made; what refers to it was left out.',
    '« {name} » ne contient ni règle ni condition créée par ce script ; ce qui s’y réfère a été laissé de côté.',
  ),
  scriptStatementSkipped: text(
    'Not part of a rule: “{text}”. Nothing of a script is ever run.',
    'Ne fait pas partie d’une règle : « {text} ». Rien d’un script n’est jamais exécuté.',
  ),
  scriptValueComputed: text(
    '“-{parameter} {value}” would only be known if the script ran; the value is absent.',
    '« -{parameter} {value} » ne serait connu qu’en exécutant le script ; la valeur est absente.',
  ),
  scriptValueWrong: text('“{value}” is not what -{parameter} takes.', '« {value} » n’est pas ce qu’attend -{parameter}.'),

  // Event logs
  evtxBlocksUnread: text(
    '{count} blocks of the log hold neither a chunk nor a record; there was nothing to read in them.',
    '{count} blocs du journal ne contiennent ni bloc d’événements ni enregistrement\u00a0; il n’y avait rien à y lire.',
  ),
  evtxChunkChecksum: text(
    'The checksum of this chunk is wrong: it was being written when the log was copied, or it is damaged. Its records were read.',
    'La somme de contrôle de ce bloc est fausse\u00a0: il était en cours d’écriture lors de la copie, ou il est endommagé. Ses enregistrements ont été lus.',
  ),
  evtxChunkCount: text(
    'The header of the log counts {declared} chunks; {found} were found and read. The header of a log in use is out of date.',
    'L’en-tête du journal compte {declared} blocs\u00a0; {found} ont été trouvés et lus. L’en-tête d’un journal en cours d’utilisation n’est pas à jour.',
  ),
  evtxChunkCut: text(
    'The log ends in the middle of a chunk: {bytes} of its 65536 bytes are there.',
    'Le journal s’arrête au milieu d’un bloc\u00a0: {bytes} de ses 65536 octets sont présents.',
  ),
  evtxChunkMagic: text(
    'This block has lost its chunk header. What still stands in it as a record was recovered, and is marked.',
    'Ce bloc a perdu son en-tête. Ce qui y tient encore comme enregistrement a été récupéré, et marqué.',
  ),
  evtxDirty: text(
    'The log was copied while it was in use. All its chunks were read.',
    'Le journal a été copié pendant son utilisation. Tous ses blocs ont été lus.',
  ),
  evtxGap: text(
    'No record has an id from {first} to {last} ({count}): cleared, overwritten, or left out of the export.',
    'Aucun enregistrement ne porte un numéro de {first} à {last} ({count})\u00a0: effacés, écrasés, ou non exportés.',
  ),
  evtxGaps: text(
    'The ids of the records have {count} gaps, {missing} ids in all: cleared, overwritten, or left out of the export.',
    'La numérotation des enregistrements présente {count} lacunes, soit {missing} numéros\u00a0: effacés, écrasés, ou non exportés.',
  ),
  evtxHeaderChecksum: text('The checksum of the log’s header is wrong.', 'La somme de contrôle de l’en-tête du journal est fausse.'),
  evtxNotReadable: text('The event log could not be read: {detail}', 'Le journal d’événements n’a pas pu être lu\u00a0: {detail}'),
  evtxRecordChain: text(
    'The records of this chunk break off here. What still stands behind as a record was recovered, and is marked.',
    'Les enregistrements de ce bloc s’interrompent ici. Ce qui tient encore ensuite comme enregistrement a été récupéré, et marqué.',
  ),
  evtxRecordDamaged: text('Record {id} could not be read: {detail}', 'L’enregistrement {id} n’a pas pu être lu\u00a0: {detail}'),
  evtxRecovered: text(
    '{count} records were recovered by searching; they are marked.',
    '{count} enregistrements ont été récupérés par recherche\u00a0; ils sont marqués.',
  ),
  evtxTemplatesBorrowed: text(
    '{count} of the recovered records had lost their template: they were read with the one of the same id from another chunk of the log.',
    '{count} des enregistrements récupérés avaient perdu leur modèle\u00a0: ils ont été lus avec celui du même identifiant, pris dans un autre bloc du journal.',
  ),
  evtxRecoveredRaw: text(
    '{count} records that were found by searching could no longer be decoded; their id, time and bytes are there.',
    '{count} enregistrements trouvés par recherche n’ont plus pu être décodés\u00a0; leur numéro, leur heure et leurs octets sont présents.',
  ),

  // Event logs saved as text
  autoworkplaceShape: text(
    'No description of what autoworkplace prints is known: each line was kept as an event without a time, with the name and value that it shows.',
    'Aucune description de ce qu’affiche autoworkplace n’est connue\u00a0: chaque ligne est gardée comme un événement sans heure, avec le nom et la valeur qu’elle montre.',
  ),
  eventLocalTimes: text(
    'Events with the wall time of their machine, but not its zone: {count}. It is kept as the field localTime; they have no place in the timeline. Saved as .evtx or XML, a log tells its times in UTC.',
    'Événements qui portent l’heure locale de leur machine, sans fuseau\u00a0: {count}. Elle est conservée dans le champ localTime\u00a0; ils n’ont pas de place sur la chronologie. Enregistré en .evtx ou en XML, un journal donne ses heures en UTC.',
  ),
  eventRowsNotUnderstood: text(
    'From line {line} on, lines that are no events: {count}, the first of them “{text}”.',
    'À partir de la ligne {line}, lignes qui ne sont pas des événements\u00a0: {count}, dont la première est «\u00a0{text}\u00a0».',
  ),
  eventTextMoreDamaged: text('{count} more places are damaged in such ways.', '{count} autres passages sont abîmés de ces façons.'),
  eventXmlDamaged: text(
    'The event that starts at line {line} does not end: the text is cut off, or another event begins before this one is complete.',
    'L’événement qui commence à la ligne {line} ne se termine pas\u00a0: le texte est tronqué, ou un autre événement commence avant que celui-ci soit complet.',
  ),
  eventXmlFault: text(
    'The XML of an event is at fault at line {line}; the event was read all the same. {detail}',
    'Le XML d’un événement est fautif à la ligne {line}\u00a0; l’événement a été lu quand même. {detail}',
  ),
  eventXmlUnreadable: text(
    'The event that starts at line {line} could not be read: {detail}',
    'L’événement qui commence à la ligne {line} n’a pas pu être lu\u00a0: {detail}',
  ),

  // ETW traces
  etlBufferCount: text(
    'The header of the trace counts {declared} buffers; {found} were found and read.',
    'L’en-tête de la trace compte {declared} tampons\u00a0; {found} ont été trouvés et lus.',
  ),
  etlBufferDamaged: text(
    'Here should be a buffer, and there is none that can be read ({bytes} bytes).',
    'Un tampon devrait se trouver ici, et aucun n’est lisible ({bytes} octets).',
  ),
  etlBufferRest: text(
    'The events of this buffer break off: {bytes} bytes were not understood.',
    'Les événements de ce tampon s’interrompent\u00a0: {bytes} octets n’ont pas été compris.',
  ),
  etlEventDamaged: text('An event could not be decoded: {detail}', 'Un événement n’a pas pu être décodé\u00a0: {detail}'),
  etlLossMarks: text(
    'In front of {count} buffers the session lost events, though its header counts none.',
    'Avant {count} tampons, la session a perdu des événements, bien que son en-tête n’en compte aucun.',
  ),
  etlLost: text(
    'The session lost {events} events and {buffers} buffers while it recorded: what happened then may be missing.',
    'La session a perdu {events} événements et {buffers} tampons pendant l’enregistrement\u00a0: ce qui s’est passé alors peut manquer.',
  ),
  etlMoreDamaged: text('{count} more events could not be decoded.', '{count} autres événements n’ont pas pu être décodés.'),
  etlMoreRests: text(
    'In other places of buffers, {bytes} more bytes were not understood.',
    'À d’autres endroits des tampons, {bytes} octets de plus n’ont pas été compris.',
  ),
  etlNotReadable: text('The trace could not be read: {detail}', 'La trace n’a pas pu être lue\u00a0: {detail}'),
  etlNotStopped: text(
    'The session was not stopped when the trace was copied: its last events may be missing.',
    'La session n’était pas arrêtée lors de la copie de la trace\u00a0: ses derniers événements peuvent manquer.',
  ),
  etlTruncated: text(
    'The file ends within a buffer that should have {bytes} bytes more: events are missing at its end.',
    'Le fichier se termine dans un tampon auquel il manque {bytes} octets\u00a0: des événements manquent à sa fin.',
  ),

  // Registry
  hiveBin: text(
    'No hive bin starts at {offset}; keys behind it were read where they can be reached.',
    'Aucun bloc de ruche ne commence à {offset} ; les clés qui suivent ont été lues là où elles sont accessibles.',
  ),
  hiveChecksum: text(
    'The checksum of the hive’s first block is wrong: the hive was not closed cleanly, or is damaged.',
    'La somme de contrôle du premier bloc de la ruche est fausse : la ruche n’a pas été fermée proprement, ou est endommagée.',
  ),
  hiveCut: text(
    'The hive is cut off: it should have {expected} bytes and has {actual}. Keys that lie in the rest are missing.',
    'La ruche est tronquée : elle devrait faire {expected} octets et en fait {actual}. Les clés situées dans la suite manquent.',
  ),
  hiveDamaged: text('{detail} (below {key})', '{detail} (sous {key})'),
  hiveDepth: text(
    '{key}: keys are nested too deep (over {limit} levels, or too long a path); those below were left out.',
    '{key} : les clés sont imbriquées trop profondément (plus de {limit} niveaux, ou chemin trop long) ; les suivantes ont été laissées de côté.',
  ),
  hiveDirty: text(
    'The hive was not closed cleanly (sequence {primary}/{secondary}): its transaction logs may hold newer keys.',
    'La ruche n’a pas été fermée proprement (séquence {primary}/{secondary}) : ses journaux de transactions peuvent contenir des clés plus récentes.',
  ),
  hiveFreeCell: text(
    '{key} refers to a cell that was given back: what it shows may be out of date.',
    '{key} renvoie à une cellule libérée : ce qui s’affiche peut être périmé.',
  ),
  hiveNotReadable: text('The hive could not be read: {detail}', 'La ruche n’a pas pu être lue : {detail}'),
  hiveParent: text('{key} names another key as its parent.', '{key} désigne une autre clé comme parente.'),
  hiveSubkeyCount: text(
    '{key} should have {expected} subkeys and lists {actual}.',
    '{key} devrait avoir {expected} sous-clés et en liste {actual}.',
  ),
  registryDataDamaged: text(
    'The data of value “{name}” is not {what}: “{text}”.',
    'Les données de la valeur « {name} » ne sont pas {what} : « {text} ».',
  ),
  registryKeyUnknown: text(
    '“{text}” is not below a key that Windows knows (HKEY_LOCAL_MACHINE …).',
    '« {text} » ne se trouve sous aucune clé connue de Windows (HKEY_LOCAL_MACHINE …).',
  ),
  registryValueOutsideKey: text(
    'A value stands before the first key: “{text}”.',
    'Une valeur se trouve avant la première clé : « {text} ».',
  ),
} as const satisfies Record<string, Localized>

export type ProblemCode = keyof typeof problemTexts
type ProblemPlace = Pick<Problem, 'field' | 'line' | 'offset' | 'length'>

/** A problem of a known code; its English message comes from the table. */
export function problemOf(
  code: ProblemCode,
  severity: Problem['severity'],
  args: Readonly<Record<string, string | number>> = {},
  place: ProblemPlace = {},
): Problem {
  return { code, severity, ...place, message: fill(problemTexts[code].en, args), args: { ...args } }
}

/** The problem in words; a code without a text (of a newer case file) shows the English message it was stored with. */
export function problemText(problem: Problem, language: Language): string {
  const texts: Readonly<Record<string, Localized>> = problemTexts
  const template = texts[problem.code]
  return template === undefined ? problem.message : fill(template[language], problem.args ?? {})
}

function fill(template: string, args: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(args[name] ?? placeholder))
}
