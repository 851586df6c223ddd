import { Button } from '@mantine/core'
import { IconArrowRight, IconBinaryTree2 } from '@tabler/icons-react'
import { MAX_PAGE_ROWS } from '../../../shared/contract/page.ts'
import { useNavigation, useText, useView } from '../../host/index.ts'
import { Notice, TabFailure, TabLoading } from '../../ui/index.ts'
import { KeptView } from './KeptView.tsx'
import { OpenedKey } from './OpenedKey.tsx'
import type { ViewProps } from './viewProps.ts'

/** A registry export, listing or hive: its top keys, each leading into the registry tab. */
export function RegistryFileView(props: ViewProps) {
  const { t } = useText('evidence')
  const { openTab } = useNavigation()
  const { detail } = props
  const keys = useView('registry.keys', { artefactId: detail.id, offset: 0, limit: MAX_PAGE_ROWS })
  if (keys.status === 'failed') return <TabFailure message={keys.message} />
  if (keys.status === 'loading') return <TabLoading />
  if (keys.view.total === 0) return <KeptView {...props} />
  const openKey = (key: string) => openTab('registry', { artefactId: detail.id, key })
  const openedKey = props.opened?.kind === 'key' ? props.opened : undefined
  const start = openedKey?.key ?? keys.view.rows[0]?.key
  return (
    <div className="evidence-scroll">
      <div className="evidence-notice">
        <Notice tone="info" title={t('registry')}>
          <p>{t('registryWhy')}</p>
          {start !== undefined && (
            <div>
              <Button
                leftSection={<IconBinaryTree2 size={15} />}
                onClick={() => openTab('registry', { artefactId: detail.id, key: start, name: openedKey?.name })}
              >
                {t('openRegistry')}
              </Button>
            </div>
          )}
        </Notice>
      </div>
      {openedKey !== undefined && <OpenedKey {...props} place={openedKey} />}
      <section className="evidence-section">
        <h3>{t('rootKeys')}</h3>
        {keys.view.rows.map((row) => (
          <button key={row.id} type="button" className="evidence-field" onClick={() => openKey(row.key)}>
            <span className="mono small">{row.key}</span>
            <span />
            <IconArrowRight size={14} className="t2" aria-hidden />
          </button>
        ))}
      </section>
    </div>
  )
}
