import type { Localized } from '../../facts/localized.ts'
import type { GuideStep, GuideStepId } from './guideStep.ts'

type StepText = Pick<GuideStep, 'title' | 'text' | 'page'>
const text = (en: string, fr: string): Localized => ({ en, fr })

const steps: Readonly<Record<GuideStepId, StepText>> = {
  notePrecedence: {
    title: text('Note the precedence', 'Noter la priorité'),
    text: text(
      'In the Synchronization Rules Editor find In from AD - Computer Join and write its precedence down.',
      'Dans le Synchronization Rules Editor, trouver In from AD - Computer Join et noter sa priorité.',
    ),
    page: 'description',
  },
  clone: {
    title: text('Clone the rule', 'Cloner la règle'),
    text: text(
      'Standard rules are not edited: a copy takes the place of the rule, which is disabled.',
      'Les règles standard ne se modifient pas\u00a0: une copie prend la place de la règle, qui est désactivée.',
    ),
  },
  describe: {
    title: text('Describe it', 'La décrire'),
    text: text(
      'The description says that this rule takes Windows Server 2012 R2 along, so that the next person knows why it is there.',
      'La description indique que cette règle reprend Windows Server 2012 R2, pour que la personne suivante sache pourquoi elle existe.',
    ),
    page: 'description',
  },
  precedence: {
    title: text('Choose the precedence', 'Choisir la priorité'),
    text: text(
      'A larger number than the original’s, that no other rule has. A larger number means less priority; it matters only against rules that flow the same target.',
      'Un nombre supérieur à celui de l’originale, qu’aucune autre règle n’a. Un nombre plus grand signifie moins de priorité\u00a0; il ne compte que face aux règles qui alimentent la même cible.',
    ),
    page: 'description',
  },
  untouched: {
    title: text('Leave scoping filter and join rules', 'Laisser filtre d’étendue et règles de jointure'),
    text: text(
      'Next three times, to Transformations. Scoping filter, join rules and the other transformations stay as they are.',
      'Suivant trois fois, jusqu’aux transformations. Le filtre d’étendue, les règles de jointure et les autres transformations restent tels quels.',
    ),
    page: 'scope',
  },
  cloudFiltered: {
    title: text('Replace cloudFiltered', 'Remplacer cloudFiltered'),
    text: text(
      'Empty the Source box of cloudFiltered, at the bottom, and paste the new expression.',
      'Vider la zone Source de cloudFiltered, tout en bas, et coller la nouvelle expression.',
    ),
    page: 'transformations',
  },
  sideEffects: {
    title: text('Accept what else changes', 'Accepter ce qui change d’autre'),
    text: text(
      'The expression goes further than Windows Server 2012 R2. Windows 8.1 is version 6.3 as well and comes along. Version 10 computers lose the certificate test, where the rule had one: with any value in userCertificate they are no longer filtered.',
      'L’expression va plus loin que Windows Server 2012 R2. Windows 8.1 est aussi en version 6.3 et passe avec. Les ordinateurs de version 10 perdent le contrôle du certificat, là où la règle en avait un\u00a0: avec une valeur quelconque dans userCertificate, ils ne sont plus filtrés.',
    ),
  },
  everyServer: {
    title: text('Make the change on every Connect server', 'Faire la modification sur chaque serveur Connect'),
    text: text(
      'On each one, the one in staging mode included: rules are not copied between servers.',
      'Sur chacun, y compris celui en mode intermédiaire (staging)\u00a0: les règles ne sont pas copiées d’un serveur à l’autre.',
    ),
  },
  fullSync: {
    title: text('Full synchronization', 'Synchronisation complète'),
    text: text(
      'Needed after the change, in a quiet hour: Start-ADSyncSyncCycle -PolicyType Initial (editions of 2022 and 2023).',
      'Nécessaire après la modification, à une heure calme\u00a0: Start-ADSyncSyncCycle -PolicyType Initial (éditions de 2022 et 2023).',
    ),
  },
}

