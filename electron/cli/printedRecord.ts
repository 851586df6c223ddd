import type { EvidenceRecord } from '../../shared/facts/record.ts'

/** A record with exactly the keys that `decode` prints; undefined for those that only the case file needs. */
export function printedRecord(record: EvidenceRecord): Readonly<Record<string, unknown>> | undefined {
  switch (record.type) {
    case 'registryKey':
    case 'syncConnector':
    case 'metaverseSchema':
      return undefined
    case 'adObject':
      return { type: record.type, dn: record.dn, attributes: record.attributes }
    case 'syncRule': {
      const { type, name, id, direction, precedence, connector, disabled, mappings, scope, join, ...more } = record
      return { type, name, id, direction, precedence, connector, disabled, mappings, scope, join, ...more }
    }
    case 'analyzerResult': {
      const { type, id, severity, category, test, result, guidance } = record
      return { type, id, severity, category, test, result, guidance }
    }
    case 'inventoryDevice':
      return record
    case 'regInfoField':
      return { type: record.type, name: record.name, value: record.value }
    case 'dsregField':
      return { type: record.type, section: record.section, field: record.field, value: record.value }
    case 'registryValue': {
      const { type, hive, key, name, valueType, data } = record
      return { type, hive, key, name, valueType, data }
    }
    case 'registryDeletion':
      return { type: record.type, key: record.key, name: record.name }
    case 'analyzerField': {
      const { type, section, name, displayName, value, alert } = record
      return { type, section, name, displayName, value, alert }
    }
  }
}
