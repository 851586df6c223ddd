import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import type { RedactionProof } from '../../../shared/contract/redactRequests.ts'
import { createRedactor } from '../../../shared/redaction/redactor.ts'
import type { ReadableCase } from '../caseConnection.ts'
import { partialPath } from '../partialFile.ts'
import { checkTarget } from '../saveCopy.ts'
import { copyRedacted, type RedactedBy } from './copyRedacted.ts'
import { proveCopy } from './proveCopy.ts'
import type { RedactionPlan } from './redactionValues.ts'

export type RedactionStage = 'find' | 'copy' | 'prove'
/** Told while it goes on; `total` 0 where nobody can tell. May throw, to give up. */
export type RedactionProgress = (stage: RedactionStage, done: number, total: number) => void

export interface RedactedCopy {
  readonly bytes: number
  readonly values: number
  readonly replaced: number
  readonly proof: RedactionProof
}

/** What a copy that was proved wrong is told by: kinds and forms, never the values. */
export class RedactionLeft extends Error {
  readonly left: RedactionProof['left']
  constructor(left: RedactionProof['left']) {
    super(`values were left in the copy: ${left.map(({ kind, form, count }) => `${kind} as ${form}, ${count} times`).join('; ')}`)
    this.name = 'RedactionLeft'
    this.left = left
  }
}

/**
 * Writes a redacted copy of a case beside its target, proves it, and only then gives it its name. Fails with RedactionLeft where a value is in it,
 * and as `saveCopy` does for targets that may not be replaced.
 */
export function makeRedacted(
  db: ReadableCase,
  targetPath: string,
  { values }: Pick<RedactionPlan, 'values'>,
  by: Omit<RedactedBy, 'values'>,
  onProgress: RedactionProgress = () => undefined,
): RedactedCopy {
  checkTarget(db, targetPath)
  const partial = partialPath(targetPath)
  try {
    const redactor = createRedactor(values)
    copyRedacted(db, partial, redactor, { ...by, values: values.length }, (done, total) => onProgress('copy', done, total))
    const { replaced } = redactor
    const { size } = statSync(partial)
    const proof = proveCopy(partial, values, redactor, (done) => onProgress('prove', done, size))
    if (proof.left.length > 0) throw new RedactionLeft(proof.left)
    flush(partial)
    renameSync(partial, targetPath)
    return { bytes: size, values: values.length, replaced, proof }
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${partial}${suffix}`, { force: true })
    throw error
  }
}

/** What has its name is whole, whatever happens to the power. */
function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
