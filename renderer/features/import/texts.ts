const en = {
  label: 'Import',
  title: 'Import',
  count: '{{done}} of {{total}} files',
  none: 'Nothing has been imported since the case was opened',
  close: 'Close, the import goes on',
  waiting: 'Waiting',
  reading: 'Reading',
  read: 'Read',
  partlyRead: 'Read in part',
  unknown: 'Kept',
  failed: 'Failed',
  duplicate: 'Already here',
  cancelled: 'Cancelled',
  foot: 'You can go on working. Findings are judged again when the import ends.',
}

const fr: Readonly<Record<keyof typeof en, string>> = {
  label: 'Importation',
  title: 'Importation',
  count: '{{done}} fichiers sur {{total}}',
  none: 'Rien n’a été importé depuis l’ouverture du dossier',
  close: 'Fermer, l’importation continue',
  waiting: 'En attente',
  reading: 'Lecture',
  read: 'Lu',
  partlyRead: 'Lu en partie',
  unknown: 'Conservé',
  failed: 'Échec',
  duplicate: 'Déjà présent',
  cancelled: 'Annulé',
  foot: 'Vous pouvez continuer à travailler. Les constats sont réévalués à la fin de l’importation.',
}

export const texts = { en, fr } as const
