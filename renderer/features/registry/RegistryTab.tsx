import './registry.css'
import { Button, Select, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconArrowBackUp, IconBinaryTree2, IconCopy, IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useState } from 'react'
import type { EvidenceRef } from '../../../shared/contract/evidenceRef.ts'
import { MAX_PAGE_ROWS } from '../../../shared/contract/page.ts'
import type { ArtefactRow, RegistryKeyRow, RegistryValueRow } from '../../../shared/contract/viewRequests.ts'
import { type Params, useCopy, useDevice, useNavigation, useTabState, useText, useView } from '../../host/index.ts'
import { EmptyState, ImportOrCollect, SidePane, TabFailure, TabLoading, Toolbar } from '../../ui/index.ts'
import { RegistryHits } from './RegistryHits.tsx'
import { RegistryTree } from './RegistryTree.tsx'
import { RegistryValues } from './RegistryValues.tsx'
import { shortKey } from './registryLines.ts'
import { useRegistryTree } from './useRegistryTree.ts'
import { ValuePane } from './ValuePane.tsx'

const REGISTRY_FORMATS: ReadonlySet<string> = new Set(['reg', 'regQuery', 'regf'])

/** The registry of a device, by the exports, hives and listings it came from. */
export function RegistryTab() {
  const { deviceId } = useDevice()
  const files = useView('evidence.list', { offset: 0, limit: MAX_PAGE_ROWS, ...(deviceId === undefined ? {} : { deviceId }) })
  const roots = useView('registry.keys', { offset: 0, limit: 1, ...(deviceId === undefined ? {} : { deviceId }) })
  if (files.status === 'loading' || roots.status === 'loading') return <TabLoading />
  if (files.status === 'failed') return <TabFailure message={files.message} />
  if (roots.status === 'failed') return <TabFailure message={roots.message} />
  if (roots.view.total === 0) return <RegistryEmpty ofDevice={deviceId !== undefined} />
  return <Registry key={deviceId ?? 0} deviceId={deviceId} files={files.view.rows.filter((row) => REGISTRY_FORMATS.has(row.format))} />
}

function RegistryEmpty({ ofDevice }: { readonly ofDevice: boolean }) {
  const { t } = useText('registry')
  return (
    <>
      <Toolbar>
        <h1>{t('title')}</h1>
      </Toolbar>
      <EmptyState
        icon={<IconBinaryTree2 size={40} stroke={1.4} />}
        title={t(ofDevice ? 'emptyTitleDevice' : 'emptyTitle')}
        why={t('emptyWhy')}
      >
        <ImportOrCollect />
      </EmptyState>
    </>
  )
}

interface RegistryProps {
  readonly deviceId: number | undefined
  readonly files: readonly ArtefactRow[]
}

