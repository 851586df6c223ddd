import type { ArtefactRow } from '../../../shared/contract/viewRequests.ts'
import { isDeviceless } from '../../../shared/facts/format.ts'
import { type ContainerRow, listArtefacts, listContainers, listDeviceIds, type ReadableCase } from '../../store/index.ts'
import type { CaseSession } from '../caseSession.ts'
import { diagnoseDevices } from '../diagnosis/diagnoseDevices.ts'
import { createDeviceAssignment, type UnnamedArtefact } from './deviceAssignment.ts'

const PAGE = 500

/**
 * Makes up for what a killed import had still to do: artefacts that were read, but given to no device yet, get theirs, and every device
 * is judged for good. Half-read artefacts are gone already: the store clears them when the case is opened.
 */
export async function finishInterrupted(session: CaseSession): Promise<void> {
  const { db, writer } = session
  if (writer === undefined) return
  await createDeviceAssignment(db, writer).settle(artefactsWithoutDevice(db))
  await diagnoseDevices(session, listDeviceIds(db), false)
}

function artefactsWithoutDevice(db: ReadableCase): UnnamedArtefact[] {
  const containers = new Map(listContainers(db).map((container) => [container.id, container]))
  const unnamed: UnnamedArtefact[] = []
  for (let offset = 0, total = 1; offset < total; offset += PAGE) {
    const page = listArtefacts(db, { offset, limit: PAGE })
    total = page.total
    for (const row of page.rows) if (row.deviceId === undefined && !isDeviceless(row.format)) unnamed.push(unnamedOf(row, containers))
  }
  return unnamed
}

function unnamedOf(row: ArtefactRow, containers: ReadonlyMap<number, ContainerRow>): UnnamedArtefact {
  let container = containers.get(row.containerId)
  let path = row.path
  while (container?.parentId !== undefined) {
    path = `${container.path}/${path}`
    container = containers.get(container.parentId)
  }
  const root = container?.id ?? row.containerId
  const rootName = (container?.path ?? row.container).split(/[\\/]/).at(-1) ?? row.name
  const isAlone = container?.kind === 'file' || container?.kind === 'clipboard'
  return {
    artefactId: row.id,
    place: { root, rootName, isAlone, path },
    name: row.name,
    format: row.format,
    records: row.records,
    identity: {},
    ...(row.duplicateOf !== undefined && { duplicateOf: row.duplicateOf }),
  }
}
