import type { Disagreement, EnrollmentStatus, FlowChoice, Join, JoinState } from '../contract/diagnosis.ts'
import type { Block, Inline } from '../contract/reportDocument.ts'
import { editions } from '../knowledge/editions.ts'
import { joinStates } from '../knowledge/joinStates.ts'
import { diagnosisTexts } from '../knowledge/namedTexts.ts'
import { pair } from './caseBlocks.ts'
import { filesOf } from './places.ts'
import type { DeviceReport } from './reportModel.ts'
import { badge, code, type Headings, label, type Saying, strong, text } from './saying.ts'

/** Join state before, expected and observed, the flow that applies, the enrollment status by edition, and what the files disagree about. */
export function stateBlocks({ diagnosis }: DeviceReport, s: Saying, heading: Headings): Block[] {
  const { join, enrollmentStatus, disagreements } = diagnosis
  return [
    heading(3, s.word('state')),
    { kind: 'pairs', rows: [...joinRows(join, s), ...statusRows(enrollmentStatus, s)] },
    ...editionBlocks(enrollmentStatus, s),
    ...disagreementBlocks(disagreements, s),
  ]
}

function joinRows(join: Join, s: Saying) {
  const known = (id: JoinState | undefined): string => {
    const state = joinStates.find((candidate) => candidate.id === id)
    return state === undefined ? s.word('notKnown') : s.say(state.title)
  }
  return [
    ...pair(s.word('observed'), known(join.observed)),
    ...pair(s.word('before'), join.initial && known(join.initial)),
    ...pair(s.word('expected'), join.expected && known(join.expected)),
    ...pair(s.word('transition'), join.transition && s.say(join.transition)),
    { name: s.word('flowApplies'), value: flowInlines(join, s) },
  ]
}

function flowInlines({ flow, modeBecause }: Join, s: Saying): Inline[] {
  const titleOf = (choice: FlowChoice | undefined): string =>
    choice === undefined ? s.word('undecided') : s.say(diagnosisTexts[`flow.${choice}`])
  const person = flow.byPerson
  if (person === undefined) return [strong(titleOf(flow.choice)), text(` (${s.say(modeBecause)})`)]
  return [
    strong(titleOf(flow.choice)),
    text(`. ${s.word('decided', s.moment(person.at), person.reason)}. ${s.word('evidenceSays', titleOf(flow.byEvidence))}.`),
  ]
}

function statusRows(status: EnrollmentStatus | undefined, s: Saying) {
  if (status === undefined) return pair(s.word('enrollment'), s.word('noStatus'))
  const value = [
    badge(status.severity, s.word(`severity.${status.severity}`)),
    text(' '),
    code(`${status.code} (${status.hex})`),
    text(` ${status.documented ? s.say(status.title) : s.word('undocumented')}`),
  ]
  return [{ name: s.word('enrollment'), value }]
}

/** The readings of each edition, where they do not all say the same. */
function editionBlocks(status: EnrollmentStatus | undefined, s: Saying): Block[] {
  if (status === undefined || new Set(status.editions.map(({ title }) => s.say(title))).size < 2) return []
  const fittingFirst = status.editions.toSorted((a, b) => Number(b.fits) - Number(a.fits))
  const rows = fittingFirst.map(({ edition, title, fits }) => {
    const named = editions.find(({ id }) => id === edition)
    return [[text(named === undefined ? edition : s.say(named.title))], [text(s.say(title))], fits ? [badge('ok', s.word('fits'))] : []]
  })
  return [
    label(s.word('editions')),
    { kind: 'table', caption: s.word('editions'), head: [s.word('edition'), s.word('meaning'), ''], widths: [24, 54, 22], rows },
  ]
}

function disagreementBlocks(disagreements: readonly Disagreement[], s: Saying): Block[] {
  if (disagreements.length === 0) return []
  const rows = disagreements.flatMap(({ title, values }) =>
    values.map(({ value, evidence }, at) => [[text(at === 0 ? s.say(title) : '')], [code(value)], [code(filesOf(evidence))]]),
  )
  return [
    label(s.word('disagree')),
    { kind: 'table', caption: s.word('disagree'), head: [s.word('what'), s.word('value'), s.word('source')], widths: [34, 33, 33], rows },
  ]
}
