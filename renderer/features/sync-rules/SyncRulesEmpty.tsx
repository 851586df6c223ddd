import { Button } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconPencilPlus } from '@tabler/icons-react'
import { useAction, useText } from '../../host/index.ts'
import { CommandBlock, EmptyState, ImportOrCollect, Toolbar } from '../../ui/index.ts'
import { emptyRule } from './emptyRule.ts'

/** Where the engineer runs them, on the Connect server and on a machine with the directory's tools. */
const commands = {
  configuration: 'Get-ADSyncServerConfiguration -Path C:\\Temp\\ConnectConfig',
  ldifde: 'ldifde -f computers.ldf -r "(objectCategory=computer)"',
  powershell: 'Get-ADComputer -Filter * -Properties * | ConvertTo-Json -Depth 4 | Out-File computers.json -Encoding utf8',
}

/** First precedence that a rule by hand gets where no server says which are taken. */
const FIRST_PRECEDENCE = 50

/** No rules yet: how they are collected, or a rule by hand. */
export function SyncRulesEmpty() {
  const { t } = useText('sync-rules')
  const save = useAction('syncRules.saveDraft')
  return (
    <>
      <Toolbar>
        <h1>{t('title')}</h1>
      </Toolbar>
      <div className="sync-rules-empty">
        <EmptyState icon={<IconAdjustmentsHorizontal size={40} stroke={1.4} />} title={t('emptyTitle')} why={t('emptyWhy')}>
          <div className="row wrap">
            <ImportOrCollect />
            <Button
              variant="default"
              leftSection={<IconPencilPlus size={15} />}
              loading={save.pending}
              onClick={() => void save.run({ setId: null, rule: emptyRule(undefined, FIRST_PRECEDENCE, t('newRuleName')), confirmed: [] })}
            >
              {t('newRule')}
            </Button>
          </div>
          <ol className="sync-rules-how">
            <li>
              <p>{t('collectWhole')}</p>
              <CommandBlock text={commands.configuration} />
            </li>
            <li>
              <p>{t('collectOne')}</p>
            </li>
            <li>
              <p>{t('collectComputers')}</p>
              <CommandBlock text={commands.ldifde} />
              <CommandBlock text={commands.powershell} />
            </li>
          </ol>
        </EmptyState>
      </div>
    </>
  )
}
