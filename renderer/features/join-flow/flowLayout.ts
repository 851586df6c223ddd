import type { DeviceDiagnosis, JoinState, Step, StepCheck, StepId, StepState } from '../../../shared/contract/diagnosis.ts'
import type { Language, Localized } from '../../../shared/facts/localized.ts'
import { placesOf } from './stepEvidence.ts'
import { type StepNeed, stepNeeds } from './stepNeeds.ts'

/** Sizes in CSS pixels. */
export const NODE_WIDTH = 166
const NODE_WIDTHS = [NODE_WIDTH, 182, 198, 214, 230]
const COLUMN_GAP = 34
const COLUMNS = 5
/** Icon and paddings beside a check's words, and the mean width of a letter. */
const CHECK_ROOM = 40
const LETTER = 6.6
const STATE_LANE = 0
const STEP_LANE = 114
const LANE_HEAD = 38
const STACK_GAP = 22
const LANE_GAP = 20
/** Where lines from side to side meet a step, from its top. */
export const LINE_AT = 26
/** Below this the words of a node cannot be read well: the diagram is scrolled instead. */
export const SMALLEST_ZOOM = 0.8

export type StateRole = 'before' | 'observed' | 'reached' | 'expected' | 'expectedUnknown'
export type EdgeLook = 'walked' | 'failed' | 'ahead' | 'notNeeded'

interface At {
  readonly id: string
  readonly x: number
  readonly y: number
}
export interface StateNode extends At {
  readonly kind: 'state'
  readonly role: StateRole
  /** Undefined is the state `enrolled`, which is no state of the join. */
  readonly state: JoinState | undefined
}
export interface StepNode extends At {
  readonly kind: 'step'
  readonly step: Step
}
export interface NeedNode extends At {
  readonly kind: 'need'
  readonly need: StepNeed
}
export interface LaneNode extends At {
  readonly kind: 'lane'
  readonly lane: 'state' | 'steps' | 'needs'
}
export type FlowNode = StateNode | StepNode | NeedNode | LaneNode

export interface FlowEdge {
  readonly from: string
  readonly to: string
  readonly look: EdgeLook
  /** `across` leaves at the right, `down` and `below` (with an arrow, to the next step) at the bottom, `up` at the top. */
  readonly way: 'across' | 'down' | 'below' | 'up'
  readonly label?: Localized
}
export interface FlowLayout {
  readonly nodes: readonly FlowNode[]
  readonly edges: readonly FlowEdge[]
  readonly nodeWidth: number
  readonly width: number
  readonly height: number
}

const columnX = (column: number, nodeWidth: number): number => column * (nodeWidth + COLUMN_GAP)
const flowWidth = (nodeWidth: number): number => columnX(COLUMNS - 1, nodeWidth) + nodeWidth
const charsPerLine = (nodeWidth: number): number => Math.floor((nodeWidth - CHECK_ROOM) / LETTER)

const COLUMN: Readonly<Record<StepId, number>> = {
  onboard: 0,
  precheck: 0,
  discover: 1,
  auth: 2,
  syncwait: 2,
  join: 3,
  postjoin: 4,
  enroll: 4,
}
const FOLLOWS: readonly (readonly [StepId, StepId])[] = [
  ['onboard', 'precheck'],
  ['precheck', 'discover'],
  ['discover', 'auth'],
  ['discover', 'syncwait'],
  ['auth', 'join'],
  ['syncwait', 'join'],
  ['join', 'postjoin'],
  ['join', 'enroll'],
]

/**
 * The documented steps count from 1; what every enrollment status assumes comes before them as 0.
 * Two steps that are alternatives or go on side by side share a number.
 */
export const STEP_NUMBERS: Readonly<Record<StepId, string>> = {
  onboard: '0',
  precheck: '1',
  discover: '2',
  auth: '3a',
  syncwait: '3b',
  join: '4',
  postjoin: '5a',
  enroll: '5b',
}

