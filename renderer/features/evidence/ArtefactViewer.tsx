import { Button, SegmentedControl } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import type { ArtefactDetail } from '../../../shared/contract/viewRequests.ts'
import type { FormatId } from '../../../shared/facts/format.ts'
import type { Locator } from '../../../shared/facts/locator.ts'
import { useNavigation, useText } from '../../host/index.ts'
import { BytesView } from './BytesView.tsx'
import { EventFileView } from './EventFileView.tsx'
import { FactsView } from './FactsView.tsx'
import { InventoryView } from './InventoryView.tsx'
import { KeptView } from './KeptView.tsx'
import { RecordsView } from './RecordsView.tsx'
import { RegistryFileView } from './RegistryFileView.tsx'
import { TextView } from './TextView.tsx'
import type { ViewProps } from './viewProps.ts'

const viewNames = ['report', 'sections', 'fields', 'inventory', 'registry', 'events', 'kept', 'text', 'bytes', 'facts'] as const
type ViewName = (typeof viewNames)[number]

const VIEWS: Readonly<Record<FormatId, readonly ViewName[]>> = {
  analyzerHtml: ['report', 'facts', 'text', 'bytes'],
  analyzerXml: ['report', 'facts', 'text', 'bytes'],
  mdeConfigMgrRegInfo: ['fields', 'facts', 'text', 'bytes'],
  dsregcmd: ['sections', 'facts', 'text', 'bytes'],
  reg: ['registry', 'facts', 'text', 'bytes'],
  regQuery: ['registry', 'facts', 'text', 'bytes'],
  regf: ['registry', 'facts', 'bytes'],
  deviceInventory: ['inventory', 'facts', 'text', 'bytes'],
  syncRuleScript: ['text', 'bytes'],
  syncRuleXml: ['text', 'bytes'],
  syncConnectorXml: ['text', 'bytes'],
  ldif: ['text', 'bytes'],
  directoryCsv: ['text', 'bytes'],
  directoryJson: ['text', 'bytes'],
  cliXml: ['text', 'bytes'],
  zip: ['kept', 'bytes'],
  cab: ['kept', 'bytes'],
  regfLog: ['kept', 'bytes'],
  evtx: ['events', 'facts', 'bytes'],
  etl: ['events', 'facts', 'bytes'],
  eventXml: ['events', 'facts', 'text', 'bytes'],
  eventCsv: ['events', 'facts', 'text', 'bytes'],
  autoworkplace: ['events', 'facts', 'text', 'bytes'],
  unknown: ['kept', 'text', 'bytes'],
}

/** One artefact in the view of its format, as text or bytes, and as facts; opened at a place where a chip named one. */
export function ArtefactViewer(props: ViewProps) {
  const { t } = useText('evidence')
  const { openedFrom, back } = useNavigation()
  const { detail, opened } = props
  const views = VIEWS[detail.format]
  const [wanted, setWanted] = useState<ViewName | undefined>(undefined)
  const view = wanted ?? viewFor(detail, opened)
  const label = (name: ViewName) => (name === 'facts' ? t('facts', { count: detail.facts }) : t(name === 'kept' ? 'about' : name))
  return (
    <div className="evidence-viewer">
      <div className="evidence-bar">
        <SegmentedControl
          aria-label={t('view')}
          value={view}
          onChange={(value) => setWanted(viewNames.find((name) => name === value))}
          data={views.map((name) => ({ value: name, label: label(name) }))}
        />
        {openedFrom !== undefined && (
          <span className="evidence-opened">
            <b>{t('openedFrom', { label: openedFrom })}</b>
            <Button variant="default" size="compact-sm" leftSection={<IconArrowBackUp size={14} />} onClick={back}>
              {t('back')}
            </Button>
          </span>
        )}
      </div>
      <View {...props} name={view} />
    </div>
  )
}

/** The view that can show the place: a line that no record stands on is shown as text. */
function viewFor(detail: ArtefactDetail, place: Locator | undefined): ViewName {
  const [first = 'kept'] = VIEWS[detail.format]
  // The report's page is read by offsets; elsewhere an offset is the place of a problem.
  if (place?.kind === 'offset') return detail.format === 'analyzerHtml' ? 'report' : first === 'events' ? 'events' : 'bytes'
  if (place?.kind === 'line' && first === 'registry') return 'text'
  return first
}

function View({ name, ...props }: ViewProps & { readonly name: ViewName }) {
  switch (name) {
    case 'text':
      return <TextView {...props} />
    case 'bytes':
      return <BytesView {...props} />
    case 'facts':
      return <FactsView {...props} />
    case 'registry':
      return <RegistryFileView {...props} />
    case 'events':
      return <EventFileView {...props} />
    case 'inventory':
      return <InventoryView {...props} />
    case 'kept':
      return <KeptView {...props} />
    case 'report':
    case 'sections':
    case 'fields':
      return <RecordsView {...props} />
  }
}
