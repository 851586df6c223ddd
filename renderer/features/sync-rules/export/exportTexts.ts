const en = {
  export: 'Export change',
  exportNoRule: 'Choose a rule first',
  exportErrors_one: 'Solve {{count, number}} error first',
  exportErrors_other: 'Solve {{count, number}} errors first',
  exportSave: 'Save as a file',
  exportCopy: 'Copy to the clipboard',
  exported: 'Saved, {{size}}. Nothing was run.',
  'format.editor': 'Rules Editor format',
  'format.change': 'PowerShell that makes the change',
  'format.undo': 'PowerShell that takes it back',
  'format.document': 'Change document (HTML)',
  'why.needsDraft': 'Of drafts only',
}

const fr: Readonly<Record<keyof typeof en, string>> = {
  export: 'Exporter',
  exportNoRule: 'Choisissez d’abord une règle',
  exportErrors_one: 'Corrigez d’abord {{count, number}} erreur',
  exportErrors_other: 'Corrigez d’abord {{count, number}} erreurs',
  exportSave: 'Enregistrer dans un fichier',
  exportCopy: 'Copier dans le presse-papiers',
  exported: 'Enregistré, {{size}}. Rien n’a été exécuté.',
  'format.editor': 'Format du Rules Editor',
  'format.change': 'PowerShell qui fait la modification',
  'format.undo': 'PowerShell qui la défait',
  'format.document': 'Document de changement (HTML)',
  'why.needsDraft': 'Pour les brouillons seulement',
}

/** Texts of the export, by language. */
export const exportTexts = { en, fr }
