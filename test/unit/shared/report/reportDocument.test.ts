import { describe, expect, it } from 'vitest'
import { type Block, reportDocumentSchema } from '../../../../shared/contract/reportDocument.ts'
import { reportDocument } from '../../../../shared/report/reportDocument.ts'
import { reportJson } from '../../../../shared/report/reportJson.ts'
import { type ReportModel, reportModelSchema } from '../../../../shared/report/reportModel.ts'
import { deviceOf, modelOf } from './modelOf.ts'

const utc = { kind: 'utc' } as const
const documentOf = (model: ReportModel, parts?: Parameters<typeof reportDocument>[1]['parts']) =>
  reportDocument(model, { language: 'en', zone: utc, parts })
const headingsOf = (blocks: readonly Block[]): string[] => blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
const wordsOf = (blocks: readonly Block[]): string => JSON.stringify(blocks)

describe('the model', () => {
  it('is plain JSON that its schema knows', () => {
    const model = modelOf('words')
    expect(reportModelSchema.parse(JSON.parse(JSON.stringify(model)))).toEqual(JSON.parse(JSON.stringify(model)))
  })
})

describe('the document', () => {
  it('is one that the contract knows', () => {
    const document = documentOf(modelOf('words'))
    expect(reportDocumentSchema.parse(document)).toEqual(document)
  })

  it('differs with the time of its making in the date line alone', () => {
    const first = documentOf(modelOf('words'))
    const second = documentOf({ ...modelOf('words'), madeAt: '2027-01-02T03:04:05.678Z' })
    expect(second.dateLine).not.toBe(first.dateLine)
    expect({ ...second, dateLine: '' }).toEqual({ ...first, dateLine: '' })
  })

  it('tells the chosen parts, and always the verdict', () => {
    const some = headingsOf(documentOf(modelOf('words'), ['findings']).blocks)
    expect(some).toContain('Verdict')
    expect(some).toContain('Findings')
    for (const left of ['State', 'Join flow', 'Timeline excerpt', 'Notes', 'Checklist', 'Evidence', 'Attachments'])
      expect(some).not.toContain(left)
    const all = headingsOf(documentOf(modelOf('words')).blocks)
    for (const part of ['State', 'Join flow', 'Findings', 'Timeline excerpt', 'Notes', 'Checklist', 'Evidence', 'Attachments'])
      expect(all).toContain(part)
  })

  it('puts dismissed findings last, under a heading of their own, with the reason', () => {
    const { blocks } = documentOf({ ...modelOf('words'), detailed: [deviceOf('words')] })
    const headings = headingsOf(blocks)
    expect(headings.indexOf('Findings that were dismissed')).toBeGreaterThan(headings.indexOf('1. words'))
    expect(headings.indexOf('2. words')).toBeGreaterThan(headings.indexOf('Findings that were dismissed'))
  })

  it('names what to do once: under the verdict for its finding, with the finding for all others', () => {
    const device = deviceOf('words')
    const [main, other] = device.diagnosis.findings
    if (main === undefined || other === undefined) throw new Error('two findings are made')
    const action = (words: string) => [{ text: { en: words, fr: words } }]
    const findings = [
      { ...main, actions: action('mend the name server') },
      { ...other, actions: action('wait for the sync') },
    ]
    const words = wordsOf(documentOf({ ...modelOf('x'), detailed: [{ ...device, diagnosis: { ...device.diagnosis, findings } }] }).blocks)
    expect(words.split('mend the name server')).toHaveLength(2)
    expect(words.split('wait for the sync')).toHaveLength(2)
  })

  it('says so where a fleet is too large to be told of whole', () => {
    const words = wordsOf(documentOf({ ...modelOf('x'), devices: { ...modelOf('x').devices, total: 10_000 } }).blocks)
    expect(words).toContain('Of 10,000 devices the 2 most severe are listed.')
    expect(words).toContain('The 2 most severe devices are told of one by one below.')
  })

  it('tells the times of each device in its own zone where that is asked for, and says where it is not known', () => {
    const known = deviceOf('known')
    const unknown = { ...deviceOf('unknown'), zone: {} }
    const model = { ...modelOf('x'), detailed: [known, unknown] }
    const words = wordsOf(reportDocument(model, { language: 'en', zone: { kind: 'device' } }).blocks)
    expect(words).toContain('9\u00a0Nov\u00a02026\u00a008:00:00\u00a0UTC+01:00')
    expect(words).toContain('9\u00a0Nov\u00a02026\u00a007:00:00\u00a0UTC')
    expect(words).toContain('The evidence of unknown does not tell its time zone')
  })

  it('exists in French, with its own typography', () => {
    const { blocks, dateLine } = reportDocument(modelOf('x'), { language: 'fr', zone: { kind: 'iana', name: 'Europe/Paris' } })
    expect(headingsOf(blocks)).toContain('Extrait de la chronologie')
    expect(dateLine).toBe('Fait le 23\u00a0nov.\u00a02026\u00a009:15:00\u00a0UTC+01:00')
    expect(wordsOf(blocks)).toContain('Confiance\u00a0: élevée')
  })

  it('names what cannot be seen in a text', () => {
    expect(wordsOf(documentOf(modelOf('a\u202eb\u0000c')).blocks)).toContain('a[U+202E]b[U+0000]c')
    expect(wordsOf(documentOf(modelOf('a\u200bb\u{e0041}c')).blocks)).toContain('a[U+200B]b[U+E0041]c')
  })
})

describe('the report as JSON', () => {
  it('has texts in the chosen language, the edition of knowledge and app, and the parts that were chosen', () => {
    const both = { en: 'the name server', fr: 'le serveur de noms' }
    const device = deviceOf('x')
    const model = {
      ...modelOf('x'),
      detailed: [{ ...device, diagnosis: { ...device.diagnosis, verdict: { ...device.diagnosis.verdict, title: both } } }],
    }
    const read = JSON.parse(reportJson(model, { language: 'fr', zone: utc, parts: ['findings'] }))
    expect(read.devices[0].verdict.title).toBe('le serveur de noms')
    expect(read).toMatchObject({ report: 1, app: 'x', knowledge: 'x', language: 'fr', zone: 'UTC', parts: ['findings'] })
    expect(read.devices[0]).not.toHaveProperty('steps')
    expect(read).not.toHaveProperty('notes')
  })

  it('has the time of its making on one line', () => {
    const lines = (madeAt: string) => reportJson({ ...modelOf('x'), madeAt }, { language: 'en', zone: utc }).split('\n')
    const [first, second] = [lines('2026-11-23T08:15:00.000Z'), lines('2027-01-02T03:04:05.678Z')]
    expect(first.filter((line, at) => line !== second[at])).toEqual(['  "madeAt": "2026-11-23T08:15:00.000Z",'])
  })
})
