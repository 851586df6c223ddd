import type { Localized } from '../../shared/facts/localized.ts'
import { type CaseOwner, ownerName } from './ownerRecord.ts'

export type CaseFileErrorCode = 'exists' | 'notFound' | 'notACase' | 'newer' | 'damaged' | 'locked' | 'readOnly'

interface ErrorDetails {
  readonly owner?: CaseOwner
  /** True where the owner's process is known to be gone. */
  readonly stale?: boolean
  readonly cause?: unknown
}

/** A case file that cannot be used as asked. `localized` names the file and what a person can do. */
export class CaseFileError extends Error {
  readonly code: CaseFileErrorCode
  readonly path: string
  readonly localized: Localized
  readonly owner?: CaseOwner
  readonly stale?: boolean

  constructor(code: CaseFileErrorCode, path: string, details: ErrorDetails = {}) {
    const localized = messageFor(code, path, details)
    super(localized.en, { cause: details.cause })
    this.name = 'CaseFileError'
    this.code = code
    this.path = path
    this.localized = localized
    if (details.owner !== undefined) this.owner = details.owner
    if (details.stale !== undefined) this.stale = details.stale
  }
}

function messageFor(code: CaseFileErrorCode, path: string, details: ErrorDetails): Localized {
  return code === 'locked' ? describeLock(path, details) : texts[code](path)
}

const texts: Readonly<Record<Exclude<CaseFileErrorCode, 'locked'>, (path: string) => Localized>> = {
  exists: (path) => ({
    en: `${path} exists already. Choose another name, or open it.`,
    fr: `${path} existe déjà. Choisissez un autre nom, ou ouvrez ce fichier.`,
  }),
  notFound: (path) => ({
    en: `${path} was not found. It may have been moved, renamed or deleted.`,
    fr: `${path} est introuvable. Le fichier a peut-être été déplacé, renommé ou supprimé.`,
  }),
  notACase: (path) => ({
    en: `${path} is not a Joinsight case. To read it as evidence, import it into a case.`,
    fr: `${path} n’est pas un dossier Joinsight. Pour le lire comme preuve, importez-le dans un dossier.`,
  }),
  newer: (path) => ({
    en: `${path} was written by a newer version of Joinsight. Open it with that version; it was not changed.`,
    fr: `${path} a été écrit par une version plus récente de Joinsight. Ouvrez-le avec cette version\u00a0; le fichier n’a pas été modifié.`,
  }),
  damaged: (path) => ({
    en: `${path} is damaged: part of the file is missing or unreadable. It was not changed. Use another copy if there is one.`,
    fr: `${path} est endommagé\u00a0: une partie du fichier manque ou est illisible. Il n’a pas été modifié. Utilisez une autre copie s’il en existe une.`,
  }),
  readOnly: (path) => ({
    en: `${path} cannot be written: the file or its folder is read-only. Open it to read, or save a copy elsewhere.`,
    fr: `${path} ne peut pas être modifié\u00a0: le fichier ou son répertoire est en lecture seule. Ouvrez-le en lecture, ou enregistrez une copie ailleurs.`,
  }),
}

function describeLock(path: string, { owner, stale }: ErrorDetails): Localized {
  if (owner === undefined) {
    return {
      en: `${path} is in use by another program. Close it there and try again.`,
      fr: `${path} est utilisé par un autre programme. Fermez-le dans ce programme, puis réessayez.`,
    }
  }
  const who = `${ownerName(owner)} @ ${owner.host}`
  if (stale === true) {
    return {
      en: `${path} was left open by ${who} at ${owner.at}, whose program has ended. It can be taken over.`,
      fr: `${path} est resté ouvert par ${who} depuis ${owner.at}, dont le programme s’est arrêté. Le dossier peut être repris.`,
    }
  }
  return {
    en: `${path} is open: ${who}, process ${owner.pid}, since ${owner.at}. Close it there first. If that computer is gone, delete ${path}.owner.`,
    fr: `${path} est ouvert\u00a0: ${who}, processus ${owner.pid}, depuis ${owner.at}. Fermez-le d’abord là-bas. Si cet ordinateur n’existe plus, supprimez ${path}.owner.`,
  }
}
