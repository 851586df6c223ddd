import type { DeviceDiagnosis, Step } from '../../../shared/contract/diagnosis.ts'
import type { DeviceRow } from '../../../shared/contract/viewRequests.ts'
import { procedureOf } from '../../../shared/knowledge/procedures.ts'
import { useText } from '../../host/index.ts'
import { formatPlace } from '../../ui/index.ts'
import { STEP_NUMBERS } from './flowLayout.ts'
import { flowTitle } from './flowTitle.ts'
import { stateRows } from './stateRows.ts'
import { findingsOf, placeKey, placesOf, proceduresOf } from './stepEvidence.ts'
import { stepNeeds } from './stepNeeds.ts'
import { signsOf } from './stepProofs.ts'

interface FlowPrintProps {
  readonly device: DeviceRow
  readonly diagnosis: DeviceDiagnosis
}

/** The whole flow on paper: every step with its checks, actions and places, in black on white. Shown by the print style alone. */
export function FlowPrint({ device, diagnosis }: FlowPrintProps) {
  const { t, pick, formatDay, formatTime } = useText('join-flow')
  const { join, verdict, judgedFor } = diagnosis
  const person = join.flow.byPerson
  return (
    <article className="flow-print" lang={t('printLanguage')}>
      <h1>
        {t('title')} · {device.name}
      </h1>
      <p>
        {[device.os, device.osBuild, judgedFor === undefined ? undefined : t('judgedFor', { time: formatTime(judgedFor) })]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </p>
      <p>
        <b>{pick(verdict.title)}.</b> {pick(verdict.cause)}
      </p>
      <dl>
        <dt>{t('flowThatApplies')}</dt>
        <dd>
          {flowTitle(join.flow, join.flow.choice, t, pick)} ·{' '}
          {person === undefined
            ? pick(join.modeBecause)
            : `${t('decidedByPerson', { day: formatDay(person.at) })} ${t('quoted', { text: person.reason })}`}
        </dd>
        {stateRows(join).map(({ label, title }) => (
          <FieldPair key={label} name={t(label)} value={title === undefined ? t('notKnown') : pick(title)} />
        ))}
        {join.transition !== undefined && <FieldPair name={t('documented')} value={pick(join.transition)} />}
      </dl>
      <ol>
        {diagnosis.steps.map((step) => (
          <PrintedStep key={step.id} step={step} diagnosis={diagnosis} />
        ))}
      </ol>
    </article>
  )
}

function FieldPair({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

function PrintedStep({ step, diagnosis }: { readonly step: Step; readonly diagnosis: DeviceDiagnosis }) {
  const { t, pick } = useText('join-flow')
  const findings = findingsOf(step, diagnosis.findings)
  const pages = proceduresOf(findings).flatMap((id) => procedureOf(id) ?? [])
  const who = findings.find((finding) => finding.severity !== 'info')?.who
  const checks = step.checks.map((check) => `${pick(check.title)}${worded(check.detail === undefined ? undefined : pick(check.detail))}`)
  return (
    <li>
      <h2>
        {STEP_NUMBERS[step.id]} {pick(step.title)} · {t(`word.${step.state}`)}
      </h2>
      <p>{pick(step.because)}</p>
      <Part title={t('codes')} lines={step.codes.map((code) => codeLine(code, pick))} />
      <Part title={t('checks')} lines={step.checks.map((check, index) => `[${t(`word.${check.state}`)}] ${checks[index]}`)} />
      <Part
        title={who === undefined ? t('doNext') : `${t('doNext')} (${pick(who)})`}
        lines={[
          ...step.actions.map((action) => `${pick(action.text)}${action.command === undefined ? '' : `\n${action.command}`}`),
          ...pages.map((page) => `${t('pages')}${t('colon')}${pick(page.title)}`),
        ]}
      />
      <Part title={t('wouldProve')} lines={signsOf(step).proves.map((sign) => `[${t(`sign.${sign.state}`)}] ${pick(sign.text)}`)} />
      <Part title={t('answered')} lines={stepNeeds(step).map((need) => `[${t(`word.${need.state}`)}] ${pick(need.title)}`)} />
      <PrintedEvidence step={step} />
    </li>
  )
}

const worded = (detail: string | undefined): string => (detail === undefined ? '' : ` · ${detail}`)

type Pick = ReturnType<typeof useText>['pick']

const codeLine = ({ hex, decimal, name, meaning }: Step['codes'][number], pick: Pick): string =>
  [`${hex} (${decimal})`, name, meaning === undefined ? undefined : pick(meaning)].filter((part) => part !== undefined).join(' · ')

function Part({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}

/** Where it stands, in full: the file's path, the place, and the words found there. */
function PrintedEvidence({ step }: { readonly step: Step }) {
  const { t: place } = useText('app')
  const { t } = useText('join-flow')
  const places = placesOf(step)
  return (
    <>
      <h3>{t('evidence')}</h3>
      {places.length === 0 && <p>{t('noEvidence')}</p>}
      <ul>
        {places.map((ref) => (
          <li key={placeKey(ref)}>
            {ref.path === '' ? ref.file : ref.path} · {formatPlace(ref.locator, place).full}
            {ref.quote !== '' && <code>{ref.quote}</code>}
          </li>
        ))}
      </ul>
    </>
  )
}
