import { describe, expect, test } from 'vitest'
import { absoluteArguments, launchCommands, typedArguments } from '../../../../electron/main/launchCommands.ts'

describe('the command line', () => {
  test('opens the sample by its switch', () => {
    expect(launchCommands(['--sample'], '/home')).toEqual([{ command: 'sample' }])
  })

  test('opens a case file, whatever the case of its extension, and imports the rest', () => {
    expect(launchCommands(['a.zip', 'Field.JCASE', '/evidence/folder'], '/home')).toEqual([
      { command: 'openCase', paths: ['/home/Field.JCASE'] },
      { command: 'import', paths: ['/home/a.zip', '/evidence/folder'] },
    ])
  })

  test('takes files by address, as desktops of Linux give them', () => {
    expect(launchCommands(['file:///cases/M%C3%BCller%20GmbH.jcase', 'file:///tmp/a.zip', 'odd:name.zip'], '/home')).toEqual([
      { command: 'openCase', paths: ['/cases/Müller GmbH.jcase'] },
      { command: 'import', paths: ['/tmp/a.zip', '/home/odd:name.zip'] },
    ])
  })

  test('means the same in another folder once its paths are made absolute', () => {
    expect(absoluteArguments(['--sample', 'a.zip', 'file:///b.jcase'], '/home')).toEqual(['--sample', '/home/a.zip', '/b.jcase'])
  })

  test('asks for nothing where nothing is given', () => {
    expect(launchCommands([], '/home')).toEqual([])
  })

  test('leaves Chromium’s switches alone', () => {
    expect(launchCommands(['--user-data-dir=/x', '--inspect=0'], '/home')).toEqual([])
  })

  test('leaves out the program, and the folder of the app where Electron was given one', () => {
    expect(typedArguments(['/bin/joinsight', 'a.zip'], true)).toEqual(['a.zip'])
    expect(typedArguments(['/bin/electron', '--inspect=0', '/work/app', '--sample', 'a.zip'], false)).toEqual([
      '--inspect=0',
      '--sample',
      'a.zip',
    ])
  })
})