/** What the steps say. */
export const guideTexts = {
  steps,
  why: text(
    'In the flow through hybrid join, Windows Server 2012 R2 joins only when its computer object is synchronised. The standard rule filters every computer of version 6; the copy lets version 6.3 pass that has a valid certificate with its objectGUID as the subject.',
    'Dans le flux par jonction hybride, Windows Server 2012 R2 ne joint que si son objet ordinateur est synchronisé. La règle standard filtre tout ordinateur de version 6\u00a0; la copie laisse passer la version 6.3 qui a un certificat valide dont le sujet est son objectGUID.',
  ),
  suggestedDescription: text(
    'Takes Windows Server 2012 R2 along; replaces In from AD - Computer Join.',
    'Reprend Windows Server 2012 R2\u00a0; remplace In from AD - Computer Join.',
  ),
  cloned: text('Original disabled, copy is a draft', 'Originale désactivée, la copie est un brouillon'),
  noPrecedence: text('The file does not say the precedence of the rule.', 'Le fichier n’indique pas la priorité de la règle.'),
  originalPrecedence: (precedence: number) => text(`Original: ${precedence}`, `Originale\u00a0: ${precedence}`),
  describedSo: text('Names Windows Server 2012 R2', 'Nomme Windows Server 2012 R2'),
  describeIt: text('It does not name Windows Server 2012 R2 yet.', 'Elle ne nomme pas encore Windows Server 2012 R2.'),
  larger: (precedence: number, original: number | undefined) =>
    original === undefined
      ? text(`${precedence}: free`, `${precedence}\u00a0: libre`)
      : text(`${precedence}: larger than ${original}, and free`, `${precedence}\u00a0: supérieure à ${original}, et libre`),
  smaller: (precedence: number, original: number) =>
    text(`${precedence} is smaller than the original’s ${original}.`, `${precedence} est inférieure à celle de l’originale, ${original}.`),
  taken: (precedence: number, rule: string) => text(`${precedence} belongs to ${rule}.`, `${precedence} appartient à ${rule}.`),
  sameAsOriginal: text('Same as the original', 'Identiques à l’originale'),
  scopeChanged: text('The scoping filter is another one.', 'Le filtre d’étendue est différent.'),
  joinChanged: text('The join rules are others.', 'Les règles de jointure sont différentes.'),
  fieldChanged: ({ en, fr }: Localized) => text(`Not as in the original: ${en}.`, `Pas comme dans l’originale\u00a0: ${fr}.`),
  cloneDisabled: text('The copy is disabled: nothing would flow.', 'La copie est désactivée\u00a0: rien ne serait transmis.'),
  filterSettings: text(
    'Merge type or apply once of cloudFiltered is another one than the original’s.',
    'Le type de fusion ou «\u00a0appliquer une fois\u00a0» de cloudFiltered n’est pas celui de l’originale.',
  ),
  mappingChanged: (target: string) =>
    text(`The transformation of ${target} is another one.`, `La transformation de ${target} est différente.`),
  noFilter: text('The rule has no transformation of cloudFiltered.', 'La règle n’a pas de transformation de cloudFiltered.'),
  paste: text('Empty: paste the new expression.', 'Vide\u00a0: coller la nouvelle expression.'),
  errors: (count: number, line: number) =>
    count === 1
      ? text(`1 error to solve, line ${line}`, `1 erreur à corriger, ligne ${line}`)
      : text(`${count} errors to solve, the first in line ${line}`, `${count} erreurs à corriger, la première ligne ${line}`),
  noErrors: text('As on the page, no errors', 'Comme sur la page, sans erreur'),
  differsFromPage: (line: number) =>
    text(
      `It differs from the expression of the page, first in line ${line}.`,
      `Elle diffère de l’expression de la page, d’abord à la ligne ${line}.`,
    ),
} as const

/** What editions of the page say differently (dossier, computerJoinRule). */
export const editionNotes: readonly Localized[] = [
  text(
    'Drafts of the page from September to November 2021 print String-FromGuid, which is no function; the editions after them print StringFromGuid.',
    'Les brouillons de la page, de septembre à novembre 2021, impriment String-FromGuid, qui n’est pas une fonction\u00a0; les éditions suivantes impriment StringFromGuid.',
  ),
  text(
    'The editions of 2022 and 2023 add that a full synchronization is required after the change, in quiet periods.',
    'Les éditions de 2022 et 2023 ajoutent qu’une synchronisation complète est requise après la modification, en période calme.',
  ),
  text(
    'The page of 2024 has the chapter no more: since 2023 a device need not join to enrol.',
    'La page de 2024 n’a plus ce chapitre\u00a0: depuis 2023, un appareil n’a plus besoin de joindre pour s’inscrire.',
  ),
]
