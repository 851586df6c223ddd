import { describe, expect, it } from 'vitest'
import { createPlaceTree } from '../../../../../electron/engine/import/placeTree.ts'
import { createUnnamedHomes, withoutExtension } from '../../../../../electron/engine/import/unnamedHomes.ts'

const place = (path: string) => ({ root: 1, rootName: 'case 42.zip', isAlone: false, path })

describe('a nameless file', () => {
  it('joins the one device named in its own folder, however many there are around it', () => {
    const tree = createPlaceTree()
    tree.add(1, 'pc1/report.htm', 11)
    tree.add(1, 'pc2/report.htm', 12)
    expect(tree.nearest(1, 'pc2/logs/dsregcmd.txt')).toBe(12)
  })

  it('joins none where the nearest folder with devices has several', () => {
    const tree = createPlaceTree()
    tree.add(1, 'a.htm', 11)
    tree.add(1, 'b.htm', 12)
    expect(tree.nearest(1, 'logs/dsregcmd.txt')).toBeUndefined()
  })

  it('does not join a device of another container', () => {
    const tree = createPlaceTree()
    tree.add(2, 'a.htm', 11)
    expect(tree.nearest(1, 'dsregcmd.txt')).toBeUndefined()
  })

  it('shares the device of its folder with the others in it, named after the container', () => {
    const homes = createUnnamedHomes()
    homes.see(place('dsregcmd.txt'), 'dsregcmd')
    homes.see(place('RegInfo.txt'), 'mdeConfigMgrRegInfo')
    expect(homes.homeOf(place('dsregcmd.txt'))).toBe(homes.homeOf(place('RegInfo.txt')))
    expect(homes.homeOf(place('dsregcmd.txt'))?.name).toBe('case 42')
  })

  it('has the folder of each device as its home where every folder holds the same kinds', () => {
    const homes = createUnnamedHomes()
    for (const path of ['pc1/dsregcmd.txt', 'pc2/dsregcmd.txt']) homes.see(place(path), 'dsregcmd')
    expect(homes.homeOf(place('pc1/export.reg'))?.name).toBe('pc1')
    expect(homes.homeOf(place('pc2/dsregcmd.txt'))?.name).toBe('pc2')
  })

  it('has no home among others of its kind in one folder', () => {
    const homes = createUnnamedHomes()
    for (const path of ['a.txt', 'b.txt']) homes.see(place(path), 'dsregcmd')
    expect(homes.homeOf(place('a.txt'))).toBeUndefined()
  })

  it('alone is its own container', () => {
    expect(createUnnamedHomes().homeOf({ ...place('a.txt'), isAlone: true })).toBeUndefined()
  })
})

describe('withoutExtension', () => {
  it.each([
    ['MDEClientAnalyzerResult.zip', 'MDEClientAnalyzerResult'],
    ['PC-7.contoso', 'PC-7.contoso'],
    ['.zip', '.zip'],
  ])('makes of %s the name %s', (file, name) => expect(withoutExtension(file)).toBe(name))
})
