import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { renderReport } from '../../../../../electron/engine/report/renderReport.ts'
import type { ReportModel } from '../../../../../shared/report/reportModel.ts'
import { cpuMs } from '../../../../cpuMs.ts'
import { deviceOf, hostileTexts, modelOf } from '../../../shared/report/modelOf.ts'

const pdfOf = async (model: ReportModel): Promise<string> =>
  Buffer.from(await renderReport({ model, options: { language: 'fr', zone: { kind: 'utc' } }, format: 'pdf' })).toString('latin1')
const oneDevice = (text: string): ReportModel => ({ ...modelOf(text), isOfOneDevice: true, detailed: [deviceOf(text)] })

/** Content streams: what draws the pages, unpacked. */
const pagesOf = (pdf: string): string[] =>
  [...pdf.matchAll(/\/Filter \/FlateDecode\n>>\nstream\n([\s\S]*?)\nendstream/g)].map(([, packed = '']) =>
    inflateSync(Buffer.from(packed, 'latin1')).toString('latin1'),
  )

describe('a report as PDF', () => {
  it('is the same bytes for the same report', async () => {
    const [first, second] = [await pdfOf(oneDevice('Zoé')), await pdfOf(oneDevice('Zoé'))]
    expect(first.startsWith('%PDF-1.7')).toBe(true)
    expect(second).toBe(first)
  })

  it('differs with the time of its making in the lines of the date alone', async () => {
    const [first, second] = [await pdfOf(oneDevice('x')), await pdfOf({ ...oneDevice('x'), madeAt: '2027-01-02T03:04:05.678Z' })]
    const [before, after] = [pagesOf(first), pagesOf(second)]
    expect(before.length).toBeGreaterThan(1)
    expect(after.length).toBe(before.length)
    expect(after.slice(1)).toEqual(before.slice(1))
    const lines = (before[0] ?? '').split('\n')
    const changed = (after[0] ?? '').split('\n').filter((line, at) => line !== lines[at])
    expect(changed.length).toBeGreaterThan(0)
    for (const line of changed) expect(line).toMatch(/^\[?<[0-9a-f]+>|^1 0 0 1 /)
  })

  it('has bookmarks for its headings, its language and a title', async () => {
    const pdf = await pdfOf(oneDevice('x'))
    expect(pdf).toContain('/Outlines')
    expect((pdf.match(/\/Title \(/g) ?? []).length).toBeGreaterThan(8)
    expect(pdf).toContain('/Lang (fr)')
    expect(pdf).toContain('/DisplayDocTitle true')
  })

  it('embeds its fonts, and asks for nothing', async () => {
    const pdf = await pdfOf(oneDevice('\u0440\u0443\u0441 \u03b5\u03bb'))
    expect(pdf).toContain('+Inter-Regular')
    expect(pdf).toContain('+JetBrainsMono-Regular')
    expect(pdf).not.toMatch(/\/(JavaScript|JS|Launch|OpenAction|EmbeddedFile|GoToR)\b/)
  })

  it('links to web pages alone', async () => {
    for (const text of ['javascript:alert(1)', 'https://user:secret@example.org/', 'file:///etc/passwd']) {
      const targets = (await pdfOf(oneDevice(text))).match(/\/URI \([^)]*\)/g) ?? []
      expect(new Set(targets)).toEqual(new Set(['/URI (https://learn.microsoft.com/entra)']))
    }
  })

  it('takes any text, in quotes, notes and names', async () => {
    const model = modelOf('x')
    const [note] = model.notes
    const device = deviceOf('x')
    const [finding] = device.diagnosis.findings
    if (note === undefined || finding === undefined) throw new Error('a note and a finding are made')
    const findings = hostileTexts.map((text) => deviceOf(text).diagnosis.findings[0] ?? finding)
    const pdf = await pdfOf({
      ...model,
      notes: hostileTexts.map((text) => ({ ...note, text })),
      detailed: [{ ...device, diagnosis: { ...device.diagnosis, findings } }],
    })
    expect(pdf.endsWith('%%EOF\n')).toBe(true)
  })

  it('lays long words out in time that grows with their length', async () => {
    const timeOf = async (text: string): Promise<number> => {
      const started = cpuMs()
      const device = deviceOf('x')
      const findings = device.diagnosis.findings.map((finding) => ({ ...finding, cause: { en: text, fr: text } }))
      await pdfOf({ ...oneDevice('x'), detailed: [{ ...device, diagnosis: { ...device.diagnosis, findings } }] })
      return cpuMs() - started
    }
    const [short, long] = [await timeOf('x'.repeat(2_000)), await timeOf('x'.repeat(20_000))]
    expect(long).toBeLessThan(20 * short + 5_000)
  })
})
