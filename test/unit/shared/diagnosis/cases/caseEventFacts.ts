import { type EventClass, eventTimeOf } from '../../../../../shared/facts/event.ts'
import type { Fact } from '../../../../../shared/facts/fact.ts'
import { createEventFacts } from '../../../../../shared/parse/createEventFacts.ts'

const providers: Readonly<Record<string, string>> = {
  Registration: 'Microsoft-Windows-User Device Registration',
  AAD: 'Microsoft-Windows-AAD',
  MDM: 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider',
  AADRT: 'Microsoft.AAD.Runtime',
  Other: 'Microsoft-Windows-Kernel-General',
}

/** Facts of a log or trace, an event a line: `Registration 304 2024-05-21T10:00:00Z ExitCode=0x801c001d | ServerMessage=…`. */
export function caseEventFacts(lines: readonly string[]): Fact[] {
  const collector = createEventFacts()
  lines.forEach((line, at) => {
    const [, source = '', id = '', time = '', said = ''] = /^(\S+) (\d+) (\S+)(?: (.*))?$/.exec(line) ?? []
    const provider = providers[source]
    const ticks = eventTimeOf(time)
    if (provider === undefined || ticks === undefined) throw new Error(`"${line}" is no event`)
    const eventClass: EventClass = { source: 'evtx', kind: 'evtx', provider, eventId: Number(id), decoded: true }
    const fields = said === '' ? [] : said.split(' | ').map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)])
    collector.see({ class: eventClass, time: ticks, data: JSON.stringify(Object.fromEntries(fields)), place: (at + 1) * 512, length: 512 })
  })
  return collector.facts()
}
