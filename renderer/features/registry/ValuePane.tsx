import { Button } from '@mantine/core'
import { IconCopy, IconFileText } from '@tabler/icons-react'
import type { RegistryKeyRow, RegistryValueRow } from '../../../shared/contract/viewRequests.ts'
import { useCopy, useNavigation, useText } from '../../host/index.ts'
import { CopyButton, DetailsPane, Fields, Section } from '../../ui/index.ts'
import { formatData } from './registryLines.ts'

interface ValuePaneProps {
  readonly value: RegistryValueRow
  readonly selectedKey: RegistryKeyRow | undefined
  readonly onClose: () => void
}

/** One value whole, however long, with its key, type and file. */
export function ValuePane({ value, selectedKey, onClose }: ValuePaneProps) {
  const { t, formatTime } = useText('registry')
  const { openTab } = useNavigation()
  const copy = useCopy()
  const name = value.name === '' ? t('defaultName') : value.name
  const line = `${value.key}\\${name} ${value.valueType} ${value.data}`
  const rows: [string, React.ReactNode][] = [
    [t('type'), value.deleted ? t('deleted') : value.valueType],
    [t('key'), <KeyPath key="key" path={value.key} />],
    [t('lastWritten'), selectedKey?.lastWritten === undefined ? t('lastWrittenUnknown') : formatTime(selectedKey.lastWritten)],
    [t('file'), value.file],
  ]
  return (
    <DetailsPane
      name="registry"
      title={name}
      subtitle={value.valueType}
      onClose={onClose}
      footer={
        <>
          <Button variant="default" leftSection={<IconCopy size={15} />} onClick={() => copy(value.data)}>
            {t('copyValue')}
          </Button>
          <Button variant="default" leftSection={<IconCopy size={15} />} onClick={() => copy(line)}>
            {t('copyLine')}
          </Button>
        </>
      }
    >
      <Section title={t('wholeValue')}>
        {value.deleted ? (
          <p className="t2">{t('deleted')}</p>
        ) : (
          <p className="mono registry-data">{value.data === '' ? t('emptyData') : formatData(value.valueType, value.data)}</p>
        )}
      </Section>
      <Section title={t('asStored')}>
        <Fields rows={rows} />
        <div>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconFileText size={14} />}
            onClick={() => openTab('evidence', { artefactId: value.artefactId })}
          >
            {t('openFile')}
          </Button>
        </div>
      </Section>
    </DetailsPane>
  )
}

function KeyPath({ path }: { readonly path: string }) {
  const { t } = useText('registry')
  return (
    <span>
      <span className="mono small">{path}</span> <CopyButton text={path} label={t('copyKey')} />
    </span>
  )
}
