import type { EvidenceRef } from '../../../shared/contract/evidenceRef.ts'
import type { Locator } from '../../../shared/facts/locator.ts'
import { type ReadableCase, readArtefact } from '../../store/index.ts'
import { EngineFailure } from '../failures.ts'

/** A place in an artefact, as a chip shows it. */
export function evidenceOf(db: ReadableCase, artefactId: number, locator: Locator, quote: string): EvidenceRef {
  const artefact = readArtefact(db, artefactId)
  if (artefact === undefined) throw new EngineFailure('noArtefact')
  return { artefactId, file: artefact.name, path: artefact.path, format: artefact.format, locator, quote }
}
