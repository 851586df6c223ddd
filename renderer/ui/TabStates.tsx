import { Loader } from '@mantine/core'
import { useText } from '../host/index.ts'
import { Notice } from './Notice.tsx'

/** Shown while a view is on its way; appears only after a moment, so that quick answers do not flicker. */
export function TabLoading() {
  const { t } = useText('app')
  return (
    <div className="tab-loading" role="status">
      <Loader size="sm" aria-hidden />
      <span className="t2">{t('loading')}</span>
    </div>
  )
}

/** A view that could not be had, and why. */
export function TabFailure({ message }: { readonly message: string }) {
  const { t } = useText('app')
  return (
    <div className="tab-failure">
      <Notice tone="error" title={t('viewFailed')}>
        <p>{message}</p>
      </Notice>
    </div>
  )
}
