import type { DeviceDiagnosis } from '../../../shared/contract/diagnosis.ts'
import { diagnoseDevice } from '../../../shared/diagnosis/diagnoseDevice.ts'
import type { DeviceList } from '../../../shared/diagnosis/ruleContext.ts'
import { inventorySourceSchema } from '../../../shared/facts/inventoryField.ts'
import { type ArtefactRef, type ReadableCase, readDeviceFacts, readDeviceLists, readFlowDecision } from '../../store/index.ts'

/** What every device of the case is judged beside: its device lists, and where they lie. */
export interface JudgeSetting {
  readonly lists: readonly DeviceList[]
  readonly places: readonly ArtefactRef[]
}

export function readSetting(db: ReadableCase): JudgeSetting {
  const places = readDeviceLists(db)
  const lists = places.flatMap(({ artefactId, source, rows, newest, locator, quote }) => {
    const known = inventorySourceSchema.safeParse(source)
    return known.success ? [{ artefactId, source: known.data, rows, ...(newest !== undefined && { newest }), locator, quote }] : []
  })
  return { lists, places }
}

/** Judges one device by what the case holds now; by a part of its evidence where `only` names the artefacts that count. */
export function judgeDevice(
  db: ReadableCase,
  deviceId: number,
  provisional: boolean,
  setting = readSetting(db),
  only?: ReadonlySet<number>,
): DeviceDiagnosis {
  const { facts, artefacts } = readDeviceFacts(db, deviceId)
  const counts = ({ artefactId }: { readonly artefactId: number }): boolean => only?.has(artefactId) ?? true
  const places = [...setting.places, ...artefacts].map(
    ({ artefactId, file, path, format }) => [artefactId, { name: file, path, format }] as const,
  )
  const decision = readFlowDecision(db, deviceId)
  const options = { provisional, lists: setting.lists.filter(counts), ...(decision && { decision }) }
  return diagnoseDevice(facts.filter(counts), new Map(places), options)
}
