import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction, useSettings, useText } from '../../host/index.ts'
import { Card } from '../../ui/index.ts'

/** Who works here, and where the cases lie. */
export function WorkCard() {
  const { t } = useText('settings')
  return (
    <Card title={t('work')}>
      <EngineerName />
      <LibraryFolder />
    </Card>
  )
}

/** Kept when the field is left: the engine is told once, not with every letter. */
function EngineerName() {
  const { t } = useText('settings')
  const { settings, info, save } = useSettings()
  const [name, setName] = useState(settings.engineer)
  const keep = () => {
    const trimmed = name.trim()
    setName(trimmed)
    if (trimmed !== settings.engineer) save({ engineer: trimmed })
  }
  return (
    <div className="settings-choice">
      <label className="settings-name" htmlFor="setting-engineer">
        {t('engineer')}
        <span className="t2 small">{t('engineerWhy')}</span>
      </label>
      <TextInput
        id="setting-engineer"
        className="settings-text"
        maxLength={200}
        placeholder={info.accountName}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
        }}
      />
    </div>
  )
}

function LibraryFolder() {
  const { t } = useText('settings')
  const { settings, save } = useSettings()
  const choose = useAction('host.chooseFolder')
  const onChoose = async () => {
    const chosen = await choose.run({})
    if (chosen?.path !== undefined) save({ libraryFolder: chosen.path })
  }
  return (
    <div className="settings-choice">
      <span className="settings-name">
        {t('libraryFolder')}
        <span className="t2 small">{t('libraryFolderWhy')}</span>
        <span className={settings.libraryFolder === '' ? 't2' : 'mono settings-path'}>{settings.libraryFolder || t('noFolder')}</span>
      </span>
      <span className="settings-folder">
        <Button variant="default" loading={choose.pending} onClick={() => void onChoose()}>
          {t('chooseFolder')}
        </Button>
        {settings.libraryFolder !== '' && (
          <ActionIcon size={28} aria-label={t('forgetFolder')} title={t('forgetFolder')} onClick={() => save({ libraryFolder: '' })}>
            <IconX size={14} />
          </ActionIcon>
        )}
      </span>
    </div>
  )
}
