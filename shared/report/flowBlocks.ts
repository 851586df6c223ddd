import type { Step, StepId } from '../contract/diagnosis.ts'
import type { Block, FlowBox } from '../contract/reportDocument.ts'
import { stateTone } from './flowSvg.ts'
import type { DeviceReport } from './reportModel.ts'
import { badge, type Headings, paragraph, type Saying, text } from './saying.ts'
import { shownLine } from './shownText.ts'

/** As the app's diagram counts them: alternatives and steps side by side share a number. */
const numbers: Readonly<Record<StepId, string>> = {
  onboard: '0',
  precheck: '1',
  discover: '2',
  auth: '3a',
  syncwait: '3b',
  join: '4',
  postjoin: '5a',
  enroll: '5b',
}

/** The way of the join as a diagram, and every step with its state and why. */
export function flowBlocks({ diagnosis }: DeviceReport, s: Saying, heading: Headings): Block[] {
  const { steps } = diagnosis
  if (steps.length === 0) return [heading(3, s.word('flow')), paragraph(text(s.word('noFlow')))]
  const boxes = steps.map((step) => boxOf(step, s))
  const alternative = boxes.map(({ number, title, word }) => `${number} ${title}${s.word('colon')}${word}`).join('; ')
  return [
    heading(3, s.word('flow')),
    { kind: 'flow', title: s.word('flow'), alternative, boxes },
    {
      kind: 'table',
      caption: s.word('flow'),
      head: [s.word('step'), s.word('status'), s.word('because')],
      widths: [24, 16, 60],
      rows: steps.map((step) => [
        [text(`${numbers[step.id]} ${s.say(step.title)}`)],
        [badge(stateTone[step.state], s.word(`step.${step.state}`))],
        [text(whyOf(step, s))],
      ]),
    },
  ]
}

/** The failed check says more than the step: it stands in the box. */
function boxOf(step: Step, s: Saying): FlowBox {
  const failed = step.checks.find(({ state }) => state === 'failed')
  return {
    id: step.id,
    number: numbers[step.id],
    title: shownLine(s.say(step.title)),
    state: step.state,
    word: s.word(`step.${step.state}`),
    note: failed === undefined || step.state !== 'failed' ? '' : shownLine(s.say(failed.detail ?? failed.title)),
  }
}

function whyOf({ because, checks }: Step, s: Saying): string {
  const sentence = (words: string): string => (/[.!?…]$/.test(words) ? words : `${words}.`)
  const failed = checks.filter(({ state }) => state === 'failed').map(({ title, detail }) => sentence(s.say(detail ?? title)))
  return [...new Set([sentence(s.say(because)), ...failed])].join(' ')
}
