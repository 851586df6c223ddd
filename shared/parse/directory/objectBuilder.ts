import type { DirectoryObject } from '../../facts/syncRule.ts'
import { isBinaryName } from './attributeNames.ts'
import { hexOf, textOfBytes, utf8BytesOf } from './binaryForms.ts'

/** A value as its file has it: text, or bytes that may be text. */
export type RawValue = string | Uint8Array

/** Gathers the attributes of one object; names are the same without regard to case. */
export class ObjectBuilder {
  readonly #attributes = new Map<string, { readonly name: string; readonly values: RawValue[] }>()

  /** `name` as the schema writes it, without options. */
  add(name: string, values: readonly RawValue[]): void {
    const key = name.toLowerCase()
    const known = this.#attributes.get(key)
    if (known === undefined) this.#attributes.set(key, { name, values: [...values] })
    else for (const value of values) known.values.push(value)
  }

  get isEmpty(): boolean {
    return this.#attributes.size === 0
  }

  get names(): readonly string[] {
    return [...this.#attributes.keys()]
  }

  /** The first value of an attribute where it is text. */
  text(name: string): string | undefined {
    const [value] = this.#attributes.get(name.toLowerCase())?.values ?? []
    return value instanceof Uint8Array ? textOfBytes(value) : value
  }

  build(dn: string): DirectoryObject {
    const attributes: [string, string[]][] = []
    const binary: string[] = []
    for (const { name, values } of this.#attributes.values()) {
      const texts = isBinaryName(name) ? undefined : textsOf(values)
      if (texts === undefined) binary.push(name)
      attributes.push([name, texts ?? values.map((value) => hexOf(typeof value === 'string' ? utf8BytesOf(value) : value))])
    }
    return { dn, attributes: Object.fromEntries(attributes), binary }
  }
}

/** Undefined where one of the values is no text: then all of them are bytes. */
function textsOf(values: readonly RawValue[]): string[] | undefined {
  const texts: string[] = []
  for (const value of values) {
    const text = typeof value === 'string' ? value : textOfBytes(value)
    if (text === undefined) return undefined
    texts.push(text)
  }
  return texts
}
