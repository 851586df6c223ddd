import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleScenario } from '../../../../shared/scenarios/catalogue/index.ts'
import { scenarioZip } from '../../../../shared/scenarios/scenarioFiles.ts'
import { openTestEngine, type TestEngine } from './engineOnDisk.ts'

let test: TestEngine
beforeAll(async () => {
  test = await openTestEngine()
  await test.ask('case.create', { path: test.casePath })
  const zip = join(test.folder, 'result.zip')
  writeFileSync(zip, scenarioZip(sampleScenario))
  await test.import(zip)
})
afterAll(() => test.close())

const page = { offset: 0, limit: 500 }
const artefact = async (format: string): Promise<number> => {
  const found = (await test.artefacts()).find((row) => row.format === format)
  if (found === undefined) throw new Error(`no ${format}`)
  return found.id
}

describe('requests', () => {
  it.each([
    ['an unknown name', 'case.destroy', {}, 'unknownRequest'],
    ['a name of every object', 'toString', {}, 'unknownRequest'],
    ['an input of the wrong type', 'evidence.records', { artefactId: '1', offset: 0, limit: 5 }, 'invalidInput'],
    ['a page over the limit', 'devices.list', { offset: 0, limit: 501 }, 'invalidInput'],
    ['an artefact that is not there', 'evidence.artefact', { artefactId: 999_999 }, 'noArtefact'],
    ['a device that is not there', 'device.view', { deviceId: 999_999 }, 'noDevice'],
    ['a move to nowhere', 'evidence.moveToDevice', { artefactIds: [1] }, 'noTarget'],
  ])('with %s are answered by a failure in both languages', async (_name, name, input, code) => {
    expect(await test.failure(name, input)).toBe(code)
  })

  it('without a case say that none is open', async () => {
    const empty = await openTestEngine()
    expect(await empty.failure('devices.list', page)).toBe('noCase')
    await empty.close()
  })

  it('give the overview, the findings and the registry of the imported device', async () => {
    const overview = await test.ask('overview.view', {})
    expect(overview.devices.total).toBe(1)
    expect(overview.evidence.reduce((sum, { artefacts }) => sum + artefacts, 0)).toBe(7)
    const { rows } = await test.ask('findings.list', page)
    expect(rows.map(({ finding }) => finding.rule)).toEqual(expect.arrayContaining([...sampleScenario.expected.findings.slice(0, 1)]))
    expect((await test.ask('registry.keys', page)).rows.map(({ name }) => name)).toContain('HKEY_LOCAL_MACHINE')
    expect((await test.ask('registry.search', { ...page, text: 'enrollmentstatus' })).total).toBeGreaterThan(0)
    expect((await test.ask('guidance.view', {})).codesInCase[0]?.evidence.length).toBeGreaterThan(0)
  })

  it('open the place of every piece of evidence of a finding, and find the finding from there', async () => {
    const { diagnosis } = await test.ask('device.view', { deviceId: 1 })
    for (const { rule, evidence } of diagnosis.findings) {
      for (const { artefactId, locator } of evidence) {
        const { findings } = await test.ask('evidence.usedBy', { artefactId, locator })
        expect(findings.map((found) => found.rule)).toContain(rule)
        if (locator.kind !== 'key') continue
        const { keyIds } = await test.ask('registry.locate', { artefactId, key: locator.key })
        expect(keyIds.length).toBeGreaterThan(0)
      }
    }
  })

  it('show the line of the original text that a finding points at', async () => {
    const { diagnosis } = await test.ask('device.view', { deviceId: 1 })
    const refs = diagnosis.findings.flatMap(({ evidence }) => evidence)
    const ref = refs.find(({ format, locator }) => format === 'dsregcmd' && locator.kind === 'line')
    if (ref?.locator.kind !== 'line') throw new Error('no finding points into the dsregcmd text')
    const text = await test.ask('evidence.text', { artefactId: ref.artefactId, fromLine: ref.locator.line, limit: 1 })
    const [label = ''] = ref.quote.split(':')
    expect(text.lines[0]).toContain(label.trim())
  })

  it('export the original bytes as they were offered', async () => {
    const artefactId = await artefact('zip')
    const target = join(test.folder, 'exported.zip')
    await test.ask('evidence.exportOriginal', { artefactId, path: target })
    expect(readFileSync(target).equals(readFileSync(join(test.folder, 'result.zip')))).toBe(true)
    expect(await test.failure('evidence.exportOriginal', { artefactId, path: join(test.folder, 'no', 'such', 'folder') })).toBe(
      'cannotWrite',
    )
  })

  it('are never exported over the open case, by whatever name it is called', async () => {
    const artefactId = await artefact('zip')
    const link = join(test.folder, 'link')
    symlinkSync(test.casePath, link)
    for (const path of [test.casePath, link])
      expect(await test.failure('evidence.exportOriginal', { artefactId, path })).toBe('cannotWrite')
    expect(await test.artefacts()).not.toEqual([])
  })

  it('keep a review through a new judgement', async () => {
    const [finding] = (await test.ask('device.view', { deviceId: 1 })).diagnosis.findings
    if (finding === undefined) throw new Error('no finding')
    await test.ask('case.review', { deviceId: 1, key: finding.rule, state: 'reviewed', note: 'seen' })
    const moved = await test.ask('evidence.moveToDevice', { artefactIds: [await artefact('zip')], newDevice: 'elsewhere' })
    expect(moved.deviceId).not.toBe(1)
    const after = (await test.ask('device.view', { deviceId: 1 })).diagnosis.findings.find(({ rule }) => rule === finding.rule)
    expect(after?.review).toMatchObject({ state: 'reviewed', note: 'seen' })
  })

  it('judge both devices anew when evidence moves from one to the other', async () => {
    const dsregcmd = await artefact('dsregcmd')
    const { deviceId } = await test.ask('evidence.moveToDevice', { artefactIds: [dsregcmd], newDevice: 'other' })
    const there = (await test.ask('device.view', { deviceId })).diagnosis
    expect(there.join.observedEvidence.map((ref) => ref.artefactId)).toContain(dsregcmd)
    const here = (await test.ask('device.view', { deviceId: 1 })).diagnosis
    expect(here.findings.flatMap(({ evidence }) => evidence).some((ref) => ref.artefactId === dsregcmd)).toBe(false)
    await test.ask('evidence.moveToDevice', { artefactIds: [dsregcmd], deviceId: 1 })
  })

  it('give a summary for a ticket in either language', async () => {
    const en = await test.ask('case.summaryText', { deviceId: 1, language: 'en' })
    const fr = await test.ask('case.summaryText', { deviceId: 1, language: 'fr' })
    expect(en.text).toContain(sampleScenario.device.name)
    expect(fr.text).toContain(sampleScenario.device.name)
    expect(fr.text).not.toBe(en.text)
  })
})
