import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keepBeside, portableFolder } from '../../../../electron/main/portable.ts'
import { temporaryFolder } from './temporaryFolder.ts'

const nothingThere = () => false
const linux = { executable: '/opt/joinsight/joinsight', platform: 'linux', env: {}, isThere: nothingThere } as const

describe('the program', () => {
  it('keeps its things in the folders of the person where nothing says otherwise', () => {
    expect(portableFolder(linux)).toBeUndefined()
  })

  it.each(['joinsight-portable.txt', 'Joinsight data'])('is portable where %s lies beside it', (name) => {
    const isThere = (path: string) => path === join('/opt/joinsight', name)
    expect(portableFolder({ ...linux, isThere })).toBe(join('/opt/joinsight', 'Joinsight data'))
  })

  it('that Windows runs out of a single file keeps its things beside that file, not where it was unpacked', () => {
    const env = { PORTABLE_EXECUTABLE_DIR: '/media/stick' }
    expect(portableFolder({ ...linux, executable: '/tmp/unpacked/Joinsight', env })).toBe(join('/media/stick', 'Joinsight data'))
  })

  it('of an AppImage looks beside the image, not into where it is mounted', () => {
    const isThere = (path: string) => path === join('/media/stick', 'joinsight-portable.txt')
    const env = { APPIMAGE: '/media/stick/Joinsight.AppImage' }
    expect(portableFolder({ ...linux, executable: '/tmp/.mount/joinsight', env, isThere })).toBe(join('/media/stick', 'Joinsight data'))
  })

  it('of macOS looks beside its bundle, which it must not change', () => {
    const executable = '/Volumes/Stick/Joinsight.app/Contents/MacOS/Joinsight'
    const isThere = (path: string) => path === '/Volumes/Stick/joinsight-portable.txt'
    expect(portableFolder({ ...linux, executable, platform: 'darwin', isThere })).toBe('/Volumes/Stick/Joinsight data')
  })
})

describe('a portable program', () => {
  it('has settings, session, crashes, logs and temporary files below its folder, made before they are named', () => {
    const folder = join(temporaryFolder(), 'Joinsight data')
    const places: Record<string, string> = {}
    const set = (name: string, path: string): void => {
      expect(existsSync(path)).toBe(true)
      places[name] = path
    }
    const env: Record<string, string | undefined> = { TEMP: 'C:\\Users\\ann\\Temp' }
    keepBeside({ setPath: set, setAppLogsPath: (path = '') => set('logs', path) }, folder, env)
    expect(Object.keys(places).sort()).toEqual(['crashDumps', 'logs', 'sessionData', 'temp', 'userData'])
    for (const path of [...Object.values(places), env.TEMP, env.TMP, env.TMPDIR]) expect(path?.startsWith(folder)).toBe(true)
    expect(readdirSync(folder).sort()).toEqual(['crashes', 'session', 'settings', 'temp'])
  })

  it.each([
    ['on a system that refuses', () => '/proc/joinsight'],
    ['where a file lies in the way', () => join(import.meta.dirname, 'portable.test.ts')],
    ['in a folder that is gone', () => join(temporaryFolder(), 'gone', 'Joinsight data')],
  ])('that cannot write beside itself, %s, says so rather than writing elsewhere', (_where, folder) => {
    const env: Record<string, string | undefined> = {}
    const refused = () => keepBeside({ setPath: () => undefined, setAppLogsPath: () => undefined }, folder(), env)
    expect(refused).toThrow()
    expect(env).toEqual({})
  })
})
