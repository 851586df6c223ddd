import { Button } from '@mantine/core'
import { IconDeviceDesktopAnalytics, IconFileImport } from '@tabler/icons-react'
import { useImport, useText } from '../../../host/index.ts'
import { CommandBlock, EmptyState } from '../../../ui/index.ts'

/** Attributes that the Computer Join rules read, and those that people know a computer by. */
const ATTRIBUTES = [
  'objectClass',
  'objectGUID',
  'objectSid',
  'cn',
  'sAMAccountName',
  'displayName',
  'dNSHostName',
  'operatingSystem',
  'operatingSystemVersion',
  'userAccountControl',
  'userCertificate',
] as const

const ldifde = `ldifde -f computers.ldf -r "(objectCategory=computer)" -l ${ATTRIBUTES.join(',')}`
const powershell = `Get-ADComputer -Filter * -Properties ${ATTRIBUTES.slice(4).join(',')} | Export-Clixml computers.xml`

/** There are no computer objects in the case yet: what they are good for, and how to get them. */
export function ImportComputers() {
  const { t } = useText('sync-rules')
  const { chooseFiles } = useImport()
  return (
    <EmptyState icon={<IconDeviceDesktopAnalytics size={28} stroke={1.5} />} title={t('impact.none.title')} why={t('impact.none.why')}>
      <div className="impact-commands">
        <p className="small t2">{t('impact.none.how')}</p>
        <CommandBlock text={ldifde} />
        <CommandBlock text={powershell} />
      </div>
      <Button leftSection={<IconFileImport size={15} />} onClick={() => chooseFiles()}>
        {t('impact.none.import')}
      </Button>
    </EmptyState>
  )
}
