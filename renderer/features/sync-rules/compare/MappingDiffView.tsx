import { useMemo } from 'react'
import type { SyncMapping } from '../../../../shared/facts/syncRule.ts'
import type { MappingDiff } from '../../../../shared/syncrules/diff/diffMappings.ts'
import { diffTokens } from '../../../../shared/syncrules/diff/diffTokens.ts'
import { formatExpression } from '../../../../shared/syncrules/expression/formatExpression.ts'
import { parseExpression } from '../../../../shared/syncrules/expression/parseExpression.ts'
import { type Translate, useText } from '../../../host/index.ts'
import { DiffText } from './DiffText.tsx'
import { KindBadge } from './KindBadge.tsx'

/** One transformation: its target, which settings differ, and the expression token by token. */
export function MappingDiffView({ mapping }: { readonly mapping: MappingDiff }) {
  const { t } = useText('sync-rules')
  const { target, kind, before, after, settings, expression } = mapping
  const settled = settings.filter((setting) => setting !== 'source' || expression === undefined)
  return (
    <li className={`compare-mapping ${kind}`}>
      <div className="row between">
        <b className="mono">{target}</b>
        <KindBadge kind={kind} />
      </div>
      {settled.map((setting) => (
        <p key={setting} className="small">
          <span className="t2">{t(`compare.setting.${setting}`)}</span> <del>{settingText(before, setting, t)}</del>{' '}
          <ins>{settingText(after, setting, t)}</ins>
        </p>
      ))}
      {expression !== undefined && <ExpressionDiff before={before?.expression ?? ''} after={after?.expression ?? ''} />}
      {expression === undefined && kind === 'same' && after !== undefined && <Flow mapping={after} />}
      {expression === undefined && kind !== 'same' && !onlySettings(mapping) && (
        <>
          {before !== undefined && (
            <del className="compare-whole">
              <Flow mapping={before} />
            </del>
          )}
          {after !== undefined && (
            <ins className="compare-whole">
              <Flow mapping={after} />
            </ins>
          )}
        </>
      )}
    </li>
  )
}

/** Both are there and of one type: the settings that differ say it all. */
const onlySettings = ({ before, after, settings }: MappingDiff): boolean =>
  before !== undefined && after !== undefined && !settings.includes('flow')

/** What flows, as the editor shows it. */
function Flow({ mapping }: { readonly mapping: SyncMapping }) {
  const { t } = useText('sync-rules')
  const text = mapping.flow === 'Expression' ? laidOut(mapping.expression ?? '') : mapping.source.join(', ')
  return (
    <span className="compare-flow">
      <span className="small t2">{mapping.flow}</span> <code className="mono">{text === '' ? t('compare.empty') : text}</code>
    </span>
  )
}

function settingText(mapping: SyncMapping | undefined, setting: MappingDiff['settings'][number], t: Translate): string {
  if (mapping === undefined) return ''
  switch (setting) {
    case 'source':
      return mapping.source.join(', ') || t('compare.empty')
    case 'once':
      return t(mapping.once === true ? 'compare.yes' : 'compare.no')
    default:
      return mapping[setting]
  }
}

/** Both are laid out first, so that a server's one line can be read beside a person's twenty. */
export function ExpressionDiff({ before, after }: { readonly before: string; readonly after: string }) {
  const parts = useMemo(() => diffTokens(laidOut(before), laidOut(after)), [before, after])
  return <DiffText parts={parts} />
}

const laidOut = (text: string): string => formatExpression(parseExpression(text))
