// `npm run check:package`: packages offline over a made-up Electron folder, then looks at what is in the asar, beside it, and at the fuses.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { changedFiles, unpackedFilesSchema } from '../../electron/main/unpackedFiles.ts'
import { buildApp, inProject, runTool } from './project.ts'

/** Marks the fuses within Electron's program: then a version, a count, one digit a fuse. From @electron/fuses. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSE_COUNT = 8
/** The fuses by their place: '0' off, '1' on. In this order by Electron's documentation of fuses. */
const EXPECTED_FUSES = [
  ['runAsNode', '0'],
  ['cookieEncryption', '1'],
  ['nodeOptions', '0'],
  ['nodeCliInspect', '0'],
  ['embeddedAsarIntegrityValidation', '1'],
  ['onlyLoadAppFromAsar', '1'],
] as const

const failures: string[] = []
const expectThat = (holds: boolean, what: string): void => {
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}`)
  if (!holds) failures.push(what)
}

/** A folder that electron-builder takes for Electron's: a program with fuses in it, and nothing that runs. */
function fakeElectron(folder: string): string {
  const fuses = Buffer.from([1, FUSE_COUNT])
  const program = Buffer.concat([Buffer.from(`program ${FUSE_SENTINEL}`), fuses, Buffer.from('1'.repeat(FUSE_COUNT)), Buffer.from(' end')])
  mkdirSync(join(folder, 'resources'), { recursive: true })
  writeFileSync(join(folder, 'electron'), program)
  chmodSync(join(folder, 'electron'), 0o755)
  writeFileSync(join(folder, 'version'), '45.4.1')
  return folder
}

function checkArchive(resources: string): void {
  const inside = listPackage(join(resources, 'app.asar'), { isPack: false }).map((path) => path.replaceAll('\\', '/'))
  const outside = join(resources, 'app.asar.unpacked')
  const has = (path: string): boolean => inside.includes(path)
  for (const path of [
    '/package.json',
    '/out/main/main.js',
    '/out/preload/preload.cjs',
    '/out/renderer/index.html',
    '/out/servedFiles.json',
  ])
    expectThat(has(path), `${path} is in the asar`)
  expectThat(!inside.some((path) => path.startsWith('/node_modules/node-')), 'no Node is packaged')
  const packages = new Set(inside.flatMap((path) => /^\/node_modules\/([^/]+)/.exec(path)?.[1] ?? []))
  expectThat([...packages].join() === 'better-sqlite3', `of the packages only better-sqlite3 is packaged: ${[...packages].join(', ')}`)
  const libraries = inside.filter((path) => path.endsWith('.node'))
  expectThat(libraries.length === 1, `one native library is packaged: ${libraries.join(', ')}`)
  expectThat(!inside.some((path) => path.endsWith('.map') || path.startsWith('/test') || path.endsWith('.ts')), 'no sources, maps or tests')
  for (const path of [
    'out/main/engine.js',
    'out/main/parserWorker.js',
    'out/main/writerWorker.js',
    'out/main/impactWorker.js',
    'out/main/reportWorker.js',
    'out/main/fonts/inter-latin-400-normal.woff',
    'out/main/verifyWorker.js',
    'out/main/libraryWorker.js',
    'out/main/redactionWorker.js',
    'package.json',
  ])
    expectThat(existsSync(join(outside, path)), `${path} lies beside the asar`)
  expectThat(!existsSync(join(outside, 'out/main/main.js')), 'main.js does not lie beside the asar')
  const list = unpackedFilesSchema.parse(JSON.parse(readFileSync(inProject('out', 'unpackedFiles.json'), 'utf8')))
  const changed = changedFiles(outside, list)
  expectThat(
    list.length > 4 && changed.length === 0,
    `what lies beside the asar is what was built${changed.map((path) => ` ${path}`).join()}`,
  )
  const unlisted = readdirSync(outside, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(outside.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !path.endsWith('package.json') && !path.endsWith('LICENSE') && !list.some((listed) => listed.path === path))
  expectThat(unlisted.length === 0, `nothing unlisted lies beside the asar${unlisted.length > 0 ? `: ${unlisted.join(', ')}` : ''}`)
}

function checkFuses(program: string): void {
  const bytes = readFileSync(program)
  const start = bytes.indexOf(FUSE_SENTINEL) + FUSE_SENTINEL.length + 2
  for (const [index, [name, value]] of EXPECTED_FUSES.entries())
    expectThat(String.fromCharCode(bytes[start + index] ?? 0) === value, `fuse ${name} is ${value === '1' ? 'on' : 'off'}`)
}

const work = mkdtempSync(join(tmpdir(), 'joinsight-package-'))
const output = join(work, 'release')
const electronDist = fakeElectron(join(work, 'electron'))
const options = [`-c.electronDist=${electronDist}`, `-c.directories.output=${output}`]
const isPackaged =
  buildApp() &&
  runTool('electron-builder', ['--linux', 'dir', '--x64', '--publish', 'never', '--config', 'build/electron-builder.yml', ...options])
expectThat(isPackaged, 'electron-builder packages offline')
if (isPackaged) {
  checkArchive(join(output, 'linux-unpacked', 'resources'))
  checkFuses(join(output, 'linux-unpacked', 'joinsight'))
}
rmSync(work, { recursive: true, force: true })
if (failures.length > 0) process.exitCode = 1
