import { useState } from 'react'
import { useText } from '../../../host/index.ts'
import { Section } from '../../../ui/index.ts'
import type { AttributeLine } from './computerFacts.ts'

interface AttributeListProps {
  readonly lines: readonly AttributeLine[]
  /** Shown at once; the others on demand. */
  readonly first: readonly string[]
}

/** Values of an attribute that are shown; the others are counted. */
const SHOWN_VALUES = 8

/** The object's attributes: those that the rules read, and on demand all of them. */
export function AttributeList({ lines, first }: AttributeListProps) {
  const { t } = useText('sync-rules')
  const [all, setAll] = useState(false)
  const wanted = new Set(first.map((name) => name.toLowerCase()))
  const read = lines.filter(({ name }) => wanted.has(name.toLowerCase()))
  const shown = all ? lines : read
  return (
    <Section title={t('impact.attributes')}>
      {shown.length === 0 && <p className="small t2">{t('impact.noAttribute')}</p>}
      <dl className="impact-attributes">
        {shown.map(({ name, values }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="mono small">
              {values.slice(0, SHOWN_VALUES).map((value, at) => (
                <span key={`${at} ${value}`}>{value}</span>
              ))}
              {values.length > SHOWN_VALUES && (
                <span className="t2">{t('impact.moreValues', { count: values.length - SHOWN_VALUES })}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {!all && lines.length > read.length && (
        <div>
          <button type="button" className="linklike" onClick={() => setAll(true)}>
            {t('impact.allAttributes', { count: lines.length - read.length })}
          </button>
        </div>
      )}
    </Section>
  )
}
