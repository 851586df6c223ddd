import { Textarea } from '@mantine/core'
import { IconArrowsDiff } from '@tabler/icons-react'
import { useDeferredValue, useMemo } from 'react'
import { diffExpressionTexts } from '../../../../shared/syncrules/diff/diffMappings.ts'
import { useTabState, useText } from '../../../host/index.ts'
import { EmptyState } from '../../../ui/index.ts'
import { SwapButton } from './ChooseSides.tsx'
import { KindBadge } from './KindBadge.tsx'
import { ExpressionDiff } from './MappingDiffView.tsx'

/** Two pasted expressions, token by token. */
export function CompareExpressions() {
  const { t } = useText('sync-rules')
  const [first, setFirst] = useTabState('compare.firstText', '')
  const [second, setSecond] = useTabState('compare.secondText', '')
  const [before, after] = [useDeferredValue(first), useDeferredValue(second)]
  const kind = useMemo(() => diffExpressionTexts(before, after).kind, [before, after])
  const swap = () => {
    setFirst(second)
    setSecond(first)
  }
  const boxes = [
    { label: t('compare.firstExpression'), value: first, set: setFirst },
    { label: t('compare.secondExpression'), value: second, set: setSecond },
  ]
  return (
    <div className="compare-scroll">
      <div className="compare-boxes">
        {boxes.map(({ label, value, set }) => (
          <Textarea
            key={label}
            label={label}
            value={value}
            autosize
            minRows={5}
            maxRows={14}
            classNames={{ input: 'mono compare-input' }}
            onChange={(event) => set(event.currentTarget.value)}
          />
        ))}
      </div>
      {before.trim() === '' && after.trim() === '' ? (
        <EmptyState icon={<IconArrowsDiff size={28} stroke={1.5} />} title={t('compare.paste.title')} why={t('compare.paste.why')} />
      ) : (
        <div className="compare-detail">
          <div className="row between">
            <KindBadge kind={kind} />
            <SwapButton onSwap={swap} />
          </div>
          <ExpressionDiff before={before} after={after} />
        </div>
      )}
    </div>
  )
}
