import type { Output } from '../../../shared/contract/requests.ts'
import { useText } from '../../host/index.ts'
import { Notice } from '../../ui/index.ts'
import { ReportBlocks } from './ReportBlocks.tsx'

interface ReportPreviewProps {
  readonly preview: Output<'report.preview'>
}

/** The report as it will be read: its own words in its own language, drawn by the app. */
export function ReportPreview({ preview }: ReportPreviewProps) {
  const { t } = useText('share')
  const { document, isCut, devices, detailed } = preview
  return (
    <section className="share-preview" aria-label={t('preview')}>
      {detailed < devices && <p className="share-preview-about t2 small">{t('detailed', { detailed, all: devices })}</p>}
      <article className="share-paper" lang={document.language}>
        <header>
          <h2 dir="auto">{document.title}</h2>
          <p className="t2 small">{document.madeBy}</p>
          <p className="t2 small" title={t('dateLineWhy')}>
            {document.dateLine}
          </p>
        </header>
        <ReportBlocks blocks={document.blocks} />
        {isCut && <Notice tone="info">{t('cut')}</Notice>}
      </article>
    </section>
  )
}
