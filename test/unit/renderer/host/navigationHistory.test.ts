import { describe, expect, test } from 'vitest'
import {
  goBack,
  goForward,
  goToDevice,
  goToPlace,
  goToTab,
  LONGEST_WAY,
  startWay,
  type Way,
} from '../../../../renderer/host/navigationHistory.ts'
import type { EvidenceRef } from '../../../../shared/contract/evidenceRef.ts'

const place: EvidenceRef = {
  artefactId: 7,
  file: 'dsregcmd.txt',
  path: 'dsregcmd.txt',
  format: 'dsregcmd',
  locator: { kind: 'line', line: 58 },
  quote: 'AzureAdJoined : NO',
}
const tabsOf = ({ before, now, after }: Way) => [...before.map(({ tab }) => tab), `[${now.tab}]`, ...after.map(({ tab }) => tab)].join(' ')

describe('the way through the tabs', () => {
  test('goes back and forward over tabs and places', () => {
    const way = goToPlace(goToTab(startWay('overview'), 'join-flow'), place, 'Step 3')
    expect(tabsOf(way)).toBe('overview join-flow [evidence]')
    expect(way.now).toMatchObject({ place, from: 'Step 3' })
    const start = goBack(goBack(way))
    expect(tabsOf(start)).toBe('[overview] join-flow evidence')
    expect(goForward(goForward(start)).now).toBe(way.now)
  })

  test('stays where it is at both ends', () => {
    const way = startWay('overview')
    expect(goBack(way)).toBe(way)
    expect(goForward(way)).toBe(way)
  })

  test('forgets the stops ahead once another turn is taken', () => {
    const way = goToTab(goBack(goToTab(startWay('overview'), 'registry')), 'guidance')
    expect(tabsOf(way)).toBe('overview [guidance]')
  })

  test('keeps what a tab wanted kept, for each stop by itself', () => {
    const overview = startWay('overview')
    overview.now.kept.set('selected', 3)
    const way = goToTab(goToTab(overview, 'registry'), 'overview')
    expect(way.now.kept.size).toBe(0)
    expect(goBack(goBack(way)).now.kept.get('selected')).toBe(3)
  })

  test('does not leave the tab that is asked for again, nor what is selected in it', () => {
    const way = goToTab(startWay('overview'), 'registry')
    expect(goToTab(way, 'registry')).toBe(way)
    expect(tabsOf(goToTab(way, 'registry', { key: 'HKLM' }))).toBe('overview registry [registry]')
    expect(tabsOf(goToTab(goToPlace(way, place), 'evidence'))).toBe('overview registry evidence [evidence]')
  })

  test('carries the chosen device along, and takes the one that a tab is opened for', () => {
    const way = goToDevice(startWay('overview'), 2)
    expect(goToTab(way, 'join-flow').now.deviceId).toBe(2)
    expect(goToPlace(way, place).now.deviceId).toBe(2)
    expect(goToTab(way, 'join-flow', { deviceId: 5 }).now.deviceId).toBe(5)
    expect(goBack(way).now.deviceId).toBeUndefined()
    expect(goToDevice(way, undefined).now.deviceId).toBeUndefined()
  })

  test('is bounded: the oldest stops are let go', () => {
    let way = startWay('first')
    for (let stop = 0; stop < LONGEST_WAY + 50; stop += 1) way = goToTab(way, stop % 2 === 0 ? 'registry' : 'overview')
    expect(way.before).toHaveLength(LONGEST_WAY)
    expect(way.before.some(({ tab }) => tab === 'first')).toBe(false)
  })

  test('gives every stop an id of its own, also after a turn', () => {
    const turned = goToTab(goBack(goToTab(startWay('overview'), 'registry')), 'guidance')
    const ids = [...turned.before, turned.now].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(turned.now.id).not.toBe(1)
  })
})
