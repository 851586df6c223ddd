import { dsregFields } from '../../../../../shared/knowledge/dsregFields.ts'
import { encodeDsregcmd } from '../../../../../shared/scenarios/encoders/encodeDsregcmd.ts'

/** `Name : value` lines as the sections of `dsregcmd /status` that print them. */
export function writeDsregcmd(lines: readonly string[]): Uint8Array {
  const sections = new Map<string, [field: string, value: string][]>()
  for (const line of lines.flatMap((one) => one.split(' | '))) {
    const [, field, value] = /^(.+?)\s*:\s+(.*)$/.exec(line) ?? []
    if (field === undefined || value === undefined) throw new Error(`dsregcmd prints "Name : value", not "${line}"`)
    const section = sectionOf(field)
    sections.set(section, [...(sections.get(section) ?? []), [field, value]])
  }
  return encodeDsregcmd([...sections].map(([title, fields]) => ({ title, groups: [fields] })))
}

function sectionOf(field: string): string {
  const folded = field.toLowerCase()
  const known = dsregFields.find((entry) => [entry.field, ...entry.aliases].some((name) => name.toLowerCase() === folded))
  if (known === undefined) throw new Error(`no field ${field} of dsregcmd is documented`)
  return known.section
}
