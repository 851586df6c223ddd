import { editions } from '../knowledge/editions.ts'
import type { Generation } from '../knowledge/knowledgeSchemas.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The day a script version names, ISO: `28042022` and `08May2024`; undefined for other forms. */
export function readScriptDate(scriptVersion: string): string | undefined {
  const text = scriptVersion.trim()
  const [, day, month, year] = /^(\d{2})(\d{2}|[a-z]{3})(\d{4})$/i.exec(text) ?? []
  if (day === undefined || month === undefined || year === undefined) return undefined
  const number = /\d/.test(month) ? Number(month) : MONTHS.indexOf(month.toLowerCase()) + 1
  if (number < 1 || number > 12 || Number(day) < 1 || Number(day) > 31) return undefined
  return `${year}-${String(number).padStart(2, '0')}-${day}`
}

/** The generation of status table that a script version goes by: the newest one that is not younger than the script. */
export function generationOf(scriptVersion: string): Generation | undefined {
  const date = readScriptDate(scriptVersion)
  if (date === undefined) return undefined
  const found = editions.find((edition) => edition.since !== undefined && edition.since <= date)?.id
  return found === 'current' || found === 'seed2021' ? undefined : found
}
