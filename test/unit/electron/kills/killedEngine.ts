// node killedEngine.ts CASE FOLDER SEED: works on a case until it is killed, and tells each thing that a person would have seen as done.
import { writeSync } from 'node:fs'
import { createEngine } from '../../../../electron/engine/createEngine.ts'
import { type KillOperation, operations } from './killOperations.ts'
import { askBy, type Observed, observe } from './observe.ts'
import { seededRandom } from './seededRandom.ts'

/** One line of the child's standard output. */
export type KillReport =
  | { readonly kind: 'ready' }
  /** An edit begins; the case shows this when it is done. */
  | { readonly kind: 'begin'; readonly operation: string; readonly expected: Partial<Observed> }
  /** The case shows this: everything that was asked for is answered. */
  | { readonly kind: 'shown'; readonly shown: Observed }
  | { readonly kind: 'read'; readonly container: string; readonly path: string; readonly state: string }
  | { readonly kind: 'writes'; readonly path: string }
  | { readonly kind: 'failed'; readonly operation: string; readonly message: string }

const [casePath = '', folder = '', seed = '0'] = process.argv.slice(2)
const random = seededRandom(Number(seed))
const tell = (report: KillReport): void => void writeSync(1, `${JSON.stringify(report)}\n`)

function chosen(): KillOperation {
  let left = random() * operations.reduce((sum, { weight }) => sum + weight, 0)
  const found = operations.find(({ weight }) => {
    left -= weight
    return left < 0
  })
  if (found === undefined) throw new Error('no operation')
  return found
}

const engine = createEngine({ appVersion: '0.0.1', person: 'Ann' })
const ask = askBy(engine.dispatch)
await ask('case.open', { path: casePath })
let shown = await observe(ask)
let before: Observed[] = []
const acknowledged = new Set<string>()
tell({ kind: 'shown', shown })
tell({ kind: 'ready' })

for (let number = 1; ; number++) {
  const operation = chosen()
  const beforeThis = shown
  try {
    await operation.run({
      ask,
      folder,
      casePath,
      random,
      number,
      shown,
      before,
      idle: () => engine.idle(),
      begin: (expected) => tell({ kind: 'begin', operation: operation.name, expected }),
      acknowledge({ container, path, state }) {
        const key = `${container}\n${path}`
        if (acknowledged.has(key)) return
        acknowledged.add(key)
        tell({ kind: 'read', container, path, state })
      },
      writes: (path) => tell({ kind: 'writes', path }),
    })
  } catch (error) {
    tell({ kind: 'failed', operation: operation.name, message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    throw error
  }
  shown = await observe(ask)
  if (operation.isEdit && shown.edits > beforeThis.edits) before.push(beforeThis)
  if (operation.endsUndo === true) before = []
  tell({ kind: 'shown', shown })
}
