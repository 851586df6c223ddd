import './settings.css'
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { knowledgeEdition } from '../../../shared/knowledge/knowledgeEdition.ts'
import { useSettings, useText } from '../../host/index.ts'
import { Card, CopyButton, Fields, Toolbar } from '../../ui/index.ts'
import { WorkCard } from './WorkCard.tsx'

const themes = [
  { value: 'system', label: 'themeSystem' },
  { value: 'light', label: 'themeLight' },
  { value: 'dark', label: 'themeDark' },
] as const
const languages = [
  { value: 'system', label: 'languageSystem' },
  { value: 'en', label: 'languageEn' },
  { value: 'fr', label: 'languageFr' },
] as const
const zones = [
  { value: 'utc', label: 'timesUtc' },
  { value: 'local', label: 'timesLocal' },
] as const

/** How the workbench looks and speaks, and what it is. */
export function SettingsTab() {
  const { t } = useText('settings')
  const { settings, info, save } = useSettings()
  return (
    <>
      <Toolbar>
        <h1>{t('title')}</h1>
      </Toolbar>
      <div className="settings">
        <Card title={t('look')}>
          <Choice name={t('theme')} options={themes} value={settings.theme} onChange={(theme) => save({ theme })} />
          <Choice name={t('language')} options={languages} value={settings.language} onChange={(language) => save({ language })} />
          <Choice
            name={t('times')}
            options={zones}
            value={settings.timeZone}
            onChange={(timeZone) => save({ timeZone })}
            why={t('timesWhy')}
          />
        </Card>
        <WorkCard />
        <Card title={t('about')}>
          <div className="settings-about">
            <Fields
              nameWidth={140}
              rows={[
                [t('version'), info.version],
                [t('engine'), t(info.engine === 'electron' ? 'engineElectron' : 'engineStandIn')],
                [t('knowledge'), knowledgeEdition],
                [t('network'), t('networkWhy')],
                [t('data'), <PathValue key="data" path={info.dataFolder} copy={t('copyData')} />],
                ['', <Why key="dataWhy" text={t(info.portable ? 'dataPortable' : 'dataInstalled')} />],
                [t('log'), <PathValue key="log" path={info.logFile} copy={t('copyLog')} />],
                ['', <Why key="logWhy" text={t('logWhy')} />],
              ]}
            />
          </div>
        </Card>
      </div>
    </>
  )
}

const Why = ({ text }: { readonly text: string }) => <span className="t2 small">{text}</span>

function PathValue({ path, copy }: { readonly path: string; readonly copy: string }) {
  return (
    <span className="copy-id">
      <span className="mono settings-path">{path}</span>
      <CopyButton text={path} label={copy} />
    </span>
  )
}

interface ChoiceProps<V extends string> {
  readonly name: string
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly value: V
  readonly onChange: (value: V) => void
  readonly why?: string
}

/** One setting. The choice shows at once; keeping it can wait for the host. */
function Choice<V extends string>({ name, options, value, onChange, why }: ChoiceProps<V>) {
  const { t } = useText('settings')
  const [id] = useState(() => `setting-${options[0]?.label ?? ''}-${options.length}`)
  return (
    <div className="settings-choice">
      <span id={id} className="settings-name">
        {name}
        {why !== undefined && <span className="t2 small">{why}</span>}
      </span>
      <SegmentedControl
        aria-labelledby={id}
        value={value}
        onChange={(next) => {
          const option = options.find((candidate) => candidate.value === next)
          if (option !== undefined) onChange(option.value)
        }}
        data={options.map((option) => ({ value: option.value, label: t(option.label) }))}
      />
    </div>
  )
}
