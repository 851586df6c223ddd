import type { Action, Finding } from '../contract/diagnosis.ts'
import type { Block } from '../contract/reportDocument.ts'
import { pair } from './caseBlocks.ts'
import type { DeviceReport } from './reportModel.ts'
import { badge, type Headings, label, listOf, paragraph, type Saying, strong, text } from './saying.ts'
import { shownText } from './shownText.ts'

/** Who the device is, and what keeps it from joining or enrolling: the cause, how it leads to the symptom, what to do. */
export function verdictBlocks(device: DeviceReport, s: Saying, heading: Headings): Block[] {
  const { verdict, findings } = device.diagnosis
  const main = findings.find(({ rule }) => rule === verdict.rule)
  const chain = main === undefined ? [] : chainFrom(findings, main.rule)
  return [
    { kind: 'pairs', rows: identityRows(device, s) },
    heading(3, s.word('verdict')),
    paragraph(badge(verdict.severity, s.word(`severity.${verdict.severity}`)), text(' '), strong(s.say(verdict.title))),
    paragraph(text(s.say(verdict.cause))),
    ...(verdict.provisional ? [paragraph(text(s.word('provisional')))] : []),
    ...(chain.length < 2
      ? []
      : [
          label(s.word('chain')),
          listOf(
            chain.map(({ title }) => [paragraph(text(s.say(title)))]),
            true,
          ),
        ]),
    ...(main === undefined ? [] : actionsBlocks(main, s)),
    ...(verdict.collect.length === 0 ? [] : [label(s.word('collect')), actionList(verdict.collect, s)]),
  ]
}

function identityRows({ os, osBuild, ids, diagnosis }: DeviceReport, s: Saying) {
  return [
    ...pair(s.word('os'), [os, osBuild].filter((part) => part !== undefined).join(' · ')),
    ...pair(s.word('deviceId'), ids.aadDeviceId),
    ...pair(s.word('tenantId'), ids.tenantId),
    ...pair(s.word('senseDeviceId'), ids.senseDeviceId),
    ...pair(s.word('managedBy'), diagnosis.managedBy),
    ...pair(s.word('lastSeen'), diagnosis.lastSeen === undefined ? undefined : s.time(diagnosis.lastSeen)),
    ...pair(s.word('judgedFor'), diagnosis.judgedFor === undefined ? undefined : s.time(diagnosis.judgedFor)),
  ]
}

/** The longest way from a root cause to a symptom by the findings' own `explains`; a circle ends where it closes. */
function chainFrom(findings: readonly Finding[], rule: string, seen: readonly string[] = []): readonly Finding[] {
  const finding = findings.find((known) => known.rule === rule)
  if (finding === undefined || seen.includes(rule)) return []
  const ways = finding.explains.map((next) => chainFrom(findings, next, [...seen, rule]))
  return [finding, ...ways.reduce((longest, way) => (way.length > longest.length ? way : longest), [])]
}

/** Who is to do what; nothing where a finding names no action. */
export function actionsBlocks({ who, actions }: Pick<Finding, 'who' | 'actions'>, s: Saying): Block[] {
  if (actions.length === 0) return []
  const whoText = who === undefined ? '' : ` (${s.say(who)})`
  return [label(s.word('toDo'), text(whoText)), actionList(actions, s)]
}

const actionList = (actions: readonly Action[], s: Saying): Block =>
  listOf(
    actions.map(({ text: words, command }) => [
      paragraph(text(s.say(words))),
      ...(command === undefined ? [] : [{ kind: 'code', text: shownText(command) } as const]),
    ]),
    true,
  )
