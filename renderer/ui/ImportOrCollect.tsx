import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useImport, useNavigation, useText } from '../host/index.ts'

/** What to do where there is no evidence yet: import some, or read how it is collected. For empty states. */
export function ImportOrCollect() {
  const { t } = useText('app')
  const { openTab } = useNavigation()
  const { chooseFiles } = useImport()
  return (
    <div className="row">
      <Button leftSection={<IconFileImport size={15} />} onClick={() => chooseFiles()}>
        {t('importEvidence')}
      </Button>
      <Button variant="default" onClick={() => openTab('collect')}>
        {t('howToCollect')}
      </Button>
    </div>
  )
}
