import { IconAlertTriangle, IconCircleCheck, IconCloudOff, IconLoader2, IconPlayerStop } from '@tabler/icons-react'
import { knowledgeEdition } from '../../shared/knowledge/knowledgeEdition.ts'
import { useAction, useCase, useNavigation, useSettings, useText } from '../host/index.ts'

/** What runs, what went wrong, and how times and language are shown. Every item opens what it names. */
export function StatusBar({ onTray }: { readonly onTray: () => void }) {
  const { t } = useText('app')
  const { settings, language, save } = useSettings()
  const { openTab } = useNavigation()
  const { state } = useCase()
  return (
    <footer className="statusbar" data-region tabIndex={-1}>
      <StatusLeft onTray={onTray} />
      <span className="grow" />
      <span className="status-item narrow-hide" title={t('offlineHint')}>
        <IconCloudOff size={14} aria-hidden />
        {t('offline')}
      </span>
      <button type="button" className="status-item narrow-hide" title={t('knowledgeHint')} onClick={() => openTab('guidance')}>
        {t('knowledge', { edition: state.open ? state.knowledge : knowledgeEdition })}
      </button>
      <button
        type="button"
        className="status-item"
        title={t('timesHint')}
        onClick={() => save({ timeZone: settings.timeZone === 'utc' ? 'local' : 'utc' })}
      >
        {t(settings.timeZone === 'utc' ? 'timesUtc' : 'timesLocal')}
      </button>
      <button
        type="button"
        className="status-item"
        title={t('languageSwitch')}
        onClick={() => save({ language: language === 'en' ? 'fr' : 'en' })}
      >
        {t('languageName')}
      </button>
    </footer>
  )
}

function StatusLeft({ onTray }: { readonly onTray: () => void }) {
  const { t, formatNumber } = useText('app')
  const { state, progress } = useCase()
  const { openTab } = useNavigation()
  const cancel = useAction('case.cancelImport')
  if (progress !== undefined) {
    const share = progress.bytesTotal > 0 ? progress.bytesDone / progress.bytesTotal : progress.done / Math.max(1, progress.total)
    return (
      <>
        <button type="button" className="status-item strong status-file" title={t('importTray')} onClick={onTray}>
          <IconLoader2 size={14} className="spin" aria-hidden />
          <span className="ellipsis">{t('reading', { file: progress.file })}</span>
        </button>
        <progress className="status-progress" value={share} max={1} aria-label={t('importTray')} />
        <span className="status-item num">
          {t('importProgress', { done: formatNumber(progress.done), total: formatNumber(progress.total) })}
        </span>
        <button type="button" className="status-item" onClick={() => void cancel.run({})}>
          <IconPlayerStop size={14} aria-hidden />
          {t('cancelImport')}
        </button>
      </>
    )
  }
  if (!state.open) return <span className="status-item">{t('noCase')}</span>
  return (
    <>
      <button type="button" className="status-item" title={t('importTray')} onClick={onTray}>
        <IconCircleCheck size={14} className="ok" aria-hidden />
        {t('readCount', { count: state.artefacts })}
      </button>
      {state.problems > 0 && (
        <button type="button" className="status-item warn" onClick={() => openTab('overview')}>
          <IconAlertTriangle size={14} aria-hidden />
          {t('problemCount', { count: state.problems })}
        </button>
      )}
    </>
  )
}
