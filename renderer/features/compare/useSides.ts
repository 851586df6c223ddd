import type { ComparableDevice, CompareSide } from '../../../shared/contract/compareRequests.ts'
import type { Output } from '../../../shared/contract/requests.ts'
import { useCase, useDevice, useSessionState, useView, type View } from '../../host/index.ts'

export interface Sides {
  readonly left: CompareSide | undefined
  readonly right: CompareSide | undefined
}

/** Devices that are offered at once; typing finds the others. */
export const OFFERED = 60

interface ChosenSides {
  readonly devices: View<Output<'compare.sides'>>
  readonly sides: Sides
  readonly choose: (which: keyof Sides, side: CompareSide | undefined) => void
  readonly swap: () => void
}

/** What is compared: as a person chose, or what lies at hand: the first collection of the device in front against its latest, else two devices. */
export function useSides(): ChosenSides {
  const { state } = useCase()
  const { deviceId } = useDevice()
  const devices = useView('compare.sides', { offset: 0, limit: OFFERED, ...(deviceId !== undefined && { withDevice: deviceId }) })
  const [chosen, setChosen] = useSessionState<Sides | undefined>(`compare ${state.open ? state.path : ''}`, undefined)
  const sides = chosen ?? (devices.status === 'ready' ? atHand(devices.view.rows, deviceId) : { left: undefined, right: undefined })
  return {
    devices,
    sides,
    choose: (which, side) => setChosen({ ...sides, [which]: side }),
    swap: () => setChosen({ left: sides.right, right: sides.left }),
  }
}

function atHand(rows: readonly ComparableDevice[], front: number | undefined): Sides {
  const inFront = rows.find((row) => row.deviceId === front)
  const twice = [inFront, ...rows].find((row) => row !== undefined && row.collections.length > 1)
  const [first, latest] = [twice?.collections[0], twice?.collections.at(-1)]
  if (twice !== undefined && first !== undefined && latest !== undefined) {
    const { deviceId } = twice
    return { left: { deviceId, collection: first.key }, right: { deviceId, collection: latest.key } }
  }
  const left = inFront ?? rows[0]
  const right = rows.find((row) => row !== left)
  return { left: left && { deviceId: left.deviceId }, right: right && { deviceId: right.deviceId } }
}
