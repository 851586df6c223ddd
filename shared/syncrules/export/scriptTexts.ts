import type { Language } from '../../facts/localized.ts'

/** What the scripts say while they run. `{0}` is filled by PowerShell's -f. */
const en = {
  change: 'Puts a changed copy of a synchronization rule in the place of the rule, which is disabled.',
  undo: 'Takes the change back: removes the copy, and enables the rule again.',
  madeBy: 'Written by Joinsight. Read it before you run it, on every Connect server, the one in staging mode included.',
  whatIf: 'Run it with -WhatIf first: it says what it would do and changes nothing.',
  undocumented:
    'Get-ADSyncRule, New-ADSyncRule, Add-ADSyncRule and Remove-ADSyncRule are what the Synchronization Rules Editor itself exports or calls; Microsoft documents no more of them. Add-ADSyncRule on a rule that exists saves it.',
  noModule: 'The module ADSync is not here: run this on the Connect server, in an elevated Windows PowerShell.',
  noConnector: 'There is no connector named {0}.',
  severalConnectors: 'There are {1} connectors named {0}.',
  running: 'A synchronization is running. Wait until it has ended, and start this script again.',
  noOriginal: 'The rule {0} of this connector was not found.',
  severalOriginals: 'The rule {0} of this connector was found {1} times.',
  otherOriginal: 'The rule {0} is another one than the change was made for: {1} differs.',
  taken: 'Precedence {0} belongs to {1}.',
  cloneThere: 'A rule named {0} is there already.',
  noClone: 'There is no rule named {0} to be removed.',
  severalClones: 'There are {1} rules named {0}.',
  cloneIsStandard: 'The rule {0} is a standard rule, and is not removed.',
  saved: 'The rules as they are now were saved to {0}.',
  schedulerOff: 'The scheduler is switched off.',
  schedulerBack: 'The scheduler is as it was before: SyncCycleEnabled = {0}.',
  doAdd: 'add the rule {0} with precedence {1}',
  doDisable: 'disable the rule {0}',
  doRemove: 'remove the rule {0}',
  doEnable: 'enable the rule {0}',
  doScheduler: 'switch the scheduler off while rules are changed',
  notAsWanted: 'After the change the rules are not as they should be: {0}. The saved file has them as they were.',
  done: 'Done. Nothing is synchronised by it yet. In a quiet hour, run the full synchronization yourself:',
}

const fr: Record<keyof typeof en, string> = {
  change: 'Met une copie modifiée d’une règle de synchronisation à la place de la règle, qui est désactivée.',
  undo: 'Annule la modification\u00a0: supprime la copie, et réactive la règle.',
  madeBy: 'Écrit par Joinsight. À lire avant de l’exécuter, sur chaque serveur Connect, y compris celui en mode intermédiaire (staging).',
  whatIf: 'L’exécuter d’abord avec -WhatIf\u00a0: il dit ce qu’il ferait et ne change rien.',
  undocumented:
    'Get-ADSyncRule, New-ADSyncRule, Add-ADSyncRule et Remove-ADSyncRule sont ce que le Synchronization Rules Editor exporte ou appelle lui-même\u00a0; Microsoft n’en documente pas davantage. Add-ADSyncRule sur une règle existante l’enregistre.',
  noModule: 'Le module ADSync est absent\u00a0: exécuter ce script sur le serveur Connect, dans un Windows PowerShell élevé.',
  noConnector: 'Aucun connecteur ne s’appelle {0}.',
  severalConnectors: '{1} connecteurs s’appellent {0}.',
  running: 'Une synchronisation est en cours. Attendre qu’elle soit terminée, puis relancer ce script.',
  noOriginal: 'La règle {0} de ce connecteur est introuvable.',
  severalOriginals: 'La règle {0} de ce connecteur a été trouvée {1} fois.',
  otherOriginal: 'La règle {0} n’est pas celle pour laquelle la modification a été faite\u00a0: {1} diffère.',
  taken: 'La priorité {0} appartient à {1}.',
  cloneThere: 'Une règle nommée {0} existe déjà.',
  noClone: 'Aucune règle nommée {0} à supprimer.',
  severalClones: '{1} règles s’appellent {0}.',
  cloneIsStandard: 'La règle {0} est une règle standard, elle n’est pas supprimée.',
  saved: 'Les règles telles qu’elles sont maintenant ont été enregistrées dans {0}.',
  schedulerOff: 'Le planificateur est arrêté.',
  schedulerBack: 'Le planificateur est comme avant\u00a0: SyncCycleEnabled = {0}.',
  doAdd: 'ajouter la règle {0} avec la priorité {1}',
  doDisable: 'désactiver la règle {0}',
  doRemove: 'supprimer la règle {0}',
  doEnable: 'réactiver la règle {0}',
  doScheduler: 'arrêter le planificateur pendant la modification',
  notAsWanted:
    'Après la modification, les règles ne sont pas comme prévu\u00a0: {0}. Le fichier enregistré les contient telles qu’elles étaient.',
  done: 'Terminé. Rien n’est encore synchronisé. À une heure calme, lancer soi-même la synchronisation complète\u00a0:',
}

export const scriptTexts: Readonly<Record<Language, Readonly<Record<keyof typeof en, string>>>> = { en, fr }
