import type { Failure } from '../../shared/contract/caseRequests.ts'
import type { Localized } from '../../shared/facts/localized.ts'

const text = (en: string, fr: string): Localized => ({ en, fr })

const failureTexts = {
  noCase: text('No case is open. Create one or open one first.', 'Aucun dossier n’est ouvert. Créez-en un ou ouvrez-en un d’abord.'),
  readOnly: text(
    'The case is open for reading only. Save a copy in a place where you may write, and open that.',
    'Le dossier est ouvert en lecture seule. Enregistrez une copie là où vous pouvez écrire, puis ouvrez-la.',
  ),
  noArtefact: text('This piece of evidence is not in the case any more.', 'Cette pièce n’est plus dans le dossier.'),
  notThere: text('This is not in the case any more.', 'Ceci n’est plus dans le dossier.'),
  noDevice: text('This device is not in the case any more.', 'Cet appareil n’est plus dans le dossier.'),
  noBytes: text(
    'The bytes of this entry are not kept: it could not be read when it was offered. Its problems say why.',
    'Les octets de cette entrée ne sont pas conservés\u00a0: elle n’a pas pu être lue lors de l’import. Ses problèmes disent pourquoi.',
  ),
  bytesDropped: text(
    'This is a redacted copy: the original bytes were dropped. What was read out of them is still here.',
    'Ceci est une copie anonymisée\u00a0: les octets d’origine ont été retirés. Ce qui en a été lu est toujours là.',
  ),
  listOfDevices: text(
    '{name} is a list of devices: each of its rows names its own device, so the list belongs to none.',
    '{name} est une liste d’appareils\u00a0: chacune de ses lignes nomme son appareil, la liste n’appartient donc à aucun.',
  ),
  notAList: text('{name} is not a list of devices.', '{name} n’est pas une liste d’appareils.'),
  wrongColumns: text(
    'The list has {columns} columns, and {given} were given a meaning. Look at its columns again.',
    'La liste a {columns} colonnes, et {given} ont reçu une signification. Regardez à nouveau ses colonnes.',
  ),
  listNotRead: text(
    'The list could not be read that way ({detail}). It stays as it was read before.',
    'La liste n’a pas pu être lue ainsi ({detail}). Elle reste telle qu’elle a été lue avant.',
  ),
  caseAway: text(
    '{path} cannot be reached: it was moved or deleted, or its drive or share is gone. What was saved before is in it; nothing more can be saved until it is back.',
    '{path} n’est plus accessible\u00a0: le fichier a été déplacé ou supprimé, ou son lecteur ou partage a disparu. Ce qui était enregistré s’y trouve\u00a0; rien de plus ne peut être enregistré avant son retour.',
  ),
  unreachable: text(
    'The drive or share of this file does not answer ({detail}). Connect it and try again.',
    'Le lecteur ou le partage de ce fichier ne répond pas ({detail}). Connectez-le, puis réessayez.',
  ),
  importRunning: text(
    'An import is running into this case. Wait for its end, or cancel it.',
    'Une importation est en cours dans ce dossier. Attendez la fin, ou annulez-la.',
  ),
  cannotUndo: text(
    'This cannot be taken back any more: something that was done since stands in its way.',
    'Ceci ne peut plus être annulé\u00a0: quelque chose fait depuis s’y oppose.',
  ),
  noCollection: text(
    'This collection is not in the case any more, or was imported anew. Choose again what to compare.',
    'Cette collecte n’est plus dans le dossier, ou a été importée à nouveau. Choisissez à nouveau ce qu’il faut comparer.',
  ),
  mergeItself: text(
    '{path} is the open case itself. Choose another case to merge into it.',
    '{path} est le dossier ouvert lui-même. Choisissez un autre dossier à y fusionner.',
  ),
  mergeNoBytes: text(
    '{path} does not hold the original bytes of its evidence any more: it is a redacted copy, or damaged. Merge the case that it was made from.',
    '{path} ne contient plus les octets d’origine de ses pièces\u00a0: c’est une copie anonymisée, ou le fichier est endommagé. Fusionnez le dossier dont il provient.',
  ),
  mergeBrokenLog: text(
    'The log of {path} was changed from outside: its chain is broken, and this case would not verify with it. “Check this case” there says where.',
    'Le journal de {path} a été modifié de l’extérieur : sa chaîne est rompue, et ce dossier ne passerait plus la vérification avec lui. « Vérifier ce dossier » dit où, dans celui-là.',
  ),
  mergeIntoRedacted: text(
    'The open case is a redacted copy: what another case brings would not be redacted. Merge the originals, then redact the result.',
    'Le dossier ouvert est une copie anonymisée\u00a0: ce qu’un autre dossier apporte ne le serait pas. Fusionnez les originaux, puis anonymisez le résultat.',
  ),
  mergeRunning: text(
    'Another case is being merged into this one. Wait for its end, or cancel it.',
    'Un autre dossier est en cours de fusion dans celui-ci. Attendez la fin, ou annulez-la.',
  ),
  noEvent: text('This event is not in the case any more.', 'Cet événement n’est plus dans le dossier.'),
  caseClosed: text('The case was closed before this was done.', 'Le dossier a été fermé avant que ce soit fait.'),
  cancelled: text('Another request took the place of this one.', 'Une autre demande a pris la place de celle-ci.'),
  noRun: text('This evaluation is not there any more. Start it again.', 'Cette évaluation n’est plus disponible. Relancez-la.'),
  ofNoDevice: text(
    '{name} belongs to no device: it tells of rules or of many computers.',
    '{name} n’appartient à aucun appareil\u00a0: il parle de règles ou de nombreux ordinateurs.',
  ),
  unknownZone: text(
    '{zone} is no time zone. Say utc, local, device, or a name such as Europe/Paris.',
    '{zone} n’est pas un fuseau horaire. Indiquez utc, local, device, ou un nom tel que Europe/Paris.',
  ),
  reportCancelled: text('The report was not made: it was cancelled.', 'Le rapport n’a pas été fait : il a été annulé.'),
  redactionCancelled: text(
    'The redacted copy was not made: it was cancelled.',
    'La copie anonymisée n’a pas été faite\u00a0: elle a été annulée.',
  ),
  redactionLeft: text(
    'The copy was checked and removed again: values were still in it ({left}). Add them as they are written there, or leave them out, and try again.',
    'La copie a été vérifiée puis supprimée\u00a0: des valeurs s’y trouvaient encore ({left}). Ajoutez-les telles qu’elles y sont écrites, ou excluez-les, puis réessayez.',
  ),
  attachRunning: text(
    'Files are being attached to this case. Wait for their end, or cancel it.',
    'Des fichiers sont en train d’être joints à ce dossier. Attendez la fin, ou annulez.',
  ),
  attachCancelled: text('Nothing was attached: it was cancelled.', 'Rien n’a été joint\u00a0: l’opération a été annulée.'),
  noTarget: text('Name a device of the case, or a new one.', 'Indiquez un appareil du dossier, ou un nouveau.'),
  noReason: text(
    'Say why this flow applies: the reason is kept beside the decision.',
    'Dites pourquoi ce flux s’applique\u00a0: la raison est conservée avec la décision.',
  ),
  cannotWrite: text(
    'The file could not be written ({detail}). Choose another place, or free some space.',
    'Le fichier n’a pas pu être écrit ({detail}). Choisissez un autre emplacement, ou libérez de l’espace.',
  ),
  pathNotFound: text('{path} was not found, or may not be read ({detail}).', '{path} est introuvable, ou ne peut pas être lu ({detail}).'),
  pathIsCase: text(
    '{path} is the open case itself. It cannot be put into itself.',
    '{path} est le dossier ouvert lui-même. Il ne peut pas être ajouté à lui-même.',
  ),
  diskFull: text(
    'The disk that holds the case is full. What the case held before is safe; free some space, then do again what is missing.',
    'Le disque qui contient le dossier est plein. Ce que le dossier contenait est intact\u00a0; libérez de l’espace, puis refaites ce qui manque.',
  ),
  folderHoldsCase: text(
    '{path} holds the open case ({case}). The case itself was left out; everything else was imported.',
    '{path} contient le dossier ouvert ({case}). Le dossier lui-même a été laissé de côté\u00a0; tout le reste a été importé.',
  ),
  invalidInput: text('The request was not understood: {detail}.', 'La demande n’a pas été comprise\u00a0: {detail}.'),
  unknownRequest: text('There is no request of the name {name}.', 'Aucune demande ne porte le nom {name}.'),
  internal: text(
    'Something went wrong inside Joinsight ({detail}). The case is safe; the log says more.',
    'Une erreur interne s’est produite ({detail}). Le dossier est intact\u00a0; le journal en dit plus.',
  ),
} as const satisfies Record<string, Localized>

export type FailureCode = keyof typeof failureTexts
type Args = Readonly<Record<string, string>>

/** A request that cannot be done, in words that a person can act on. */
export class EngineFailure extends Error {
  readonly failure: Failure

  constructor(code: FailureCode, args: Args = {}) {
    const failure = failureOf(code, args)
    super(failure.message.en)
    this.name = 'EngineFailure'
    this.failure = failure
  }
}

export function failureOf(code: FailureCode, args: Args = {}): Failure {
  const fill = (template: string): string => template.replace(/\{(\w+)\}/g, (whole, name: string) => args[name] ?? whole)
  return { code, message: { en: fill(failureTexts[code].en), fr: fill(failureTexts[code].fr) } }
}
