import { describe, expect, test } from 'vitest'
import { launchCommands, typedArguments } from '../../../../electron/main/launchCommands.ts'

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
