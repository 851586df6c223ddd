import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { localizedSchema } from '../../../../shared/facts/localized.ts'
import { analyzerResults } from '../../../../shared/knowledge/analyzerResults.ts'
import { checkTexts } from '../../../../shared/knowledge/checkTexts.ts'
import { dsregFields } from '../../../../shared/knowledge/dsregFields.ts'
import { editions } from '../../../../shared/knowledge/editions.ts'
import { enrollmentStatuses } from '../../../../shared/knowledge/enrollmentStatuses.ts'
import { errorCodes } from '../../../../shared/knowledge/errorCodes.ts'
import { joinStates } from '../../../../shared/knowledge/joinStates.ts'
import { joinSteps } from '../../../../shared/knowledge/joinSteps.ts'
import * as schema from '../../../../shared/knowledge/knowledgeSchemas.ts'
import { knownEvents } from '../../../../shared/knowledge/knownEvents.ts'
import { enrollmentCategories, whoActs } from '../../../../shared/knowledge/namedTexts.ts'
import { collectProcedures, mendProcedures, procedureOf, procedures } from '../../../../shared/knowledge/procedures.ts'
import { ruleTexts } from '../../../../shared/knowledge/ruleTexts.ts'
import { sources } from '../../../../shared/knowledge/sources.ts'
import { transitions } from '../../../../shared/knowledge/transitions.ts'

const folder = resolve(import.meta.dirname, '../../../../shared/knowledge/data')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replaceAll('\\', '/'))
  .map((name) => ({ name, data: JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown }))

