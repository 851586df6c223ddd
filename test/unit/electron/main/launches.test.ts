import { describe, expect, it } from 'vitest'
import { createLaunches, isLaunch, launchOf } from '../../../../electron/main/launches.ts'

const opened = (path: string) => ({ command: 'openCase', paths: [path] })

describe('launches', () => {
  it('that come before there is a window wait for it, in their order', () => {
    const launches = createLaunches()
    launches.add({ args: ['a.jcase'], folder: '/cases' })
    // macOS names the file of a double click before the app is ready.
    launches.add({ args: ['/cases/b.jcase'], folder: '/' })
    const commands: unknown[] = []
    launches.obey((command) => commands.push(command))
    expect(commands).toEqual([opened('/cases/a.jcase'), opened('/cases/b.jcase')])
  })

  it('that come later are obeyed at once, and none twice', () => {
    const launches = createLaunches()
    const commands: unknown[] = []
    launches.add({ args: ['--sample'], folder: '/' })
    launches.obey((command) => commands.push(command))
    launches.add({ args: ['x.zip', 'c.JCASE'], folder: '/evidence' })
    expect(commands).toEqual([{ command: 'sample' }, opened('/evidence/c.JCASE'), { command: 'import', paths: ['/evidence/x.zip'] }])
  })

  it('name what a person typed, without the program itself', () => {
    expect(launchOf(['/opt/joinsight', '/cases/a.jcase'], true, '/')).toEqual({ args: ['/cases/a.jcase'], folder: '/' })
    expect(launchOf(['/electron', '/app', 'a.jcase'], false, '/cases')).toEqual({ args: ['a.jcase'], folder: '/cases' })
  })

  it('of another shape are none', () => {
    expect([isLaunch(null), isLaunch('a.jcase'), isLaunch({ args: [] }), isLaunch({ args: [], folder: '/' })]).toEqual([
      false,
      false,
      false,
      true,
    ])
  })
})
