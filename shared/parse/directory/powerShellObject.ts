import type { DirectoryObject } from '../../facts/syncRule.ts'
import { attributeOfProperty, isAttributeName, isBinaryName, isTimeName } from './attributeNames.ts'
import { readBinaryText } from './binaryForms.ts'
import { ObjectBuilder, type RawValue } from './objectBuilder.ts'

/** A value of a property: what PowerShell knows of its type is kept. */
export type PropertyValue = string | Uint8Array | boolean | Date

/** Why a property, or a value of it, is not among the attributes. */
export type Refusal = 'name' | 'form'

/** An object of Get-ADComputer or Get-ADObject: its properties become attributes of the directory again. */
export class PowerShellObject {
  readonly #properties = new Map<string, { readonly name: string; readonly isRenamed: boolean; readonly values: readonly RawValue[] }>()

  /** Undefined when all is well. Of an attribute and its copy under another name the attribute counts. */
  add(property: string, values: readonly PropertyValue[]): Refusal | undefined {
    const attribute = attributeOfProperty(property)
    if (attribute === undefined || values.length === 0) return undefined
    const { name, isRenamed } = attribute
    if (!isAttributeName(name)) return 'name'
    const raw = values.map((value) => rawValue(name, value))
    const readable = raw.filter((value) => value !== undefined)
    const key = name.toLowerCase()
    const known = this.#properties.get(key)
    if ((known === undefined || (known.isRenamed && !isRenamed)) && readable.length > 0) {
      this.#properties.set(key, { name, isRenamed, values: readable })
    }
    return readable.length === raw.length ? undefined : 'form'
  }

  /** Undefined for an object without a distinguished name. */
  build(): DirectoryObject | undefined {
    const object = new ObjectBuilder()
    for (const { name, values } of this.#properties.values()) object.add(name, values)
    const dn = object.text('distinguishedName')
    return dn === undefined || dn.trim() === '' ? undefined : object.build(dn.trim())
  }
}

function rawValue(name: string, value: PropertyValue): RawValue | undefined {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date) return isTimeName(name) ? generalizedTime(value) : value.toISOString()
  if (value instanceof Uint8Array || !isBinaryName(name)) return value
  return readBinaryText(value.trim())
}

/** `20250105180538.0Z`, as the directory writes times (RFC 4517, 3.3.13). */
const generalizedTime = (time: Date): string => `${time.toISOString().replace(/\D/g, '').slice(0, 14)}.0Z`