type FlowDiagnosis = Pick<DeviceDiagnosis, 'join' | 'steps' | 'enrollmentStatus'>

/** What decides how a text wraps. */
interface TextMeasure {
  readonly language: Language
  readonly nodeWidth: number
}

/** Where every node of the diagram stands: three lanes, one column a stage. */
export function layoutFlow(diagnosis: FlowDiagnosis, language: Language, nodeWidth = NODE_WIDTH): FlowLayout {
  const text: TextMeasure = { language, nodeWidth }
  const steps = placeSteps(diagnosis.steps, text)
  const needsTop = Math.max(STEP_LANE + LANE_HEAD + 120, ...steps.map((node) => node.y + stepHeight(node.step, text))) + LANE_GAP
  const needs = placeNeeds(diagnosis.steps, needsTop + LANE_HEAD, text)
  const states = placeStates(diagnosis, nodeWidth)
  const lanes: readonly LaneNode[] = [
    { kind: 'lane', id: 'lane-state', lane: 'state', x: 0, y: STATE_LANE },
    { kind: 'lane', id: 'lane-steps', lane: 'steps', x: 0, y: STEP_LANE },
    { kind: 'lane', id: 'lane-needs', lane: 'needs', x: 0, y: needsTop },
  ]
  return {
    nodes: [...lanes, ...states, ...steps, ...needs],
    edges: [...stateEdges(states, diagnosis), ...stepEdges(diagnosis.steps), ...needEdges(needs)],
    nodeWidth,
    width: flowWidth(nodeWidth),
    height: Math.max(needsTop + LANE_HEAD, ...needs.map((node) => node.y + needHeight(node.need, text))),
  }
}

/** The layout that can be shown largest in a box: wider nodes wrap less and are lower, until the width is what counts. */
export function fitFlow(diagnosis: FlowDiagnosis, language: Language, box: Box): FlowLayout {
  const fitting = NODE_WIDTHS.filter((width) => width === NODE_WIDTH || flowWidth(width) * SMALLEST_ZOOM <= box.width)
  return fitting
    .map((width) => layoutFlow(diagnosis, language, width))
    .reduce((best, next) => (fillOf(box, next) > fillOf(box, best) ? next : best))
}

interface Box {
  readonly width: number
  readonly height: number
}

const fillOf = (box: Box, layout: FlowLayout): number => Math.min(1, box.height / layout.height, box.width / layout.width)

/** The scale at which a layout fills a box: never enlarged, never smaller than can be read. */
export const zoomIn = (box: Box, layout: FlowLayout): number => Math.max(SMALLEST_ZOOM, fillOf(box, layout))

/** A check in words: a failed one says what failed. */
export const checkWords = (check: StepCheck): Localized =>
  check.state === 'failed' && check.detail !== undefined ? check.detail : check.title

/** Checks that a node has room for; the list and the pane hold all. */
const MOST_CHECKS = 4
const TELLS_MOST: readonly StepState[] = ['failed', 'ok', 'notReached', 'unknown', 'notNeeded']

/**
 * The checks that a node lists, in the step's order: those that tell most. None of an onboarding that passed, as it is behind the join.
 */
export function shownChecks(step: Step): readonly StepCheck[] {
  if (step.id === 'onboard' && step.state === 'ok') return []
  const byWeight = step.checks.toSorted((a, b) => TELLS_MOST.indexOf(a.state) - TELLS_MOST.indexOf(b.state))
  const chosen = new Set(byWeight.slice(0, MOST_CHECKS))
  return step.checks.filter((check) => chosen.has(check))
}

/** How many checks a node leaves to the pane. */
export const hiddenChecks = (step: Step): number => step.checks.length - shownChecks(step).length

/** Height of a step's node as the style sheet draws it: head, a line a check (more where it wraps), foot with the count of places. */
export function stepHeight(step: Step, { language, nodeWidth }: TextMeasure): number {
  const chars = charsPerLine(nodeWidth)
  const lines = shownChecks(step).reduce((sum, check) => sum + Math.ceil(checkWords(check)[language].length / chars), 0)
  return 55 + (lines === 0 ? 0 : 12 + lines * 19) + (placesOf(step).length > 0 || hiddenChecks(step) > 0 ? 27 : 0)
}

