import type { RegistryValueRecord } from '../../facts/record.ts'
import type { ParsedItem } from '../parsed.ts'
import type { RegistryNormalizer } from '../registryFacts.ts'
import { hiveOfKey } from '../registryValues.ts'

export function keyItem(key: string): ParsedItem {
  return { type: 'record', record: { type: 'registryKey', hive: hiveOfKey(key), key }, locator: { kind: 'key', key } }
}

/** A key is deleted where `name` is absent. */
export function deletionItem(key: string, name?: string): ParsedItem {
  const place = name === undefined ? { key } : { key, name }
  return { type: 'record', record: { type: 'registryDeletion', ...place }, locator: { kind: 'key', ...place } }
}

/** A value and the facts that it states. */
export function* valueItems(
  normalizer: RegistryNormalizer,
  value: Omit<RegistryValueRecord, 'type' | 'hive'>,
): Generator<ParsedItem, void> {
  const record: RegistryValueRecord = { type: 'registryValue', hive: hiveOfKey(value.key), ...value }
  yield { type: 'record', record, locator: { kind: 'key', key: value.key, name: value.name } }
  for (const fact of normalizer.normalize(record)) yield { type: 'fact', fact }
}
