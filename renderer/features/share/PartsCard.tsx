import { Button, Checkbox } from '@mantine/core'
import { type ReportPart, reportPartSchema } from '../../../shared/contract/reportRequests.ts'
import { useText } from '../../host/index.ts'
import { Card } from '../../ui/index.ts'

interface PartsCardProps {
  readonly left: readonly ReportPart[]
  /** How much there is of each; undefined until it is known. */
  readonly counts: Readonly<Record<ReportPart, number>> | undefined
  readonly onChange: (left: readonly ReportPart[]) => void
}

/** What the report tells of. A part that there is nothing of cannot be chosen, and says so. */
export function PartsCard({ left, counts, onChange }: PartsCardProps) {
  const { t, formatNumber } = useText('share')
  const toggle = (part: ReportPart): void => onChange(left.includes(part) ? left.filter((other) => other !== part) : [...left, part])
  return (
    <Card
      title={t('parts')}
      aside={
        <>
          <Button variant="subtle" size="compact-xs" disabled={left.length === 0} onClick={() => onChange([])}>
            {t('allParts')}
          </Button>
          <Button
            variant="subtle"
            size="compact-xs"
            disabled={left.length === reportPartSchema.options.length}
            onClick={() => onChange(reportPartSchema.options)}
          >
            {t('noParts')}
          </Button>
        </>
      }
    >
      <div className="share-card">
        <span className="t2 small">{t('partsWhy')}</span>
        {reportPartSchema.options.map((part) => {
          const count = counts?.[part]
          return (
            <div key={part} className="row between">
              <Checkbox
                size="xs"
                label={t(`part.${part}`)}
                checked={!left.includes(part) && count !== 0}
                disabled={count === 0}
                onChange={() => toggle(part)}
              />
              <span className="t2 small num">{count === undefined ? '' : count === 0 ? t('nothingOfIt') : formatNumber(count)}</span>
            </div>
          )
        })}
      </div>
    </Card>
  )
}