function placeSteps(steps: readonly Step[], text: TextMeasure): readonly StepNode[] {
  const top = STEP_LANE + LANE_HEAD
  const columns = [0, 1, 2, 3, 4].map((column) => steps.filter((step) => COLUMN[step.id] === column))
  const fork = (column: readonly Step[]): number => heightOf(column.slice(0, 1), text) + STACK_GAP / 2 - LINE_AT
  // One line from step to step: what stands above it in a column decides how low it is. The first column is a sequence that
  // ends on the line; in the others two steps fork around it.
  const aboveLine = columns.map((column, index) => (index === 0 ? heightOf(column.slice(0, -1), text) + gapAfter(column) : fork(column)))
  const line = top + Math.max(0, ...aboveLine.filter((_, index) => (columns[index]?.length ?? 0) > 1))
  return columns.flatMap((column, index) => {
    let y = line - (column.length > 1 ? (aboveLine[index] ?? 0) : 0)
    return column.map((step) => {
      const node: StepNode = { kind: 'step', id: step.id, step, x: columnX(index, text.nodeWidth), y: Math.round(y) }
      y += stepHeight(step, text) + STACK_GAP
      return node
    })
  })
}

const gapAfter = (column: readonly Step[]): number => (column.length > 1 ? STACK_GAP : 0)
const heightOf = (column: readonly Step[], text: TextMeasure): number =>
  column.reduce((sum, step) => sum + stepHeight(step, text) + STACK_GAP, column.length > 0 ? -STACK_GAP : 0)

/** What a need's node says of its answer: nothing beyond the state where nobody knows, or where the words only repeat the need's own name. */
export const needWord = (need: StepNeed): Localized | undefined =>
  need.state === 'unknown' || need.word?.en.includes(need.title.en) ? undefined : need.word

/** Height of a need's node: title and answer, each a line more where it wraps. */
const needHeight = (need: StepNeed, { language, nodeWidth }: TextMeasure): number =>
  16 +
  18 * Math.ceil(need.title[language].length / (charsPerLine(nodeWidth) + 2)) +
  18 * Math.ceil((needWord(need)?.[language].length ?? (need.state === 'unknown' && language === 'fr' ? 24 : 1)) / charsPerLine(nodeWidth))

function placeNeeds(steps: readonly Step[], top: number, text: TextMeasure): readonly NeedNode[] {
  const used = new Map<number, number>()
  // The lower step of a column comes first: its line is the one that reaches the lane.
  return steps.toReversed().flatMap((step) =>
    stepNeeds(step).map((need) => {
      const column = COLUMN[step.id]
      const y = used.get(column) ?? top
      used.set(column, y + needHeight(need, text) + 10)
      return { kind: 'need', id: `need-${need.id}`, need, x: columnX(column, text.nodeWidth), y } as const
    }),
  )
}

function placeStates({ join, enrollmentStatus }: FlowDiagnosis, nodeWidth: number): readonly StateNode[] {
  const y = STATE_LANE + LANE_HEAD - 8
  const node = (id: string, column: number, role: StateRole, state: JoinState | undefined): StateNode => ({
    kind: 'state',
    id,
    role,
    state,
    x: columnX(column, nodeWidth),
    y,
  })
  const nodes: StateNode[] = []
  const stayed = join.initial === undefined || join.initial === join.observed
  const first = stayed ? join.observed : join.initial
  if (first !== undefined) nodes.push(node('state-first', 0, stayed ? 'observed' : 'before', first))
  if (!stayed && join.observed !== undefined && join.observed !== join.expected) {
    nodes.push(node('state-observed', 2, 'observed', join.observed))
  }
  if (join.expected !== undefined) {
    const role = join.observed === undefined ? 'expectedUnknown' : join.observed === join.expected ? 'reached' : 'expected'
    nodes.push(node('state-expected', 3, role, join.expected))
  }
  const enrolled = enrollmentStatus === undefined ? 'expectedUnknown' : enrollmentStatus.severity === 'ok' ? 'reached' : 'expected'
  nodes.push(node('state-enrolled', 4, enrolled, undefined))
  return nodes
}

