import { Checkbox, SegmentedControl, Select } from '@mantine/core'
import { useMemo } from 'react'
import { reportFormatSchema } from '../../../shared/contract/reportRequests.ts'
import { languageSchema } from '../../../shared/facts/localized.ts'
import { useText } from '../../host/index.ts'
import { Card } from '../../ui/index.ts'
import type { ReportChoices } from './reportChoice.ts'

interface WaysCardProps {
  readonly choices: ReportChoices
  readonly onChange: (changed: Partial<ReportChoices>) => void
}

/** In which format and language the report is made, and which zone its times are told in, and whether it tells whose case it is. */
export function WaysCard({ choices, onChange }: WaysCardProps) {
  const { t, language } = useText('share')
  const zones = useMemo(() => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    return [
      { value: 'utc', label: t('zone.utc') },
      { value: 'local', label: t('zone.local', { name: timeZone }) },
      { value: 'device', label: t('zone.device') },
      ...Intl.supportedValuesOf('timeZone').map((name) => ({ value: name, label: name })),
    ]
  }, [t])
  return (
    <Card title={t('howItIsMade')}>
      <div className="share-card">
        <SegmentedControl
          fullWidth
          aria-label={t('format')}
          value={choices.format}
          onChange={(value) => onChange({ format: reportFormatSchema.parse(value) })}
          data={reportFormatSchema.options.map((format) => ({ value: format, label: t(`format.${format}`) }))}
        />
        <span className="t2 small">{t(`why.${choices.format}`)}</span>
        <SegmentedControl
          fullWidth
          aria-label={t('language')}
          value={choices.language ?? language}
          onChange={(value) => onChange({ language: languageSchema.parse(value) })}
          data={[
            { value: 'en', label: 'English' },
            { value: 'fr', label: 'Français' },
          ]}
        />
        <Select
          label={t('zone')}
          data={zones}
          value={choices.zone}
          searchable
          allowDeselect={false}
          limit={100}
          nothingFoundMessage={t('noZone')}
          onChange={(zone) => zone !== null && onChange({ zone })}
        />
        <Checkbox
          label={t('redactReport')}
          description={t('redactReportWhy')}
          checked={choices.redact}
          onChange={(event) => onChange({ redact: event.currentTarget.checked })}
        />
      </div>
    </Card>
  )
}
