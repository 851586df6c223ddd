import type { Localized } from '../../../shared/facts/localized.ts'
import { sources } from '../../../shared/knowledge/sources.ts'
import { useText, useView } from '../../host/index.ts'
import { Card, CommandBlock } from '../../ui/index.ts'

/** What the keys of a statement's sources stand for; a key that is not known stands for itself. */
const sourceNames = (keys: string): Localized[] =>
  keys.split(', ').map((key) => sources.find((source) => source.key === key)?.what ?? { en: key, fr: key })

/** How to record a trace that holds the attempt to join, tool by tool. */
export function CaptureCommands({ deviceId }: { readonly deviceId: number | undefined }) {
  const { t, pick } = useText('events')
  const coverage = useView('events.coverage', deviceId === undefined ? {} : { deviceId })
  if (coverage.status !== 'ready' || coverage.view.capture.length === 0) return null
  return (
    <Card title={t('howToCapture')}>
      <div className="events-capture">
        {coverage.view.capture.map(({ tool, commands, note, source }) => (
          <section key={tool}>
            <h4>{tool}</h4>
            <CommandBlock text={commands.join('\n')} />
            {note !== undefined && <p className="t2 small">{pick(note)}</p>}
            <p className="t3 small">{sourceNames(source).map(pick).join(' · ')}</p>
          </section>
        ))}
      </div>
    </Card>
  )
}
