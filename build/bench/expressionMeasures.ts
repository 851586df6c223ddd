import type { DirectoryObject } from '../../shared/facts/syncRule.ts'
import { checkExpression } from '../../shared/syncrules/expression/checkExpression.ts'
import { compileExpression } from '../../shared/syncrules/expression/compileExpression.ts'
import { explainExpression } from '../../shared/syncrules/expression/explainExpression.ts'
import { parseExpression } from '../../shared/syncrules/expression/parseExpression.ts'
import { replacementExpression } from '../../shared/syncrules/guide/replacementExpression.ts'
import { createObjectScopes, objectScope } from '../../shared/syncrules/objects/objectScope.ts'
import { benchNow, computersWithout, serversWithCertificate } from './directoryObjects.ts'
import { since } from './engineRun.ts'
import type { Measure } from './measure.ts'

const COMPUTERS = 100_000
/** So many differ; they are taken again and again, from their texts each time, so that the figure is not about making them. */
const DISTINCT = 5_000
const KEYS = 200

/** Evaluates the expression for Windows Server 2012 R2 over computers, in the order of a directory export. */
function evaluateAll(computers: readonly DirectoryObject[], count: number): { readonly ms: number; readonly synced: number } {
  const compiled = compileExpression(parseExpression(replacementExpression))
  const scopeOf = createObjectScopes({ now: benchNow })
  let synced = 0
  const start = performance.now()
  for (let at = 0; at < count; at++) {
    const computer = computers[at % computers.length]
    if (computer !== undefined && compiled.evaluate(scopeOf(computer)) === null) synced++
  }
  return { ms: since(start), synced }
}

async function withCertificates(): Promise<number> {
  const { ms, synced } = evaluateAll(serversWithCertificate(DISTINCT), COMPUTERS)
  if (synced !== COMPUTERS) throw new Error(`${synced} of ${COMPUTERS} computers are synced: all of them have a valid certificate`)
  return ms / 1000
}

async function withoutCertificates(): Promise<number> {
  const count = COMPUTERS * 10
  const { ms, synced } = evaluateAll(computersWithout(DISTINCT), count)
  if (synced !== 0) throw new Error(`${synced} computers without a certificate are synced`)
  return count / ms / 1000
}

/** What happens at a keystroke: the text is parsed and checked, and the chosen computer explained. */
async function keystroke(): Promise<number> {
  const [computer] = serversWithCertificate(1)
  if (computer === undefined) throw new Error('no computer')
  const start = performance.now()
  for (let at = 0; at < KEYS; at++) {
    const parsed = parseExpression(`${replacementExpression}${' '.repeat(at % 7)}`)
    checkExpression(parsed)
    explainExpression(parsed, objectScope(computer, { now: benchNow }))
  }
  return since(start) / KEYS
}

export const expressionMeasures: readonly Measure[] = [
  { name: 'expression for 2012 R2, 100,000 computers with a certificate each', goal: '< 3', unit: 's', runs: 5, perRun: withCertificates },
  { name: 'the same without certificates, a second', goal: '> 1', unit: 'M', runs: 5, perRun: withoutCertificates },
  { name: 'a keystroke: parsed, checked, one computer explained', goal: '< 16', unit: 'ms', runs: 5, perRun: keystroke },
]
