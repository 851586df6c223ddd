const en = {
  export: 'Export change',
  exportNoRule: 'Choose a rule first',
  exportErrors_one: 'Solve {{count, number}} error first',
  exportErrors_other: 'Solve {{count, number}} errors first',
  copyExpression: 'Copy an expression as stored',
}

const fr: Readonly<Record<keyof typeof en, string>> = {
  export: 'Exporter',
  exportNoRule: 'Choisissez d’abord une règle',
  exportErrors_one: 'Corrigez d’abord {{count, number}} erreur',
  exportErrors_other: 'Corrigez d’abord {{count, number}} erreurs',
  copyExpression: 'Copier une expression telle que stockée',
}

/** Texts of the export, by language. */
export const exportTexts = { en, fr }