interface Visit {
  readonly path: string
  readonly value: Record<string, unknown>
}
function visitObjects(value: unknown, path: string): Visit[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => visitObjects(item, `${path}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  const record = value as Record<string, unknown>
  return [{ path, value: record }, ...Object.entries(record).flatMap(([key, child]) => visitObjects(child, `${path}.${key}`))]
}
const objects = files.flatMap(({ name, data }) => visitObjects(data, name))
const localized = objects.filter(({ value }) => 'en' in value || 'fr' in value)

/** Words that Windows prints or that are names: the same in both languages. */
const sameInBoth =
  /^(\{\w+\}\.?|[A-Z ]+|[a-z.]+\.(net|com)|https?:\S+|organizations|absent|www\.\S+|Configuration Manager|Intune|Entra Connect|\{code\}.*|NTSTATUS|TPM|ADAL, \w+.*|Verdict|Codes)$/

/** Every file and the schema that its loader's type is inferred from. */
const schemas: Readonly<Record<string, z.ZodType>> = {
  'analyzerResults.json': z.array(schema.analyzerResultSchema),
  'checks.json': z.array(schema.checkTextSchema),
  'diagnosisTexts.json': z.record(z.string(), localizedSchema),
  'dsregFields.json': z.array(schema.dsregFieldSchema),
  'editions.json': z.array(schema.editionSchema),
  'enrollmentCategories.json': z.array(schema.titledSchema),
  'enrollmentStatuses.json': z.array(schema.knownEnrollmentStatusSchema),
  'errorCodes.json': z.array(schema.errorCodeSchema),
  'explainTexts.json': z.record(z.string(), localizedSchema),
  'eventCaptures.json': z.array(schema.eventCaptureSchema),
  'eventProviders.json': z.array(schema.eventProviderSchema),
  'events.json': z.array(schema.knownEventSchema),
  'facilities.json': z.array(schema.facilitySchema),
  'joinStates.json': z.array(schema.knownJoinStateSchema),
  'joinSteps.json': z.array(schema.joinStepSchema),
  'procedures.json': z.array(schema.procedureSchema),
  'productNames.json': z.array(schema.productNameSchema),
  'rules/core.json': z.array(schema.ruleTextSchema),
  'rules/dsregcmd.json': z.array(schema.ruleTextSchema),
  'rules/events.json': z.array(schema.ruleTextSchema),
  'rules/fleet.json': z.array(schema.ruleTextSchema),
  'rules/prerequisites.json': z.array(schema.ruleTextSchema),
  'services.json': z.array(schema.titledSchema),
  'sources.json': z.array(schema.sourceSchema),
  'transitions.json': z.array(schema.transitionSchema),
  'who.json': z.record(z.string(), localizedSchema),
}

const schemaOf = (name: string): z.ZodType | undefined => (name.startsWith('pages/') ? schema.procedureSchema : schemas[name])

describe('knowledge data', () => {
  it.each(files.map(({ name, data }) => [name, data] as const))(
    '%s is what its schema says, with nothing to be filled in',
    (name, data) => {
      const parsed = schemaOf(name)?.parse(data)
      expect(parsed).toEqual(data)
    },
  )

  it('holds every documented entry', () => {
    expect(enrollmentStatuses.map((status) => status.code)).toEqual(Array.from({ length: 44 }, (_, index) => index + 1))
    expect(errorCodes).toHaveLength(286)
    expect(analyzerResults).toHaveLength(97)
    expect(dsregFields).toHaveLength(97)
    expect(knownEvents).toHaveLength(119)
    expect(joinSteps.map((step) => step.id)).toEqual(['onboard', 'precheck', 'discover', 'auth', 'syncwait', 'join', 'postjoin', 'enroll'])
    expect(joinStates).toHaveLength(10)
    expect(collectProcedures.length).toBeGreaterThanOrEqual(6)
    expect(mendProcedures.map((page) => `pages/${page.id}.json`).toSorted()).toEqual(
      files.map(({ name }) => name).filter((name) => name.startsWith('pages/')),
    )
  })

  it('has no code, result or rule twice', () => {
    for (const ids of [
      errorCodes.map((e) => e.code),
      analyzerResults.map((e) => e.id),
      ruleTexts.map((e) => e.id),
      sources.map((e) => e.key),
      procedures.map((e) => e.id),
    ]) {
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it('says everything in English and in French, and not the same', () => {
    expect(localized.length).toBeGreaterThan(2000)
    const bad = localized.filter(({ value }) => {
      const { en, fr } = value
      if (typeof en !== 'string' || typeof fr !== 'string' || en.trim() === '' || fr.trim() === '') return true
      return en === fr && !sameInBoth.test(en)
    })
    expect(bad.map(({ path, value }) => `${path}: ${String(value.en)}`)).toEqual([])
  })

  it('fills the same placeholders in both languages', () => {
    const placeholders = (text: unknown) => [...String(text).matchAll(/\{[a-z]\w*\}/gi)].map((match) => match[0]).sort()
    const bad = localized.filter(
      ({ value, path }) => !path.startsWith('dsregFields') && placeholders(value.en).join() !== placeholders(value.fr).join(),
    )
    expect(bad.map(({ path }) => path)).toEqual([])
  })

  it('writes French with its own apostrophe and no-break spaces', () => {
    const commands = /\.block$/
    const bad = localized.filter(
      ({ path, value }) => !commands.test(path) && (/[a-zà-ÿ]'[a-zà-ÿ]/i.test(String(value.fr)) || / [:;?!»]/.test(String(value.fr))),
    )
    expect(bad.map(({ path, value }) => `${path}: ${String(value.fr)}`)).toEqual([])
  })

  it('leaves no insertion mark, note of the compiler or reference to a neighbour in a text', () => {
    const bad = localized.filter(({ value }) => /%\d|text not found|texte non trouvé|as above|ci-dessus ;/i.test(`${value.en} ${value.fr}`))
    expect(bad.map(({ path, value }) => `${path}: ${String(value.en)}`)).toEqual([])
  })

  it('tells results in words and their actions in sentences, in every generation', () => {
    for (const { id, meaning, meaningIn = {}, action, actionIn = {} } of analyzerResults) {
      for (const text of [meaning, ...Object.values(meaningIn)].filter((one) => one !== undefined)) {
        expect(`${text.en}${text.fr}`, id).not.toMatch(/\bSCP\b|\bCnC\b|\bURL\b|MdeConfigMgr|[.]$/)
      }
      for (const text of [action, ...Object.values(actionIn)].filter((one) => one !== undefined)) {
        expect(text.en, id).toMatch(/^[A-Z].* .*[.]$/)
        expect(text.fr, id).toMatch(/^[A-ZÀ-Ý].* .*[.]$/)
      }
    }
  })

  it('names only sources that exist', () => {
    const keys = new Set(sources.map((source) => source.key))
    const named = objects.flatMap(({ path, value }) => (Array.isArray(value.sources) ? value.sources.map((key) => ({ path, key })) : []))
    expect(named.length).toBeGreaterThan(700)
    expect(named.filter(({ key }) => typeof key !== 'string' || !keys.has(key))).toEqual([])
    expect(editions.filter((edition) => !keys.has(edition.source))).toEqual([])
  })

  it('names only results, statuses, categories and people that exist', () => {
    const results = new Set(analyzerResults.map((result) => result.id))
    for (const status of enrollmentStatuses) {
      expect(enrollmentCategories.has(status.category), status.category).toBe(true)
      if (status.who !== undefined) expect(whoActs.has(status.who), status.who).toBe(true)
      for (const edition of status.editions)
        if (edition.analyzerResult !== undefined) expect(results.has(edition.analyzerResult)).toBe(true)
    }
    for (const text of ruleTexts) if (text.who !== undefined) expect(whoActs.has(text.who), text.who).toBe(true)
    const codes = new Set(errorCodes.map((entry) => entry.code))
    for (const step of joinSteps) {
      expect(step.errorCodes.filter((code) => !codes.has(code))).toEqual([])
      expect(step.analyzerResults.filter((id) => !results.has(id))).toEqual([])
    }
  })

  it('tells on each page when it applies, how to check, mend and verify, each statement with its source', () => {
    for (const page of mendProcedures) {
      expect([page.id, page.kind, page.steps.length]).toEqual([page.id, 'mend', 0])
      expect(page.sections.map((section) => section.kind)).toEqual(['when', 'check', 'mend', 'verify', 'know'])
      const commands = page.sections.flatMap((section) => section.items).filter((item) => item.command !== undefined)
      expect(commands.length, page.id).toBeGreaterThan(1)
      const named = new Set(page.sections.flatMap((section) => section.items.flatMap((item) => item.sources)))
      expect(page.sources.toSorted(), page.id).toEqual([...named].toSorted())
    }
    for (const page of collectProcedures) expect([page.id, page.kind, page.sections]).toEqual([page.id, 'collect', []])
  })

  it('has a page for everything that the onboarding page only links to', () => {
    expect(mendProcedures.map((page) => page.id).toSorted()).toEqual([
      'certificateProfiles',
      'clock',
      'configMgrCoexistence',
      'connectRule',
      'connectivity',
      'dns',
      'hybridJoin',
      'objectSync',
      'ouFiltering',
      'serviceConnectionPoint',
      'tenantSettings',
    ])
  })

  it('names only pages that exist, from statuses, codes, results, rules and other pages', () => {
    const named = [...enrollmentStatuses, ...errorCodes, ...analyzerResults, ...ruleTexts].flatMap((entry) => entry.procedures ?? [])
    expect(named.length).toBeGreaterThan(200)
    expect([...named, ...procedures.flatMap((page) => page.related)].filter((id) => procedureOf(id) === undefined)).toEqual([])
  })

  it('leads from every status but the healthy one to a page', () => {
    expect(enrollmentStatuses.filter((status) => status.procedures === undefined).map((status) => status.code)).toEqual([1])
  })

  it('tells on its pages where editions contradict each other', () => {
    const texts = (id: string) => JSON.stringify(procedureOf(id)?.sections)
    expect(texts('connectRule')).toMatch(/higher number.*lower number wins/)
    expect(texts('certificateProfiles')).toContain('analyzer of April 2022')
    expect(texts('objectSync')).toContain('2021 page reads 36')
    expect(texts('connectivity')).toContain('analyzer of May 2024')
  })

  it('keeps both readings of status 18 and says that they contradict', () => {
    const status = enrollmentStatuses.find((entry) => entry.code === 18)
    expect(status?.editions.map((edition) => [edition.edition, edition.title.en])).toEqual([
      ['2024-05', 'Certificate error'],
      ['2022-10', 'Certificate error'],
      ['2022-04', 'Device not found in Entra ID'],
      ['current', 'Certificate error'],
      ['seed2021', 'Certificate error'],
    ])
    expect(status?.contradiction?.en).toContain('April 2022')
  })

  it('says where no source tells what a device becomes', () => {
    expect(transitions.filter((row) => row.to === undefined).map((row) => row.from)).toEqual([['drs']])
  })

  it('has checks with a title in both languages', () => {
    expect(checkTexts.map((check) => check.id)).toContain('scpRead')
  })
})
