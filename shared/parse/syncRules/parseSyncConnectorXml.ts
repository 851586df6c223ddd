import { problemOf } from '../../facts/problemTexts.ts'
import type { SyncConnectorRecord } from '../../facts/record.ts'
import type { ConnectorPartition, SchemaAttribute } from '../../facts/syncRule.ts'
import { ByteLedger } from '../byteLedger.ts'
import type { ParsedItem, ParseInput, ParseSummary } from '../parsed.ts'
import { detectEncoding } from '../text/detectEncoding.ts'
import { childNamed, childrenNamed, childText, readXmlItems, type XmlElement } from '../text/xmlItems.ts'
import { plainGuid, readYesNo } from './ruleWords.ts'
import { schemaAttributeOf } from './schemaOfXml.ts'

/** What is collected of one connector, or of the metaverse, while its file streams by. */
interface Collected {
  readonly texts: Map<string, string>
  readonly partitions: ConnectorPartition[]
  readonly schema: SchemaAttribute[]
}

/** Parts of a connector or metaverse file that matter here; of 1.8 MB they are a tenth. */
const HEAD: ReadonlySet<string> = new Set(['id', 'name', 'category', 'subtype', 'ma-listname'])

/**
 * Reads a connector (`Connectors/*.xml`) or the metaverse's schema (`GlobalSettings/MV.xml`) out of the folder that
 * Get-ADSyncServerConfiguration writes. Of a cut file what came before the cut is given.
 */
export function* parseSyncConnectorXml({ bytes }: ParseInput): Generator<ParsedItem, ParseSummary> {
  const ledger = new ByteLedger(bytes.length)
  const encoding = detectEncoding(bytes)
  ledger.parsed(0, bytes.length)
  let collected = nothingCollected()
  let found = 0
  let isMetaverse = false
  for (const item of readXmlItems(bytes, encoding, isPart)) {
    if (item.kind === 'item') {
      isMetaverse = rootOf(item.names) === 'mv-data'
      collect(collected, item.names.at(-1)?.toLowerCase() ?? '', item.element)
    } else if (item.kind === 'stop') {
      ledger.problem(item.problem.offset ?? 0, item.problem.length ?? 0)
      yield* recordOf(collected, isMetaverse, '/')
      yield { type: 'problem', problem: item.problem }
      found++
    } else if (isContainer(item.names)) {
      yield* recordOf(collected, isMetaverse, item.path)
      found += collected.texts.size + collected.schema.length
      collected = nothingCollected()
    }
  }
  if (found === 0) yield { type: 'problem', problem: problemOf(bytes.length === 0 ? 'emptyFile' : 'nothingRecognised', 'error') }
  return { encoding, account: ledger.account() }
}

const nothingCollected = (): Collected => ({ texts: new Map(), partitions: [], schema: [] })

const rootOf = (names: readonly string[]): string => names.find((name) => /^(?:ma|mv)-data$/i.test(name))?.toLowerCase() ?? ''
const isContainer = (names: readonly string[]): boolean => /^(?:ma|mv)-data$/i.test(names.at(-1) ?? '')

function isPart(names: readonly string[]): boolean {
  const name = names.at(-1)?.toLowerCase() ?? ''
  const parent = names.at(-2)?.toLowerCase()
  if (HEAD.has(name)) return parent === 'ma-data'
  return name === 'attribute-type' || (name === 'partition' && parent === 'ma-partition-data')
}

function collect(into: Collected, name: string, element: XmlElement): void {
  if (name === 'attribute-type') {
    const attribute = schemaAttributeOf(element)
    if (attribute !== undefined) into.schema.push(attribute)
  } else if (name === 'partition') into.partitions.push(partitionOf(element))
  else into.texts.set(name, element.text.trim())
}

/** `name` is the partition's distinguished name, `display-name` what the wizard shows. */
function partitionOf(partition: XmlElement): ConnectorPartition {
  const containers = ['filter', 'containers'].reduce<XmlElement | undefined>((at, name) => at && childNamed(at, name), partition)
  const listed = (list: string, member: string): string[] => {
    const parent = containers && childNamed(containers, list)
    return parent === undefined ? [] : childrenNamed(parent, member).flatMap(({ text }) => (text.trim() === '' ? [] : [text.trim()]))
  }
  const name = childText(partition, 'name') ?? ''
  const selected = readYesNo(childText(partition, 'selected'))
  return {
    dn: name,
    name: childText(partition, 'display-name') ?? name,
    ...(selected === undefined ? {} : { selected }),
    inclusions: listed('inclusions', 'inclusion'),
    exclusions: listed('exclusions', 'exclusion'),
  }
}

function* recordOf({ texts, partitions, schema }: Collected, isMetaverse: boolean, path: string): Generator<ParsedItem, void> {
  const locator = { kind: 'xpath', path } as const
  if (isMetaverse) {
    if (schema.length > 0) yield { type: 'record', record: { type: 'metaverseSchema', attributes: schema }, locator }
    return
  }
  const id = texts.get('id')
  if (id === undefined) return
  const record: SyncConnectorRecord = {
    type: 'syncConnector',
    id: plainGuid(id),
    name: texts.get('name') ?? '',
    kind: kindOf(texts),
    partitions,
    schema,
  }
  yield { type: 'record', record, locator }
}

function kindOf(texts: ReadonlyMap<string, string>): SyncConnectorRecord['kind'] {
  if (texts.get('category')?.toUpperCase() === 'AD') return 'activeDirectory'
  const words = `${texts.get('subtype') ?? ''} ${texts.get('ma-listname') ?? ''}`
  return /windows azure active directory|entra/i.test(words) ? 'entra' : 'other'
}
