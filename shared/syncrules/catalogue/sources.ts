import type { Localized } from '../../facts/localized.ts'

export interface CatalogueSource {
  readonly title: Localized
  /** Absent where no public page holds the text any more. */
  readonly url?: string
}

const connect = 'https://learn.microsoft.com/entra/identity/hybrid/connect'

/** Where the catalogue's statements come from, by the keys that its entries use. */
export const catalogueSources = {
  fnRef: {
    title: { en: 'Entra Connect Sync: functions reference', fr: 'Entra Connect Sync\u00a0: référence des fonctions' },
    url: `${connect}/reference-connect-sync-functions-reference`,
  },
  expr: {
    title: {
      en: 'Entra Connect Sync: declarative provisioning expressions',
      fr: 'Entra Connect Sync\u00a0: expressions de l’approvisionnement déclaratif',
    },
    url: `${connect}/concept-azure-ad-connect-sync-declarative-provisioning-expressions`,
  },
  declProv: {
    title: { en: 'Entra Connect Sync: declarative provisioning', fr: 'Entra Connect Sync\u00a0: approvisionnement déclaratif' },
    url: `${connect}/concept-azure-ad-connect-sync-declarative-provisioning`,
  },
  documenter: {
    title: {
      en: 'Rules shipped in 2016, as the Entra Connect config documenter shows them',
      fr: 'Règles livrées en 2016, telles que les montre le documenteur de configuration d’Entra Connect',
    },
    url: 'https://github.com/microsoft/AADConnectConfigDocumenter',
  },
  seed2021: {
    title: {
      en: 'Onboarding troubleshooting page of Defender for Endpoint, edition of November 2021',
      fr: 'Page de dépannage de l’intégration de Defender pour point de terminaison, édition de novembre 2021',
    },
  },
  doc2021nov: {
    title: { en: 'The same page in English, November 2021', fr: 'La même page en anglais, novembre 2021' },
  },
} as const satisfies Record<string, CatalogueSource>
