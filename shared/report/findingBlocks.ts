import type { Code, Finding } from '../contract/diagnosis.ts'
import type { Block } from '../contract/reportDocument.ts'
import { quotes } from './places.ts'
import type { DeviceReport } from './reportModel.ts'
import { code, type Headings, label, link, listOf, paragraph, type Saying, small, strong, text } from './saying.ts'
import { actionsBlocks } from './verdictBlocks.ts'

/** Every finding with its cause, what to do, the evidence's own words, and what people said of it. What was dismissed comes last. */
export function findingBlocks({ diagnosis }: DeviceReport, s: Saying, heading: Headings): Block[] {
  const { findings, verdict } = diagnosis
  if (findings.length === 0) return [heading(3, s.word('findings')), paragraph(text(s.word('noFindings')))]
  const isDismissed = ({ review }: Finding): boolean => review?.state === 'dismissed'
  const kept = findings.filter((finding) => !isDismissed(finding))
  const dismissed = findings.filter(isDismissed)
  const titleOf = (rule: string): string | undefined => {
    const named = findings.find((finding) => finding.rule === rule)
    return named && s.say(named.title)
  }
  let number = 0
  const blocksOf = (finding: Finding): Block[] => {
    number++
    return oneFinding(finding, { number, hasActions: finding.rule !== verdict.rule, titleOf }, s, heading)
  }
  return [
    heading(3, s.word('findings')),
    ...kept.flatMap(blocksOf),
    ...(dismissed.length === 0 ? [] : [heading(3, s.word('dismissedFindings')), ...dismissed.flatMap(blocksOf)]),
  ]
}

interface FindingPlace {
  readonly number: number
  /** False where the verdict has named them already. */
  readonly hasActions: boolean
  readonly titleOf: (rule: string) => string | undefined
}

function oneFinding(finding: Finding, { number, hasActions, titleOf }: FindingPlace, s: Saying, heading: Headings): Block[] {
  const { severity, title, cause, confidence, rule, codes, evidence, against, explains, links } = finding
  const explained = explains.flatMap((name) => titleOf(name) ?? [])
  return [
    heading(4, `${number}. ${s.say(title)}`, { tone: severity, text: s.word(`severity.${severity}`) }),
    paragraph(text(s.say(cause))),
    small(
      text(`${s.word('confidence')}${s.word('colon')}${s.word(`confidence.${confidence}`)} · ${s.word('rule')}${s.word('colon')}`),
      code(rule),
    ),
    ...(codes.length === 0 ? [] : [label(s.word('codes')), listOf(codes.map((each) => [codeLine(each, s)]))]),
    ...(hasActions ? actionsBlocks(finding, s) : finding.actions.length === 0 ? [] : [paragraph(text(s.word('seeVerdict')))]),
    label(s.word('evidence')),
    ...quotes(evidence, s),
    ...(against.length === 0 ? [] : [label(s.word('against')), ...quotes(against, s, true)]),
    ...(explained.length === 0 ? [] : [paragraph(strong(s.word('explains')), text(`${s.word('colon')}${explained.join('; ')}`))]),
    ...(links.length === 0
      ? []
      : [label(s.word('links')), listOf(links.map(({ title: words, url }) => [paragraph(...link(s.say(words), url))]))]),
    ...reviewBlocks(finding, s),
  ]
}

function codeLine({ hex, decimal, name, meaning }: Code, s: Saying): Block {
  const words = [name, meaning && s.say(meaning)].filter((part) => part !== undefined).join(' · ')
  return paragraph(code(hex), text(` (${decimal})${words === '' ? '' : ` ${words}`}`))
}

function reviewBlocks({ review }: Finding, s: Saying): Block[] {
  if (review === undefined) return []
  const word = review.state === undefined ? s.word('review.commented') : s.word(`review.${review.state}`)
  const said = review.note === '' ? '' : `${s.word('colon')}${review.note}`
  return [{ kind: 'note', tone: 'info', word, inlines: [text(`${s.moment(review.at)}${said}`)] }]
}
