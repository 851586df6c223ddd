import { ParseError } from '../byteReader.ts'
import { type Part, type Template, templateAt } from './binaryXml.ts'
import type { EvtxChunk } from './evtxChunk.ts'
import { guidText } from './valueText.ts'

/** Where the offsets of the newest templates stand in the header of a chunk. */
const BUCKETS_AT = 384
const BUCKETS = 32
/** Real logs have some hundreds. */
const MOST_TEMPLATES = 4000
const MOST_IN_CHUNK = 1000
/** Bytes of definitions: those of real logs are some hundred kilobytes. */
const MOST_BYTES = 4 << 20

/**
 * Templates of all chunks of a log by their id. A chunk holds its own, so that it can be read alone; a log uses the same ones in most of
 * its chunks, and records that lost theirs can be read with those of another.
 */
export class TemplateLibrary {
  readonly #guids = new Map<number, string>()
  readonly #templates = new Map<number, Template>()
  #bytes = 0

  get templates(): ReadonlyMap<number, Template> {
    return this.#templates
  }

  /** Takes the templates of a chunk that are not known yet. Damaged ones are passed over. */
  addFrom(chunk: EvtxChunk): void {
    let steps = MOST_IN_CHUNK
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      let at = chunk.view.getUint32(BUCKETS_AT + bucket * 4, true)
      // Each names the one before it, which lies nearer to the beginning.
      while (at !== 0 && at + 24 <= chunk.bytes.length && this.#guids.size < MOST_TEMPLATES && steps-- > 0) {
        this.#add(chunk, at)
        const next = chunk.view.getUint32(at, true)
        if (next >= at) break
        at = next
      }
    }
  }

  #add(chunk: EvtxChunk, at: number): void {
    const id = chunk.view.getUint32(at + 4, true)
    const guid = guidText(chunk.bytes, at + 4)
    const known = this.#guids.get(id)
    if (known === guid) return
    // Two templates of one id: an instance names only the id, so neither can be lent.
    if (known !== undefined) return void this.#templates.delete(id)
    try {
      const template = templateAt(chunk, at, 0)
      this.#guids.set(id, guid)
      if (template.parts.some(holdsInstance) || this.#bytes + template.size > MOST_BYTES) return
      this.#bytes += template.size
      this.#templates.set(id, template)
    } catch (error) {
      if (!(error instanceof ParseError)) throw error
    }
  }
}

/** An instance within a template has values that lie in the chunk itself, which is not kept. */
const holdsInstance = (part: Part): boolean =>
  part.kind === 'instance' || (part.kind === 'element' && part.element.children.some(holdsInstance))