function stateEdges(states: readonly StateNode[], { join, steps }: Pick<DeviceDiagnosis, 'join' | 'steps'>): readonly FlowEdge[] {
  const edges: FlowEdge[] = []
  for (const [index, to] of states.entries()) {
    const from = states[index - 1]
    if (from === undefined) continue
    const look: EdgeLook = to.role === 'reached' || to.role === 'observed' ? 'walked' : 'ahead'
    const labelled = to.id === 'state-expected' && from.id === 'state-first' && join.transition !== undefined
    edges.push({ from: from.id, to: to.id, look, way: 'across', ...(labelled && join.transition ? { label: join.transition } : {}) })
  }
  const joined = steps.find((step) => step.id === 'join')
  if (joined !== undefined && states.some((state) => state.id === 'state-expected')) {
    edges.push({ from: 'join', to: 'state-expected', look: lookInto(joined.state, joined.state), way: 'up' })
  }
  return edges
}

function stepEdges(steps: readonly Step[]): readonly FlowEdge[] {
  const byId = new Map(steps.map((step) => [step.id, step.state]))
  return FOLLOWS.flatMap(([from, to]) => {
    const a = byId.get(from)
    const b = byId.get(to)
    const way = COLUMN[from] === COLUMN[to] ? 'below' : 'across'
    return a === undefined || b === undefined ? [] : [{ from, to, look: lookInto(a, b), way } as const]
  })
}

/** Solid where the second step was entered from the first, dotted where either is not needed, dashed otherwise. */
function lookInto(from: StepState, to: StepState): EdgeLook {
  if (from === 'notNeeded' || to === 'notNeeded') return 'notNeeded'
  return from === 'ok' && (to === 'ok' || to === 'failed') ? 'walked' : 'ahead'
}

const NEED_LOOK: Readonly<Record<StepState, EdgeLook>> = {
  ok: 'walked',
  failed: 'failed',
  notReached: 'ahead',
  unknown: 'ahead',
  notNeeded: 'notNeeded',
}

/** Only the topmost need of a column has a line to it, from the lowest step: the others stand under it. */
function needEdges(needs: readonly NeedNode[]): readonly FlowEdge[] {
  const seen = new Set<number>()
  return needs.flatMap(({ id, need }) => {
    const column = COLUMN[need.step]
    if (seen.has(column)) return []
    seen.add(column)
    const worst = needs.some((other) => other.need.step === need.step && other.need.state === 'failed') ? 'failed' : NEED_LOOK[need.state]
    return [{ from: need.step, to: id, look: worst, way: 'down' } as const]
  })
}

/** The step in front when nothing is chosen: the first that failed, else the first that did not pass, else the first. */
export const defaultStep = (steps: readonly Step[]): Step | undefined =>
  steps.find((step) => step.state === 'failed') ?? steps.find((step) => step.state === 'notReached' || step.state === 'unknown') ?? steps[0]

/** The step beside `current` in the diagram, for arrow keys; `current` itself at an edge. */
export function neighbourStep(steps: readonly Step[], current: StepId, key: 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'): StepId {
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const column = steps.filter((step) => COLUMN[step.id] === COLUMN[current])
    const at = column.findIndex((step) => step.id === current)
    return column[at + (key === 'ArrowDown' ? 1 : -1)]?.id ?? current
  }
  const pairs = FOLLOWS.filter(([from, to]) => (key === 'ArrowRight' ? from : to) === current)
  const beside = pairs.map(([from, to]) => (key === 'ArrowRight' ? to : from))
  return beside.find((id) => steps.some((step) => step.id === id)) ?? current
}
