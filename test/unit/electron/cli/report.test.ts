import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleScenario } from '../../../../shared/scenarios/catalogue/index.ts'
import { scenarioZip } from '../../../../shared/scenarios/scenarioFiles.ts'
import { openTestEngine } from '../engine/engineOnDisk.ts'
import { runCli } from './runCli.ts'

let folder = ''
let casePath = ''
const out = (name: string): string => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'joinsight-cli-report-'))
  const zip = out('result.zip')
  writeFileSync(zip, scenarioZip(sampleScenario))
  const engine = await openTestEngine({}, folder)
  casePath = engine.casePath
  await engine.ask('case.create', { path: casePath, title: 'Contoso' })
  await engine.import(zip)
  await engine.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('joinsight report', () => {
  it.each([
    ['html', '<!DOCTYPE html>'],
    ['pdf', '%PDF-1.7'],
    ['md', '# Contoso'],
    ['json', '{\n  "report": 1,'],
  ])('writes %s, which the name of the file asks for, and prints its path', async (format, beginning) => {
    const path = out(`report.${format}`)
    const { code, stdout } = await runCli('report', casePath, '--out', path)
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${path}\n` })
    expect(readFileSync(path, 'latin1').startsWith(beginning)).toBe(true)
  })

  it('tells of one device in a language, a zone and parts that are chosen', async () => {
    const path = out('one.md')
    const args = ['--device', 'srv-app-07', '--lang', 'fr', '--zone', 'Europe/Paris', '--parts', 'findings, evidence']
    expect((await runCli('report', casePath, '--out', path, ...args)).code).toBe(0)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain('Contoso · SRV-APP-07')
    expect(text).toContain('heures en Europe/Paris')
    expect(text).toContain('### Constats')
    expect(text).not.toContain('### Parcours de jonction')
  })

  it('replaces more, and less, where it is told to', async () => {
    const path = out('redacted.md')
    const { code } = await runCli(
      'report',
      casePath,
      '--out',
      path,
      '--redact',
      '--add',
      'enterpriseregistration',
      '--except',
      'SRV-APP-07',
    )
    expect(code).toBe(0)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain('SRV-APP-07')
    expect(text).not.toContain('enterpriseregistration')
  })

  it.each([
    ['a file of another kind', ['--out', 'report.docx'], /\.html, \.pdf, \.md or \.json/],
    ['a device that the case does not hold', ['--out', 'x.md', '--device', 'NOBODY'], /no device named NOBODY/],
    ['a part that is none', ['--out', 'x.md', '--parts', 'weather'], /weather is no part/],
    ['a zone that is none', ['--out', 'x.md', '--zone', 'Mars/Olympus'], /Mars\/Olympus is no time zone/],
    ['a folder that is not there', ['--out', join('nowhere', 'x.md')], /could not be written/],
    ['values to replace where nothing is replaced', ['--out', 'x.md', '--add', 'x'], /--redact/],
    ['no file at all', [], /--out/],
  ])('ends with 2 for %s, and leaves nothing', async (_what, args, says) => {
    const [flag, name, ...others] = args
    const whole = name === undefined ? [] : [String(flag), out(name), ...others]
    const { code, stdout, stderr } = await runCli('report', casePath, ...whole)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(says)
    if (name !== undefined) expect(existsSync(out(name))).toBe(false)
  })

  it('ends with 5 where the file is no case', async () => {
    const path = out('no.jcase')
    writeFileSync(path, 'not a case')
    expect((await runCli('report', path, '--out', out('x.md'))).code).toBe(5)
  })
})
