import type { Localized } from '../facts/localized.ts'
import texts from './data/diagnosisTexts.json' with { type: 'json' }
import categories from './data/enrollmentCategories.json' with { type: 'json' }
import explainData from './data/explainTexts.json' with { type: 'json' }
import facilitiesData from './data/facilities.json' with { type: 'json' }
import namesData from './data/productNames.json' with { type: 'json' }
import servicesData from './data/services.json' with { type: 'json' }
import whoData from './data/who.json' with { type: 'json' }
import type { Facility, ProductName, Titled } from './knowledgeSchemas.ts'

export type DiagnosisTextId = keyof typeof texts
/** Short texts of diagnosis, summary and explanation, by id. */
export const diagnosisTexts: Readonly<Record<DiagnosisTextId, Localized>> = texts

/** Texts of explanations of codes that no source explains, by id. */
export const explainTexts: Readonly<Record<keyof typeof explainData, Localized>> = explainData

const titles = (data: readonly Titled[]): ReadonlyMap<string, Localized> => new Map(data.map((entry) => [entry.id, entry.title]))
/** Titles of the categories of enrollment statuses. */
export const enrollmentCategories = titles(categories)
/** Names of the services in facts of kind `service.status`, by subject. */
export const serviceNames = titles(servicesData)
/** Who acts on a finding. */
export const whoActs: ReadonlyMap<string, Localized> = new Map(Object.entries(whoData))
/** What the first digits of an HRESULT or NTSTATUS tell, longest prefix first. */
export const facilities: readonly Facility[] = facilitiesData
/** Current product names with the names that evidence and older pages use. */
export const productNames: readonly ProductName[] = namesData
