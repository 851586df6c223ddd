import type { Localized } from './localized.ts'

/** What is said of a file before or around reading it: containers, limits, the reader itself. Part of `problemTexts`. */
export const importProblemTexts = {
  cabNotRead: {
    en: 'Cabinet files are not unpacked. Extract it with: expand -F:* "{name}" folder (or: extrac32 /Y /E /L folder "{name}"), then offer the folder.',
    fr: 'Les fichiers cabinet ne sont pas décompressés. Extrayez-le avec : expand -F:* "{name}" dossier (ou : extrac32 /Y /E /L dossier "{name}"), puis proposez le dossier.',
  },
  entryUnreadable: {
    en: 'This file or folder could not be read ({detail}). Check its permissions and that no program holds it, then offer it again.',
    fr: 'Ce fichier ou dossier n’a pas pu être lu ({detail}). Vérifiez ses autorisations et qu’aucun programme ne le retient, puis proposez-le à nouveau.',
  },
  folderCountLimit: {
    en: 'This folder holds more than {limit} files; only the first {limit} were listed. Offer the folders that matter one at a time.',
    fr: 'Ce dossier contient plus de {limit} fichiers ; seuls les {limit} premiers sont listés. Proposez un à un les dossiers utiles.',
  },
  linkNotFollowed: {
    en: 'This is a link to another place. Links are not followed; offer the place itself.',
    fr: 'Ceci est un lien vers un autre emplacement. Les liens ne sont pas suivis ; proposez l’emplacement lui-même.',
  },
  memberCutOff: {
    en: 'The zip ends inside this member: the first {bytes} bytes were read. Collect the zip again.',
    fr: 'Le zip s’arrête au milieu de ce membre : les {bytes} premiers octets ont été lus. Collectez le zip à nouveau.',
  },
  memberDamaged: {
    en: 'This member of the zip is damaged: {detail}. Collect it again, or offer the file itself.',
    fr: 'Ce membre du zip est endommagé : {detail}. Collectez-le à nouveau, ou proposez le fichier lui-même.',
  },
  memberEncrypted: {
    en: 'This member of the zip is encrypted. Extract it with its password and offer the extracted file.',
    fr: 'Ce membre du zip est chiffré. Extrayez-le avec son mot de passe et proposez le fichier extrait.',
  },
  memberMethod: {
    en: 'This member of the zip is compressed by method {method}, which is not supported (only stored and deflate are). Extract it with another tool and offer the extracted file.',
    fr: 'Ce membre du zip est compressé par la méthode {method}, qui n’est pas prise en charge (seules « stored » et « deflate » le sont). Extrayez-le avec un autre outil et proposez le fichier extrait.',
  },
  memberNameRefused: {
    en: 'The name “{name}” leads out of its archive. The bytes are kept under a safe name and were not read. If the file matters, extract it by hand and offer it alone.',
    fr: 'Le nom « {name} » mène hors de son archive. Les octets sont conservés sous un nom sûr et n’ont pas été lus. Si le fichier est utile, extrayez-le à la main et proposez-le seul.',
  },
  memberTooLarge: {
    en: 'This member unpacks to {bytes} bytes; the limit for one member is {limit}. It was not unpacked. If it is really that large, extract it and offer the part that matters.',
    fr: 'Ce membre fait {bytes} octets une fois décompressé ; la limite pour un membre est de {limit}. Il n’a pas été décompressé. S’il est réellement si grand, extrayez-le et proposez la partie utile.',
  },
  parserCrashed: {
    en: 'Reading ended with an internal error: {detail}. The bytes are kept. Please report this.',
    fr: 'La lecture s’est terminée par une erreur interne : {detail}. Les octets sont conservés. Merci de le signaler.',
  },
  parserTimeout: {
    en: 'Reading was stopped after {seconds} s without an end: the file may be damaged or hostile. Its bytes are kept.',
    fr: 'La lecture a été arrêtée au bout de {seconds} s sans aboutir : le fichier est peut-être endommagé ou hostile. Ses octets sont conservés.',
  },
  specialFile: {
    en: 'This is a device, a pipe or a socket, not a file. It was not read.',
    fr: 'Ceci est un périphérique, un tube ou un socket, pas un fichier. Il n’a pas été lu.',
  },
  tooLargeToParse: {
    en: 'At {bytes} bytes this file is larger than what is read into facts ({limit}). Its bytes are kept and can be exported.',
    fr: 'Avec {bytes} octets, ce fichier dépasse ce qui est lu en faits ({limit}). Ses octets sont conservés et peuvent être exportés.',
  },
  zipCountLimit: {
    en: 'This zip holds {count} members; only the first {limit} were listed. Extract it and offer the files that matter.',
    fr: 'Ce zip contient {count} membres ; seuls les {limit} premiers sont listés. Extrayez-le et proposez les fichiers utiles.',
  },
  zipDamaged: {
    en: 'The zip’s table of contents cannot be read ({detail}): it was cut off or damaged. {found} members were found by searching. Copy or collect the zip again.',
    fr: 'La table des matières du zip est illisible ({detail}) : il a été tronqué ou endommagé. {found} membres ont été trouvés par recherche. Copiez ou collectez le zip à nouveau.',
  },
  zipNestedTooDeep: {
    en: 'This zip lies in a zip that lies in a zip. It is kept, and was not unpacked. Extract it and offer it by itself.',
    fr: 'Ce zip se trouve dans un zip lui-même dans un zip. Il est conservé et n’a pas été décompressé. Extrayez-le et proposez-le seul.',
  },
  zipRatioLimit: {
    en: 'This member unpacks to {ratio} times its compressed size ({limit} is the limit above {from} bytes): that is how zip bombs are made. It was not unpacked. Extract it by hand if you trust it.',
    fr: 'Ce membre fait {ratio} fois sa taille compressée (la limite est {limit} au-delà de {from} octets) : c’est ainsi que sont faites les bombes zip. Il n’a pas été décompressé. Extrayez-le à la main si vous lui faites confiance.',
  },
  zipTotalLimit: {
    en: 'The members of this zip unpack to more than {limit} bytes in total. What lies beyond was not unpacked. Extract the zip and offer the files that matter.',
    fr: 'Les membres de ce zip dépassent {limit} octets au total une fois décompressés. Le reste n’a pas été décompressé. Extrayez le zip et proposez les fichiers utiles.',
  },
} as const satisfies Record<string, Localized>
