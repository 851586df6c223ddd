import { flowTypes } from '../../facts/syncRule.ts'

/** A GUID as the case keeps it: lower case, without braces; another text stays as it is. */
export function plainGuid(text: string): string {
  const guid = /^\{?\s*([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\s*\}?$/i.exec(text.trim())?.[1]
  return guid === undefined ? text.trim() : guid.toLowerCase()
}

/** `True`, `false`, `1`; undefined for anything else. */
export function readYesNo(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined
  if (/^(?:true|yes|1)$/i.test(text.trim())) return true
  return /^(?:false|no|0)$/i.test(text.trim()) ? false : undefined
}

/** A whole number as rules write them; undefined for anything else. */
export const readWhole = (text: string | undefined): number | undefined =>
  text !== undefined && /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : undefined

/** A span in seconds: the configuration files write `d.hh:mm:ss`, the editor's export writes seconds. Another text stays as it is. */
export function secondsOf(text: string): string {
  const [, days = '0', hours = '', minutes = '', seconds = ''] = /^(?:(\d{1,7})\.)?(\d\d):(\d\d):(\d\d)$/.exec(text.trim()) ?? []
  if (hours === '') return text.trim()
  return String(((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds))
}

/** The spelling of the facts for a direction, whatever the case of its letters. */
export function directionOf(text: string | undefined): 'Inbound' | 'Outbound' | undefined {
  if (/^\s*inbound\s*$/i.test(text ?? '')) return 'Inbound'
  return /^\s*outbound\s*$/i.test(text ?? '') ? 'Outbound' : undefined
}

export const flowTypeOf = (text: string | undefined): (typeof flowTypes)[number] | undefined =>
  flowTypes.find((type) => type.toLowerCase() === text?.trim().toLowerCase())

/** The same without properties that are undefined: absent is absent in records. */
export const withoutUndefined = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T
