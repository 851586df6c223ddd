import { describe, expect, it } from 'vitest'
import { createDeviceMatching, type MatchedDevice, pairDevices } from '../../../../shared/compare/matchDevices.ts'

const device = (deviceId: number, name: string, ids: MatchedDevice['ids'] = {}): MatchedDevice => ({ deviceId, name, ids })

describe('which device of one case is which of another', () => {
  it('is told by an id before the name', () => {
    const match = createDeviceMatching([device(1, 'PC-1'), device(2, 'OLD-NAME', { aadDeviceId: 'AA' })])
    expect(match(device(9, 'PC-1', { aadDeviceId: 'aa' }))).toMatchObject({ kind: 'match', device: { deviceId: 2 }, by: 'aadDeviceId' })
    expect(match(device(9, 'pc-1'))).toMatchObject({ kind: 'match', device: { deviceId: 1 }, by: 'name' })
    expect(match(device(9, 'PC-2'))).toEqual({ kind: 'none' })
  })

  it('is for a person to say where ids name two devices, or a name has another id', () => {
    const two = createDeviceMatching([device(1, 'A', { aadDeviceId: 'aa' }), device(2, 'B', { senseDeviceId: 'bb' })])
    expect(two(device(9, 'C', { aadDeviceId: 'aa', senseDeviceId: 'bb' }))).toMatchObject({ kind: 'ambiguous', usually: { deviceId: 2 } })
    const anew = createDeviceMatching([device(1, 'PC', { aadDeviceId: 'aa' })])
    expect(anew(device(9, 'PC', { aadDeviceId: 'bb' }))).toMatchObject({ kind: 'ambiguous', usually: { deviceId: 1 } })
  })

  it('is usually another device where the sensor is another', () => {
    const match = createDeviceMatching([device(1, 'PC', { senseDeviceId: 'aa' })])
    const matching = match(device(9, 'PC', { senseDeviceId: 'bb' }))
    expect(matching).toMatchObject({ kind: 'ambiguous', candidates: [{ deviceId: 1 }] })
    expect(matching).not.toHaveProperty('usually')
  })

  it('pairs each device once, and tells those that stand alone', () => {
    const { pairs, onlyLeft, onlyRight } = pairDevices([device(1, 'A'), device(2, 'B'), device(3, 'a')], [device(7, 'A'), device(8, 'C')])
    expect(pairs.map(({ left, right, by }) => [left.deviceId, right.deviceId, by])).toEqual([[1, 7, 'name']])
    expect([onlyLeft.map(({ deviceId }) => deviceId), onlyRight.map(({ deviceId }) => deviceId)]).toEqual([[2, 3], [8]])
  })

  it('pairs by ids before names: a device of the same name does not take the partner of one whose id it has', () => {
    const renamed = pairDevices(
      [device(1, 'BETA', { aadDeviceId: 'bb' }), device(2, 'GAMMA', { aadDeviceId: 'aa' })],
      [device(9, 'BETA', { aadDeviceId: 'aa' })],
    )
    expect(renamed.pairs.map(({ left, right, by }) => [left.deviceId, right.deviceId, by])).toEqual([[2, 9, 'aadDeviceId']])
    expect(renamed.onlyLeft.map(({ deviceId }) => deviceId)).toEqual([1])
    const twins = pairDevices([device(1, 'PC'), device(2, 'PC', { aadDeviceId: 'aa' })], [device(9, 'PC', { aadDeviceId: 'aa' })])
    expect(twins.pairs.map(({ left }) => left.deviceId)).toEqual([2])
  })
})
