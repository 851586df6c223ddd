import { describe, expect, test } from 'vitest'
import {
  defaultStep,
  fitFlow,
  hiddenChecks,
  layoutFlow,
  NODE_WIDTH,
  neighbourStep,
  shownChecks,
  stepHeight,
} from '../../../../../renderer/features/join-flow/flowLayout.ts'
import { stepNeeds } from '../../../../../renderer/features/join-flow/stepNeeds.ts'
import type { DeviceDiagnosis, Step, StepId, StepState } from '../../../../../shared/contract/diagnosis.ts'

const text = (en: string) => ({ en, fr: en })
const step = (id: StepId, state: StepState, checks: readonly (readonly [id: string, state: StepState])[] = []): Step => ({
  id,
  title: text(id),
  state,
  because: text(''),
  checks: checks.map(([checkId, checkState]) => ({ id: checkId, title: text(checkId), state: checkState, evidence: [] })),
  codes: [],
  actions: [],
  evidence: [],
})
const steps: readonly Step[] = [
  step('onboard', 'ok', [['onboarded', 'ok']]),
  step('precheck', 'ok', [['domainController', 'ok']]),
  step('discover', 'failed', [['serviceFound', 'failed']]),
  step('auth', 'notNeeded'),
  step('syncwait', 'notReached'),
  step('join', 'notReached'),
  step('postjoin', 'notNeeded'),
  step('enroll', 'notReached'),
]
const diagnosis = (change: Partial<DeviceDiagnosis['join']> = {}): Pick<DeviceDiagnosis, 'join' | 'steps' | 'enrollmentStatus'> => ({
  steps: [...steps],
  join: {
    initial: 'domainOnly',
    expected: 'haadj',
    observed: 'domainOnly',
    flow: { candidates: [] },
    modeBecause: text(''),
    modeEvidence: [],
    observedEvidence: [],
    ...change,
  },
})
const measure = { language: 'en', nodeWidth: NODE_WIDTH } as const

const looks = () => Object.fromEntries(layoutFlow(diagnosis(), 'en').edges.map((edge) => [`${edge.from}>${edge.to}`, edge.look]))

describe('edges of the flow', () => {
  test('are walked where the step was entered, ahead where it was not reached, dotted where it is not needed', () => {
    const edges = looks()
    expect(edges['onboard>precheck']).toBe('walked')
    expect(edges['precheck>discover']).toBe('walked')
    expect(edges['discover>syncwait']).toBe('ahead')
    expect(edges['discover>auth']).toBe('notNeeded')
    expect(edges['join>enroll']).toBe('ahead')
  })

  test('to what a step needs take the worst answer', () => {
    expect(looks()['discover>need-scp']).toBe('failed')
    expect(looks()['precheck>need-dc']).toBe('walked')
  })
})

describe('states of the device', () => {
  const roles = (change: Partial<DeviceDiagnosis['join']>) =>
    layoutFlow(diagnosis(change), 'en').nodes.flatMap((node) => (node.kind === 'state' ? [`${node.state ?? 'enrolled'} ${node.role}`] : []))

  test('show one node when the device stayed as it was', () => {
    expect(roles({})).toEqual(['domainOnly observed', 'haadj expected', 'enrolled expectedUnknown'])
  })

  test('show before and after when the expected state was reached', () => {
    expect(roles({ observed: 'haadj' })).toEqual(['domainOnly before', 'haadj reached', 'enrolled expectedUnknown'])
  })

  test('show all three when the device ended in another state', () => {
    expect(roles({ observed: 'registered' })).toEqual([
      'domainOnly before',
      'registered observed',
      'haadj expected',
      'enrolled expectedUnknown',
    ])
  })

  test('say that it is unknown whether a state was reached when none was observed', () => {
    expect(roles({ observed: undefined, initial: undefined })).toEqual(['haadj expectedUnknown', 'enrolled expectedUnknown'])
  })
})

test('the steps on the way that have no other beside them stand on one line, onboarding above the first', () => {
  const nodes = layoutFlow(diagnosis(), 'en').nodes.flatMap((node) => (node.kind === 'step' ? [node] : []))
  const y = (id: StepId) => nodes.find((node) => node.id === id)?.y ?? Number.NaN
  expect(y('precheck')).toBe(y('discover'))
  expect(y('join')).toBe(y('discover'))
  expect(y('onboard')).toBeLessThan(y('precheck'))
})

