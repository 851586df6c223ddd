import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeLdif } from '../../shared/scenarios/encoders/encodeLdif.ts'
import { replacementExpression } from '../../shared/syncrules/guide/replacementExpression.ts'
import { benchNow, serversWithCertificate } from './directoryObjects.ts'
import { ask, since, withEngine } from './engineRun.ts'
import type { Measure } from './measure.ts'

const COMPUTERS = 100_000
/** Objects that are written at a time: the file is larger than what one text may be built of. */
const PART = 5_000
/** How often the run is asked whether it is over, in milliseconds. */
const POLL = 20

const defaultRule = 'IIF(IsNullOrEmpty([userCertificate]),True,NULL)'

/** An LDIF file of 100,000 computers with a certificate each; made once, that time does not count. */
let file: string | undefined

function ldifFile(folder: string): string {
  if (file !== undefined) return file
  file = join(folder, 'computers.ldf')
  for (let at = 0; at < COMPUTERS; at += PART) appendFileSync(file, encodeLdif(serversWithCertificate(PART)))
  return file
}

async function importComputers(folder: string): Promise<number> {
  const path = ldifFile(folder)
  return withEngine(async (engine) => {
    await ask(engine, 'case.create', { path: join(folder, `directory-${Date.now()}.jcase`) })
    const start = performance.now()
    await ask(engine, 'case.importFiles', { paths: [path] })
    await engine.idle()
    const { sets } = await ask(engine, 'directory.sets', {})
    if (sets[0]?.computers !== COMPUTERS) throw new Error(`${sets[0]?.computers ?? 0} computers were read`)
    return since(start) / 1000
  })
}

async function compareRules(folder: string): Promise<number> {
  const path = ldifFile(folder)
  return withEngine(async (engine) => {
    await ask(engine, 'case.create', { path: join(folder, `impact-${Date.now()}.jcase`) })
    await ask(engine, 'case.importFiles', { paths: [path] })
    await engine.idle()
    const start = performance.now()
    const { runId } = await ask(engine, 'impact.start', {
      before: { kind: 'expression', text: defaultRule },
      after: { kind: 'expression', text: replacementExpression },
      attribute: 'cloudFiltered',
      setId: null,
      artefactIds: [],
      now: benchNow.toISOString(),
    })
    for (;;) {
      const summary = await ask(engine, 'impact.summary', { runId })
      if (summary.state === 'done') {
        if (summary.counts.unchanged !== COMPUTERS) throw new Error(`${summary.counts.unchanged} computers unchanged`)
        return since(start) / 1000
      }
      if (summary.state !== 'running') throw new Error(`the run is ${summary.state}: ${summary.message?.en ?? ''}`)
      await new Promise((resolve) => setTimeout(resolve, POLL))
    }
  })
}

export const directoryMeasures: readonly Measure[] = [
  { name: 'LDIF of 100,000 computers with certificates, imported', goal: '< 60', unit: 's', runs: 1, perRun: importComputers },
  { name: 'two rules compared on 100,000 computers of a case', goal: '< 20', unit: 's', runs: 3, perRun: compareRules },
]
