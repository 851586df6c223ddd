import { IconArrowRight } from '@tabler/icons-react'
import type { Output } from '../../../shared/contract/requests.ts'
import type { FormatId } from '../../../shared/facts/format.ts'
import { useNavigation, useText } from '../../host/index.ts'
import { Card, FormatIcon } from '../../ui/index.ts'

type EvidenceCounts = Output<'overview.view'>['evidence']

/** Formats that a reader of the case thinks of as one kind. */
const GROUPS = [
  { key: 'analyzer', formats: ['analyzerHtml', 'analyzerXml'], isRead: true },
  { key: 'dsregcmd', formats: ['dsregcmd'], isRead: true },
  { key: 'registry', formats: ['reg', 'regQuery', 'regf', 'regfLog'], isRead: true },
  { key: 'regInfo', formats: ['mdeConfigMgrRegInfo'], isRead: true },
  { key: 'inventory', formats: ['deviceInventory'], isRead: true },
  { key: 'syncRules', formats: ['syncRuleScript', 'syncRuleXml', 'syncConnectorXml'], isRead: true },
  { key: 'directory', formats: ['ldif', 'directoryCsv', 'directoryJson', 'cliXml'], isRead: true },
  { key: 'eventLog', formats: ['evtx', 'eventXml', 'eventCsv', 'autoworkplace'], isRead: true },
  { key: 'trace', formats: ['etl'], isRead: true },
  { key: 'container', formats: ['zip'], isRead: true },
  { key: 'cab', formats: ['cab'], isRead: false },
  { key: 'other', formats: ['unknown'], isRead: false },
] as const satisfies readonly { key: string; formats: readonly [FormatId, ...FormatId[]]; isRead: boolean }[]

/** What the verdict rests on, counted by kind. */
export function EvidenceCard({ counts, importing }: { readonly counts: EvidenceCounts; readonly importing: boolean }) {
  const { t, formatNumber } = useText('overview')
  const { openTab } = useNavigation()
  const total = counts.reduce((sum, count) => sum + count.artefacts, 0)
  return (
    <Card
      title={t('evidence')}
      aside={
        <button type="button" className="linklike" onClick={() => openTab('evidence')}>
          {importing ? t('artefactsSoFar', { count: total }) : t('artefacts', { count: total })}
          <IconArrowRight size={14} aria-hidden />
        </button>
      }
    >
      <ul className="overview-kinds">
        {GROUPS.map((group) => {
          const own = counts.filter((count) => (group.formats as readonly FormatId[]).includes(count.format))
          const artefacts = own.reduce((sum, count) => sum + count.artefacts, 0)
          if (artefacts === 0) return null
          const records = own.reduce((sum, count) => sum + count.records, 0)
          const notRead = own.reduce((sum, count) => sum + count.notRead, 0)
          const partly = group.isRead && notRead > 0
          return (
            <li key={group.key}>
              <FormatIcon format={group.formats[0]} />
              <span>{t(`format.${group.key}`)}</span>
              <span className="r">{formatNumber(artefacts)}</span>
              <span className="r t2 overview-kinds-records">{group.isRead && records > 0 ? t('records', { count: records }) : ''}</span>
              <span className={partly ? 'warn strong' : 't2'}>
                {group.isRead ? (partly ? t('notReadCount', { count: notRead }) : t('read')) : t('kept')}
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
