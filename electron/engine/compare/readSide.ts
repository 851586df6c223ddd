import type { SideEvidence } from '../../../shared/compare/sideEvidence.ts'
import type { CompareSide, SideSummary } from '../../../shared/contract/compareRequests.ts'
import type { EvidenceRef } from '../../../shared/contract/evidenceRef.ts'
import type { SourcedFact } from '../../../shared/facts/fact.ts'
import {
  type ArtefactRef,
  listDevicePlaces,
  placeFinder,
  type ReadableCase,
  readCaseRecord,
  readCollectionTimes,
  readDevice,
  readDeviceFacts,
} from '../../store/index.ts'
import { judgeDevice, readSetting } from '../diagnosis/judgeDevice.ts'
import { EngineFailure } from '../failures.ts'
import { collectionsOf, type EvidenceCollection } from './collectionsOf.ts'

export interface ReadSide extends SideEvidence {
  readonly summary: SideSummary
  /** The artefacts that count on this side. */
  readonly artefacts: readonly ArtefactRef[]
}

/** One side of a comparison out of its case, judged now: by the knowledge of today, and from the chosen evidence alone. */
export function readSide(db: ReadableCase, { casePath, deviceId, collection: key }: CompareSide): ReadSide {
  const device = readDevice(db, deviceId)
  if (device === undefined) throw new EngineFailure('noDevice')
  const { facts: all, artefacts } = readDeviceFacts(db, deviceId)
  const collection = key === undefined ? undefined : collectionOf(db, deviceId, key)
  const counts = ({ artefactId }: { readonly artefactId: number }): boolean => collection?.artefactIds.has(artefactId) ?? true
  const diagnosis = judgeDevice(db, deviceId, false, readSetting(db), collection?.artefactIds)
  const { verdict, enrollmentStatus, join } = diagnosis
  const collectedAt = collection?.collectedAt ?? diagnosis.judgedFor
  return {
    facts: all.filter(counts),
    placeOf: placesOf(artefacts),
    diagnosis,
    artefacts: artefacts.filter(counts),
    summary: {
      ...(casePath !== undefined && { casePath }),
      caseTitle: readCaseRecord(db).title,
      device: device.name,
      ids: device.ids,
      ...(device.os !== undefined && { os: device.os }),
      ...(collection !== undefined && { collection: collection.name }),
      ...(collectedAt !== undefined && { collectedAt }),
      artefacts: artefacts.filter(counts).length,
      verdict: { rule: verdict.rule, title: verdict.title, cause: verdict.cause, severity: verdict.severity },
      ...(enrollmentStatus && {
        enrollmentStatus: {
          code: enrollmentStatus.code,
          hex: enrollmentStatus.hex,
          title: enrollmentStatus.title,
          severity: enrollmentStatus.severity,
        },
      }),
      enrollmentEvidence: enrollmentStatus?.evidence.slice(0, 5) ?? [],
      ...(join.observed !== undefined && { observed: join.observed }),
    },
  }
}

/** The collections of a device, oldest first. `locate` is given where many devices are asked for. */
export const readCollections = (db: ReadableCase, deviceId: number, locate = placeFinder(db)): EvidenceCollection[] =>
  collectionsOf(listDevicePlaces(db, deviceId, locate), readCollectionTimes(db, deviceId))

function collectionOf(db: ReadableCase, deviceId: number, key: string): EvidenceCollection {
  const found = readCollections(db, deviceId).find((collection) => collection.key === key)
  if (found === undefined) throw new EngineFailure('noCollection')
  return found
}

function placesOf(artefacts: readonly ArtefactRef[]): (fact: SourcedFact) => EvidenceRef {
  const byId = new Map(artefacts.map((artefact) => [artefact.artefactId, artefact]))
  return ({ artefactId, locator, quote }) => {
    const artefact = byId.get(artefactId)
    const place = { file: artefact?.file ?? '', path: artefact?.path ?? '', format: artefact?.format ?? ('unknown' as const) }
    return { artefactId, ...place, locator, quote }
  }
}
