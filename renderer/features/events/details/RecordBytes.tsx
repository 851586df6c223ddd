import { Button } from '@mantine/core'
import { useState } from 'react'
import type { EventDetail } from '../../../../shared/contract/eventRequests.ts'
import { useText, useView } from '../../../host/index.ts'
import { CopyButton, Notice, TabFailure, TabLoading } from '../../../ui/index.ts'
import { byteLines } from './byteLines.ts'

/** What one request gives at most. */
const PAGE_BYTES = 4096
/** Shown of a record whose length its file does not say. */
const SOME_BYTES = 256

/** The bytes of the record as they stand in its file, page by page. */
export function RecordBytes({ detail }: { readonly detail: EventDetail }) {
  const { t } = useText('events')
  const [pages, setPages] = useState(1)
  const { row, place, length } = detail
  if (row.source === 'text') {
    return (
      <div className="event-notice">
        <Notice tone="info" title={t('bytesOfText', { line: Math.max(1, place) })}>
          <p>{t('bytesOfTextWhy')}</p>
        </Notice>
      </div>
    )
  }
  const offset = `0x${place.toString(16)}`
  const bytes = length === 0 ? SOME_BYTES : length
  const rest = bytes - pages * PAGE_BYTES
  return (
    <>
      <p className="t2 small event-bytes-head">
        {length === 0 ? t('bytesUnknownLength', { offset }) : t('bytesShown', { count: bytes, offset })}
      </p>
      {Array.from({ length: Math.min(pages, Math.ceil(bytes / PAGE_BYTES)) }, (_, page) => page * PAGE_BYTES).map((at) => (
        <BytesPage key={at} artefactId={row.artefactId} offset={place + at} length={Math.min(PAGE_BYTES, bytes - at)} />
      ))}
      {rest > 0 && (
        <Button variant="default" size="compact-sm" onClick={() => setPages(pages + 1)}>
          {t('moreBytes', { count: Math.min(rest, PAGE_BYTES) })}
        </Button>
      )}
    </>
  )
}

interface BytesPageProps {
  readonly artefactId: number
  readonly offset: number
  readonly length: number
}

function BytesPage(props: BytesPageProps) {
  const { t } = useText('events')
  const bytes = useView('evidence.bytes', props)
  if (bytes.status === 'failed') return <TabFailure message={bytes.message} />
  if (bytes.status === 'loading') return <TabLoading />
  return (
    <div className="event-source">
      <span className="event-source-copy">
        <CopyButton text={bytes.view.hex} label={t('copyBytes')} />
      </span>
      <pre className="event-bytes">{byteLines(bytes.view.hex, props.offset)}</pre>
    </div>
  )
}
