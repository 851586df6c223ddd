import { IconChevronRight } from '@tabler/icons-react'
import { Fragment } from 'react'
import type { DeviceDiagnosis, Finding } from '../../../shared/contract/diagnosis.ts'
import { useText } from '../../host/index.ts'
import { StateIcon } from '../../ui/index.ts'
import { chainFromCause } from './chainFromCause.ts'

interface CauseChainProps {
  readonly findings: readonly Finding[]
  readonly root: Finding
  readonly enrollmentStatus: DeviceDiagnosis['enrollmentStatus']
}

interface ChainLink {
  readonly key: string
  readonly title: string
  readonly detail: string | undefined
}

/** From the root cause to the symptom: the findings that explain each other, and the enrollment status at the end. */
export function CauseChain({ findings, root, enrollmentStatus }: CauseChainProps) {
  const { t, pick } = useText('overview')
  const links: ChainLink[] = chainFromCause(findings, root.rule).map((finding) => ({
    key: finding.rule,
    title: pick(finding.title),
    detail: finding === root ? t('rootCause') : finding.evidence[0]?.quote,
  }))
  if (enrollmentStatus !== undefined && enrollmentStatus.severity === 'error' && !mentionsStatus(findings, links)) {
    links.push({ key: 'enrollment', title: pick(enrollmentStatus.title), detail: `${enrollmentStatus.code} ${enrollmentStatus.hex}` })
  }
  if (links.length < 2) return null
  return (
    <ol className="overview-chain" aria-label={t('chain')}>
      {links.map((link, index) => (
        <li key={link.key} className={index === 0 ? 'overview-chain-root' : undefined}>
          <StateIcon state={index === 0 ? 'failed' : 'notReached'} />
          <div>
            <b>{breakAtDots(link.title)}</b>
            {link.detail !== undefined && <span>{link.detail}</span>}
          </div>
          {index < links.length - 1 && <IconChevronRight size={16} className="overview-chain-arrow" aria-hidden />}
        </li>
      ))}
    </ol>
  )
}

/** Host names break before a dot, not within a word. */
const breakAtDots = (text: string) =>
  text.split(/(?=\.\w)/).map((part, index) => (
    <Fragment key={`${index} ${part}`}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))

const STATUS_RULE = /^enrollment/

const mentionsStatus = (findings: readonly Finding[], links: readonly ChainLink[]): boolean =>
  links.some((link) => STATUS_RULE.test(link.key) && findings.some((finding) => finding.rule === link.key))