test('no two step nodes of the flow lie on each other', () => {
  const nodes = layoutFlow(diagnosis(), 'en').nodes.flatMap((node) => (node.kind === 'step' ? [node] : []))
  expect(nodes).toHaveLength(steps.length)
  for (const a of nodes) {
    for (const b of nodes)
      if (a !== b && a.x === b.x) expect(a.y + stepHeight(a.step, measure) <= b.y || b.y + stepHeight(b.step, measure) <= a.y).toBe(true)
  }
})

describe('checks in a node', () => {
  const long = step('discover', 'failed', [
    ['scpRead', 'ok'],
    ['scpClient', 'notNeeded'],
    ['dns', 'failed'],
    ['tenantMatches', 'unknown'],
    ['serviceReached', 'notReached'],
    ['serviceFound', 'failed'],
  ])

  test('are those that tell most, in the order of the step; the rest is counted', () => {
    expect(shownChecks(long).map((check) => check.id)).toEqual(['scpRead', 'dns', 'serviceReached', 'serviceFound'])
    expect(hiddenChecks(long)).toBe(2)
  })

  test('are left to the pane where onboarding passed, and shown where it did not', () => {
    expect(shownChecks(step('onboard', 'ok', [['onboarded', 'ok']]))).toEqual([])
    expect(shownChecks(step('onboard', 'failed', [['onboarded', 'failed']]))).toHaveLength(1)
  })
})

describe('what a step needs', () => {
  test('answers by the check that names it', () => {
    const needs = stepNeeds(step('discover', 'failed', [['serviceFound', 'failed']]))
    expect(needs.map((need) => [need.id, need.state])).toEqual([
      ['scp', 'unknown'],
      ['enterpriseregistration.windows.net', 'failed'],
      ['login.microsoftonline.com', 'unknown'],
    ])
  })

  test('takes the worst of several checks', () => {
    const needs = stepNeeds(
      step('discover', 'failed', [
        ['serviceFound', 'ok'],
        ['serviceReached', 'failed'],
      ]),
    )
    expect(needs.find((need) => need.id === 'enterpriseregistration.windows.net')?.state).toBe('failed')
  })

  test('is not needed when the step is not', () => {
    expect(stepNeeds(step('auth', 'notNeeded')).map((need) => need.state)).toEqual(['notNeeded'])
    expect(stepNeeds(step('auth', 'notNeeded', [['token', 'unknown']])).map((need) => need.state)).toEqual(['notNeeded'])
  })

  test('is not said to have answered because the step passed, where its own check could not be made', () => {
    expect(stepNeeds(step('precheck', 'ok', [['domainController', 'unknown']])).map((need) => need.state)).toEqual(['unknown'])
  })
})

describe('choosing a step', () => {
  test('starts at the one that failed, else at the first that did not pass', () => {
    expect(defaultStep(steps)?.id).toBe('discover')
    expect(defaultStep(steps.filter((candidate) => candidate.state !== 'failed'))?.id).toBe('syncwait')
    expect(defaultStep([])).toBeUndefined()
  })

  test('follows the arrow keys along the edges and within a column, and stays at the end', () => {
    expect(neighbourStep(steps, 'precheck', 'ArrowRight')).toBe('discover')
    expect(neighbourStep(steps, 'auth', 'ArrowDown')).toBe('syncwait')
    expect(neighbourStep(steps, 'join', 'ArrowLeft')).toBe('auth')
    expect(neighbourStep(steps, 'onboard', 'ArrowRight')).toBe('precheck')
    expect(neighbourStep(steps, 'precheck', 'ArrowUp')).toBe('onboard')
    expect(neighbourStep(steps, 'onboard', 'ArrowLeft')).toBe('onboard')
    expect(neighbourStep(steps, 'enroll', 'ArrowRight')).toBe('enroll')
  })
})

test('nodes grow wider where the box is wide and low, and never wider than it', () => {
  const wide = fitFlow(diagnosis(), 'en', { width: 1200, height: 400 })
  const narrow = fitFlow(diagnosis(), 'en', { width: 970, height: 2000 })
  expect(wide.nodeWidth).toBeGreaterThan(narrow.nodeWidth)
  expect(wide.height).toBeLessThanOrEqual(narrow.height)
  expect(narrow.nodeWidth).toBe(NODE_WIDTH)
})
