import './evidence.css'
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconDownload, IconFileImport, IconFiles } from '@tabler/icons-react'
import { useState } from 'react'
import type { ArtefactDetail, ArtefactRow } from '../../../shared/contract/viewRequests.ts'
import type { Locator } from '../../../shared/facts/locator.ts'
import { useCase, useDevice, useImport, useNavigation, useStopKey, useTabState, useText, useView } from '../../host/index.ts'
import { EmptyState, ImportOrCollect, SidePane, TabFailure, TabLoading, Toolbar } from '../../ui/index.ts'
import { ArtefactTree } from './ArtefactTree.tsx'
import { ArtefactViewer } from './ArtefactViewer.tsx'
import { PlacePane } from './PlacePane.tsx'
import { useSaveOriginal } from './useSaveOriginal.ts'

/** How many rows are looked at for the one to open first. */
const FIRST_LOOK = 100

/** What was handed in, each file in its own view, opened at the place a chip names. */
export function EvidenceTab() {
  const { deviceId } = useDevice()
  const list = useView('evidence.list', { offset: 0, limit: FIRST_LOOK, ...(deviceId === undefined ? {} : { deviceId }) })
  if (list.status === 'loading') return <TabLoading />
  if (list.status === 'failed') return <TabFailure message={list.message} />
  if (list.view.total === 0) return <EvidenceEmpty ofDevice={deviceId !== undefined} />
  return <Evidence key={deviceId ?? 0} deviceId={deviceId} total={list.view.total} first={firstToRead(list.view.rows)} />
}

/** The report where there is one, else the first file that was read, else the first of all. */
function firstToRead(rows: readonly ArtefactRow[]): number | undefined {
  const read = rows.filter((row) => row.records > 0)
  return (read.find((row) => row.format === 'analyzerHtml') ?? read[0] ?? rows[0])?.id
}

interface EvidenceProps {
  readonly deviceId: number | undefined
  readonly total: number
  readonly first: number | undefined
}

function Evidence({ deviceId, total, first }: EvidenceProps) {
  const { t } = useText('evidence')
  const { place, params } = useNavigation()
  const { state } = useCase()
  const { chooseFiles } = useImport()
  const save = useSaveOriginal()
  const stop = useStopKey()
  const wide = useMediaQuery('(min-width: 1151px)', true, { getInitialValueInEffect: false })
  const [chosen, setChosen] = useTabState<number | undefined>('artefact', undefined)
  const asked = typeof params.artefactId === 'number' ? params.artefactId : undefined
  const artefactId = chosen ?? place?.artefactId ?? asked ?? first
  const opened = chosen === undefined ? place?.locator : undefined
  const detail = useView('evidence.artefact', { artefactId: artefactId ?? 0 }, { enabled: artefactId !== undefined })
  return (
    <>
      <Toolbar>
        <h1>{t('title')}</h1>
        <span className="t2 small nowrap num">
          {t('artefacts', { count: total })}
          {deviceId !== undefined &&
            detail.status === 'ready' &&
            detail.view.device !== undefined &&
            ` ${t('ofDevice', { device: detail.view.device })}`}
        </span>
        <span className="grow" />
        <Button
          variant="default"
          leftSection={<IconFileImport size={15} />}
          disabled={state.open && state.readOnly}
          onClick={() => chooseFiles()}
        >
          {t('import')}
        </Button>
        {detail.status === 'ready' && (
          <Button variant="default" leftSection={<IconDownload size={15} />} onClick={() => save(detail.view.id, detail.view.name)}>
            {t('saveOriginal')}
          </Button>
        )}
      </Toolbar>
      <div className="tab-body">
        <SidePane name="evidence-tree" label={t('tree')} width={wide ? 300 : 220}>
          <ArtefactTree deviceId={deviceId} selectedId={artefactId} onSelect={setChosen} />
        </SidePane>
        {detail.status === 'failed' && <TabFailure message={detail.message} />}
        {detail.status === 'loading' && <TabLoading />}
        {detail.status === 'ready' && (
          <Artefact key={`${stop} ${detail.view.id}`} detail={detail.view} opened={opened} onSelect={setChosen} />
        )}
      </div>
    </>
  )
}

interface ArtefactProps {
  readonly detail: ArtefactDetail
  /** The place a chip led to. */
  readonly opened: Locator | undefined
  readonly onSelect: (artefactId: number) => void
}

function Artefact({ detail, opened, onSelect }: ArtefactProps) {
  const [selected, setSelected] = useState<Locator | undefined>(opened)
  return (
    <>
      <ArtefactViewer detail={detail} opened={opened} selected={selected} onSelect={setSelected} />
      <PlacePane detail={detail} place={selected} onOpenArtefact={onSelect} />
    </>
  )
}

function EvidenceEmpty({ ofDevice }: { readonly ofDevice: boolean }) {
  const { t } = useText('evidence')
  return (
    <>
      <Toolbar>
        <h1>{t('title')}</h1>
      </Toolbar>
      <EmptyState icon={<IconFiles size={40} stroke={1.4} />} title={t(ofDevice ? 'emptyTitleDevice' : 'emptyTitle')} why={t('emptyWhy')}>
        <ImportOrCollect />
      </EmptyState>
    </>
  )
}
