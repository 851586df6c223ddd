const en = {
  guideTitle: 'Sync Windows Server 2012 R2',
  guideSubtitle: 'Guided change of the Computer Join rule',
  guideProcedure: 'Procedure, and where editions differ',
  guideNow: 'Step {{number}} of {{of}}: {{step}}',
  guideDone: 'All steps done',
  stepDone: 'Done',
  youConfirm: 'I confirm it',
  youConfirmed: 'You confirmed it',
  youConfirmIt: 'You confirm: the app does not see it',
  accept: 'I accept it',
  openClone: 'Open the rule',
  putDescription: 'Put the description',
  choosePrecedence: 'Take the next free',
  restore: 'Put them back',
  pasteIt: 'Paste it',
  goTo: 'Open {{page}}',
}

const fr: Readonly<Record<keyof typeof en, string>> = {
  guideTitle: 'Synchroniser Windows Server 2012 R2',
  guideSubtitle: 'Modification guidée de la règle Computer Join',
  guideProcedure: 'Procédure, et où les éditions diffèrent',
  guideNow: 'Étape {{number}} sur {{of}}\u00a0: {{step}}',
  guideDone: 'Toutes les étapes sont faites',
  stepDone: 'Fait',
  youConfirm: 'Je le confirme',
  youConfirmed: 'Vous l’avez confirmé',
  youConfirmIt: 'Vous le confirmez\u00a0: l’application ne le voit pas',
  accept: 'Je l’accepte',
  openClone: 'Ouvrir la règle',
  putDescription: 'Mettre la description',
  choosePrecedence: 'Prendre la suivante',
  restore: 'Les remettre',
  pasteIt: 'La coller',
  goTo: 'Ouvrir {{page}}',
}

/** Texts of the guided change, by language. */
export const guideTexts = { en, fr }
