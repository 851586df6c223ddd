import type { FlowMode, Join, JoinState } from '../contract/diagnosis.ts'
import type { SourcedFact } from '../facts/fact.ts'
import type { FactKindId } from '../facts/factKinds.ts'
import { transitions } from '../knowledge/transitions.ts'
import { decideFlow } from './decideFlow.ts'
import type { FactIndex } from './factIndex.ts'
import { isEnrolled } from './judgeEnrollment.ts'
import type { PersonDecision } from './ruleContext.ts'

const joinKinds = [
  'join.azureAdJoined',
  'join.enterpriseJoined',
  'join.domainJoined',
  'join.workplaceJoined',
] as const satisfies readonly FactKindId[]

interface Observation {
  readonly state?: JoinState
  /** The state before security settings management registered the device by itself. */
  readonly base?: JoinState
  readonly facts: readonly SourcedFact[]
}

/** State before, expected after and observed, with the flow that applies. Sources that disagree are kept in `disagreements`. */
export function judgeJoin(index: FactIndex, decision?: PersonDecision): Join {
  const flow = decideFlow(index, decision)
  const { state, base, facts } = observe(index, flow.mode)
  const initial = base ?? state
  const row = initial === undefined ? undefined : transitionOf(initial, flow.mode)
  const expected = row?.to === 'unchanged' ? settled(initial) : row?.to
  return {
    ...flow,
    ...(initial === undefined ? {} : { initial }),
    ...(expected === undefined ? {} : { expected }),
    ...(state === undefined ? {} : { observed: state }),
    ...(row === undefined ? {} : { transition: row.text }),
    observedEvidence: index.refs(facts),
  }
}

/** A dual state settles to what the device itself is. */
const settled = (state: JoinState | undefined): JoinState | undefined => (state === 'dual' ? 'haadj' : state)

const transitionOf = (from: JoinState, mode: FlowMode | undefined) =>
  transitions.find(
    (row) => row.from.includes(from) && (mode === undefined ? row.to === 'unchanged' || row.to === undefined : row.mode.includes(mode)),
  )

function observe(index: FactIndex, mode: FlowMode | undefined): Observation {
  const stated = joinKinds.flatMap((kind) => index.of(kind).slice(0, 1))
  const facts = stated.length > 0 ? stated : index.of('diagnostic.test').slice(0, 1)
  const base = readState(index)
  const isSynthetic = mode === 'attachV2' && (base === 'domainOnly' || base === 'notJoined') && isEnrolled(enrollmentCode(index))
  if (!isSynthetic) return { ...(base === undefined ? {} : { state: base }), facts }
  return { state: 'synthetic', base, facts: [...facts, ...index.of('enrollment.status').slice(0, 1)] }
}

const enrollmentCode = (index: FactIndex): number | undefined => {
  const value = index.value('enrollment.status')
  return typeof value === 'number' ? value : undefined
}

/** The matrix of dsregcmd's Device State; a missing EnterpriseJoined or WorkplaceJoined counts as NO, the other two must be there. */
function readState(index: FactIndex): JoinState | undefined {
  const [entra, enterprise, domain, workplace] = joinKinds.map((kind) => index.value(kind))
  const isStated = [entra, enterprise, domain, workplace].some((value) => value !== undefined)
  // A pasted Diagnostic Data section: dsregcmd runs these tests only on a device that is in a domain and unable to hybrid join.
  if (!isStated && index.of('diagnostic.test').length > 0) return 'domainOnly'
  if (entra === true && enterprise === true) return 'invalid'
  if (entra === true && domain === true) return workplace === true ? 'dual' : 'haadj'
  if (entra === true && domain === false) return 'aadj'
  if (enterprise === true) return 'drs'
  if (entra !== false) return undefined
  if (domain === true) return 'domainOnly'
  if (domain !== false) return undefined
  return workplace === true ? 'registered' : 'notJoined'
}
