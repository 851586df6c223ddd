import { Button } from '@mantine/core'
import { IconRoute, IconUsersGroup } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { pagesOf } from '../../../shared/knowledge/procedures.ts'
import { useNavigation, useText } from '../../host/index.ts'
import { ActionList, CodeBadge, ProcedureLinks } from '../../ui/index.ts'
import { EvidenceList } from './EvidenceList.tsx'
import type { FindingRow } from './findingRows.ts'
import { ReviewBar } from './ReviewBar.tsx'
import { SourceLinks } from './SourceLinks.tsx'

interface FindingDetailProps {
  readonly row: FindingRow
  /** A link led to it: it is scrolled to when it appears. */
  readonly inView: boolean
}

/** A finding of the table, opened in place: cause, what to do and who does it, evidence, codes, pages, and what people say of it. */
export function FindingDetail({ row, inView }: FindingDetailProps) {
  const { t, pick } = useText('overview')
  const { openTab } = useNavigation()
  const line = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (inView) line.current?.scrollIntoView({ block: 'nearest' })
  }, [inView])
  const { finding, deviceId } = row
  const { step } = finding
  const joinFlow = step !== undefined && (
    <Button variant="default" leftSection={<IconRoute size={15} />} onClick={() => openTab('join-flow', { deviceId, step })}>
      {t('openStep')}
    </Button>
  )
  return (
    <tr className="overview-open-row" ref={line}>
      <td colSpan={6}>
        <div className="overview-finding-detail">
          <p>{pick(finding.cause)}</p>
          {finding.actions.length > 0 && (
            <div className="stack">
              <div className="overview-cols-head">
                <h3 className="strong">{t('doNext')}</h3>
                {finding.who !== undefined && (
                  <span className="tag">
                    <IconUsersGroup size={13} aria-hidden />
                    {pick(finding.who)}
                  </span>
                )}
              </div>
              <ActionList actions={finding.actions} />
            </div>
          )}
          <ProcedureLinks pages={pagesOf(finding.procedures)} label={t('pages')} />
          <EvidenceList finding={finding} />
          {finding.codes.map((code) => (
            <div key={code.hex}>
              <CodeBadge hex={code.hex} decimal={code.decimal} name={code.name} />
              {code.meaning !== undefined && <p className="small t2">{pick(code.meaning)}</p>}
            </div>
          ))}
          <SourceLinks links={finding.links} />
          <ReviewBar deviceId={deviceId} finding={finding} first={joinFlow} />
        </div>
      </td>
    </tr>
  )
}
