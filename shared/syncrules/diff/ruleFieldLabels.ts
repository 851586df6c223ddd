import type { Localized } from '../../facts/localized.ts'
import type { RuleField } from './diffRules.ts'

/** What the fields of a rule are called where a difference is told in a sentence or a document. */
export const ruleFieldLabels: Readonly<Record<RuleField, Localized>> = {
  name: { en: 'Name', fr: 'Nom' },
  description: { en: 'Description', fr: 'Description' },
  connector: { en: 'Connector', fr: 'Connecteur' },
  direction: { en: 'Direction', fr: 'Sens' },
  sourceObjectType: { en: 'Source object type', fr: 'Type d’objet source' },
  targetObjectType: { en: 'Target object type', fr: 'Type d’objet cible' },
  linkType: { en: 'Link type', fr: 'Type de lien' },
  precedence: { en: 'Precedence', fr: 'Priorité' },
  immutableTag: { en: 'Tag', fr: 'Étiquette' },
  disabled: { en: 'Disabled', fr: 'Désactivée' },
  enablePasswordSync: { en: 'Password sync', fr: 'Synchronisation du mot de passe' },
  softDeleteExpiryInterval: { en: 'Soft delete expiry', fr: 'Expiration de la suppression réversible' },
}
