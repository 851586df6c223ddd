import { SaxesParser } from 'saxes'
import { readTextChunks } from '../text/textChunks.ts'

/** Deeper than any manifest. */
const DEEPEST = 64

export type Attributes = Readonly<Record<string, string>>

/** A field of a template, or a struct with fields of its own. */
export interface ManifestMember {
  readonly isStruct: boolean
  readonly attributes: Attributes
  readonly members: readonly Attributes[]
}

export interface ManifestProvider {
  readonly attributes: Attributes
  /** By their `tid`. */
  readonly templates: ReadonlyMap<string, readonly ManifestMember[]>
  readonly events: readonly Attributes[]
}

export interface ManifestElements {
  readonly providers: readonly ManifestProvider[]
  /** Texts that `$(string.…)` refers to, by their id. */
  readonly strings: ReadonlyMap<string, string>
}

/** What of an instrumentation manifest describes events; all that comes behind damaged XML is missing. Schema: eventman.xsd. */
export function readManifestElements(xml: Uint8Array): ManifestElements {
  const collector = new Collector()
  const parser = new SaxesParser({ xmlns: false, position: false })
  let isDamaged = false
  parser.on('error', () => {
    isDamaged = true
  })
  parser.on('opentag', ({ name, attributes }) => {
    isDamaged ||= collector.depth >= DEEPEST
    if (!isDamaged) collector.open(name.slice(name.indexOf(':') + 1), attributes)
  })
  parser.on('closetag', () => collector.close())
  for (const { text } of readTextChunks(xml, 'utf-8')) {
    parser.write(text)
    if (isDamaged) break
  }
  return collector
}

interface OpenMember extends ManifestMember {
  readonly members: Attributes[]
}

interface OpenProvider extends ManifestProvider {
  readonly templates: Map<string, OpenMember[]>
  readonly events: Attributes[]
}

class Collector implements ManifestElements {
  readonly providers: OpenProvider[] = []
  readonly strings = new Map<string, string>()
  readonly #names: string[] = []
  #members: OpenMember[] = []

  get depth(): number {
    return this.#names.length
  }

  open(name: string, attributes: Attributes): void {
    const parent = this.#names.at(-1)
    this.#names.push(name)
    if (name === 'provider') this.providers.push({ attributes, templates: new Map(), events: [] })
    else if (name === 'string' && parent === 'stringTable') this.strings.set(attributes.id ?? '', attributes.value ?? '')
    else if (name === 'event' && parent === 'events') this.providers.at(-1)?.events.push(attributes)
    else if (name === 'template' && parent === 'templates') {
      this.#members = []
      this.providers.at(-1)?.templates.set(attributes.tid ?? '', this.#members)
    } else if (parent === 'template' && (name === 'data' || name === 'struct'))
      this.#members.push({ isStruct: name === 'struct', attributes, members: [] })
    else if (parent === 'struct' && name === 'data') this.#members.at(-1)?.members.push(attributes)
  }

  close(): void {
    this.#names.pop()
  }
}
