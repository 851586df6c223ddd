import type { ArtefactPlaces } from '../../../../../shared/diagnosis/factIndex.ts'
import type { DeviceList } from '../../../../../shared/diagnosis/ruleContext.ts'
import type { Fact, SourcedFact } from '../../../../../shared/facts/fact.ts'
import type { FormatId } from '../../../../../shared/facts/format.ts'
import { readerOf } from '../../../../../shared/parse/readers.ts'
import { encodeRegInfo } from '../../../../../shared/scenarios/encoders/encodeRegInfo.ts'
import { caseEventFacts } from './caseEventFacts.ts'
import { writeDsregcmd } from './writeDsregcmd.ts'
import { writeInventory } from './writeInventory.ts'
import { writeRegistry } from './writeRegistry.ts'
import { writeReport } from './writeReport.ts'

export interface CaseEvidence {
  readonly facts: readonly SourcedFact[]
  readonly places: ArtefactPlaces
  readonly lists: readonly DeviceList[]
}

interface CaseFile {
  readonly artefactId: number
  readonly name: string
  readonly format: FormatId
  /** Absent: a line is an event (see caseEventFacts). */
  readonly write?: (lines: readonly string[]) => Uint8Array
}

/** The files of a case by the word that starts a line. */
const files: Readonly<Record<string, CaseFile>> = {
  dsregcmd: { artefactId: 1, name: 'dsregcmd.txt', format: 'dsregcmd', write: writeDsregcmd },
  report: { artefactId: 2, name: 'MDEClientAnalyzer.xml', format: 'analyzerXml', write: writeReport },
  registry: { artefactId: 3, name: 'SenseCM.reg', format: 'reg', write: writeRegistry },
  older: { artefactId: 4, name: 'dsregcmd-old.txt', format: 'dsregcmd', write: writeDsregcmd },
  reginfo: { artefactId: 8, name: 'MdeConfigMgrRegInfo.txt', format: 'mdeConfigMgrRegInfo', write: writeRegInfo },
  log: { artefactId: 9, name: 'UserDeviceRegistration.evtx', format: 'evtx' },
  otherlog: { artefactId: 10, name: 'AAD.evtx', format: 'evtx' },
  trace: { artefactId: 11, name: 'AADRT.etl', format: 'etl' },
  portal: { artefactId: 5, name: 'devices.csv', format: 'deviceInventory', write: (lines) => writeInventory('portal', lines) },
  entra: { artefactId: 6, name: 'exportDevice.csv', format: 'deviceInventory', write: (lines) => writeInventory('entra', lines) },
  intune: { artefactId: 7, name: 'DevicesWithInventory.csv', format: 'deviceInventory', write: (lines) => writeInventory('intune', lines) },
}

/** `Name : value` lines. */
function writeRegInfo(lines: readonly string[]): Uint8Array {
  const fields = lines
    .flatMap((one) => one.split(' | '))
    .map((line): [string, string] => {
      const [name = '', value = ''] = line.split(' : ')
      return [name, value]
    })
  return encodeRegInfo({ runTime: '21/05/2024 10:00:00 AM +00:00', fields })
}

/**
 * Evidence as a support engineer writes it down: a line starts with the file, then comes what stands in it, in the file's own words.
 * The files are written by the encoders of the scenarios and read by the product's own readers.
 */
export function readCaseEvidence(text: string): CaseEvidence {
  const linesOf = new Map<string, string[]>()
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue
    const [, file = '', words = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? []
    if (files[file] === undefined) throw new Error(`no file "${file}" in the line "${line}"`)
    linesOf.set(file, [...(linesOf.get(file) ?? []), words])
  }
  const read = [...linesOf].map(([file, lines]) => readFile(files[file], lines))
  return {
    facts: read.flatMap(({ facts }) => facts),
    places: new Map(read.map(({ file: { artefactId, name, format } }) => [artefactId, { name, path: name, format }])),
    lists: read.flatMap(({ lists }) => lists),
  }
}

function readFile(file: CaseFile | undefined, lines: readonly string[]) {
  if (file === undefined) throw new Error('no such file')
  const read = factsOf(file, lines)
  if (read.length === 0) throw new Error(`${file.name} of this case gives no fact: ${lines.join(' / ')}`)
  const ofOthers = otherRows(file, lines)
  const facts = read
    .filter((fact) => !isAboutList(fact) && (fact.row === undefined || !ofOthers.has(fact.row)))
    .map((fact): SourcedFact => ({ ...fact, artefactId: file.artefactId }))
  return { file, facts, lists: listsOf(file, read) }
}

function factsOf({ format, name, write }: CaseFile, lines: readonly string[]): Fact[] {
  if (write === undefined) return caseEventFacts(lines)
  const parse = readerOf(format)
  if (parse === undefined) throw new Error(`no reader of ${format}`)
  return [...parse({ bytes: write(lines), name })].flatMap((item) => (item.type === 'fact' ? [item.fact] : []))
}

const isAboutList = ({ kind }: Fact): boolean => kind === 'inventory.list' || kind === 'inventory.rows' || kind === 'inventory.newest'

/** A row that starts with `other` is about another device of the same list; row 2 is the first below the headers. */
const otherRows = ({ format }: CaseFile, lines: readonly string[]): ReadonlySet<number> =>
  new Set(format === 'deviceInventory' ? lines.flatMap((line, at) => (line.startsWith('other ') ? [at + 2] : [])) : [])

function listsOf({ artefactId }: CaseFile, facts: readonly Fact[]): readonly DeviceList[] {
  const list = facts.find(({ kind }) => kind === 'inventory.list')
  if (list === undefined) return []
  const newest = facts.find(({ kind }) => kind === 'inventory.newest')
  return [
    {
      artefactId,
      source: list.value as DeviceList['source'],
      rows: Number(facts.find(({ kind }) => kind === 'inventory.rows')?.value ?? 0),
      ...(newest === undefined ? {} : { newest: String(newest.value) }),
      locator: list.locator,
      quote: list.quote,
    },
  ]
}