function Registry({ deviceId, files }: RegistryProps) {
  const { t } = useText('registry')
  const { place, params } = useNavigation()
  const target = targetOf(params, place)
  const [artefactId, setArtefactId] = useTabState<number | undefined>('artefact', target?.artefactId)
  const [text, setText] = useTabState('text', '')
  const [value, setValue] = useState<RegistryValueRow | undefined>(undefined)
  const [marked, setMarked] = useState<string | undefined>(target?.name)
  const tree = useRegistryTree({ deviceId, artefactId })
  const [missing, setMissing] = useState<string | undefined>(undefined)
  const jump = async (artefact: number, key: string, name: string | undefined) => {
    const found = await tree.open(artefact, key)
    setMissing(found ? undefined : key)
    setMarked(name)
    setValue(undefined)
    setText('')
  }
  const targetKey = target === undefined ? undefined : `${target.artefactId} ${target.key} ${target.name ?? ''}`
  // A place that a chip names is opened once; walking the tree afterwards is the person's own.
  const onTarget = useEffectEvent(() => {
    if (target !== undefined) void jump(target.artefactId, target.key, target.name)
  })
  const onStart = useEffectEvent(() => openFirstKnownKey(files, tree.open))
  useEffect(() => {
    if (targetKey !== undefined) onTarget()
    else void onStart()
  }, [targetKey])
  const wide = useMediaQuery('(min-width: 1151px)', true, { getInitialValueInEffect: false })
  const searching = text.trim() !== ''
  return (
    <>
      <Toolbar>
        <h1>{t('title')}</h1>
        <TextInput
          w={280}
          miw={140}
          leftSection={<IconSearch size={15} />}
          placeholder={t('search')}
          data-find
          aria-label={t('search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && setText('')}
          rightSection={searching && <ClearSearch onClear={() => setText('')} />}
        />
        <span className="grow" />
        <Select
          aria-label={t('source')}
          w={260}
          miw={120}
          value={String(artefactId ?? '')}
          onChange={(next) => setArtefactId(next === null || next === '' ? undefined : Number(next))}
          allowDeselect={false}
          data={[
            { value: '', label: t(deviceId === undefined ? 'allSourcesCase' : 'allSources') },
            ...files.map((file) => ({ value: String(file.id), label: file.path === '' ? file.name : file.path })),
          ]}
        />
      </Toolbar>
      <PathBar selected={tree.selected} missing={missing} />
      <div className="tab-body">
        <SidePane name="registry-tree" label={t('keys')} width={wide ? 300 : 230}>
          <RegistryTree tree={tree} fileOf={(id) => (files.length > 1 ? files.find((file) => file.id === id)?.name : undefined)} />
        </SidePane>
        {searching ? (
          <RegistryHits
            deviceId={deviceId}
            artefactId={artefactId}
            text={text.trim()}
            onOpen={(row) => jump(row.artefactId, row.key, row.name)}
          />
        ) : (
          <RegistryValues selectedKey={tree.selected} marked={marked} value={value} onSelect={setValue} />
        )}
        {value !== undefined && !searching && <ValuePane value={value} selectedKey={tree.selected} onClose={() => setValue(undefined)} />}
      </div>
    </>
  )
}

/** Where the tab starts when no place was asked for: the keys that the enrolment is judged by, the first that a file holds. */
const START_KEYS = [
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\SenseCM',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\CDJ\\AAD',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection',
]
/** Files looked into for a start key; a case of many devices starts at its roots. */
const START_FILES = 20

async function openFirstKnownKey(
  files: readonly ArtefactRow[],
  open: (artefactId: number, key: string) => Promise<boolean>,
): Promise<void> {
  for (const key of START_KEYS) {
    for (const file of files.slice(0, START_FILES)) if (await open(file.id, key)) return
  }
}

interface RegistryTarget {
  readonly artefactId: number
  readonly key: string
  readonly name: string | undefined
}

/** The key that the tab was opened at: by its parameters, or by a chip. */
function targetOf(params: Params, place: EvidenceRef | undefined): RegistryTarget | undefined {
  if (typeof params.artefactId === 'number' && typeof params.key === 'string') {
    return { artefactId: params.artefactId, key: params.key, name: typeof params.name === 'string' ? params.name : undefined }
  }
  if (place?.locator.kind !== 'key') return undefined
  return { artefactId: place.artefactId, key: place.locator.key, name: place.locator.name }
}

function ClearSearch({ onClear }: { readonly onClear: () => void }) {
  const { t } = useText('registry')
  return (
    <button type="button" className="icon-button" aria-label={t('clearSearch')} onClick={onClear}>
      <IconX size={14} />
    </button>
  )
}

function PathBar({ selected, missing }: { readonly selected: RegistryKeyRow | undefined; readonly missing: string | undefined }) {
  const { t, formatTime } = useText('registry')
  const { openedFrom, back } = useNavigation()
  const copy = useCopy()
  return (
    <div className="registry-path">
      <IconBinaryTree2 size={15} className="t2" aria-hidden />
      <span className="mono">
        {missing !== undefined
          ? t('notFound', { key: shortKey(missing) })
          : selected === undefined
            ? t('chooseKey')
            : shortKey(selected.key)}
      </span>
      {selected?.deleted === true && <span className="tag">{t('deletedKey')}</span>}
      {selected?.lastWritten !== undefined && (
        <span className="small t2 nowrap">
          {t('lastWritten')} {formatTime(selected.lastWritten)}
        </span>
      )}
      {selected !== undefined && (
        <Button variant="default" size="compact-sm" leftSection={<IconCopy size={14} />} onClick={() => copy(selected.key)}>
          {t('copyKey')}
        </Button>
      )}
      {openedFrom !== undefined && (
        <span className="registry-opened">
          <b>{t('openedFrom', { label: openedFrom })}</b>
          <Button variant="default" size="compact-sm" leftSection={<IconArrowBackUp size={14} />} onClick={back}>
            {t('back')}
          </Button>
        </span>
      )}
    </div>
  )
}
