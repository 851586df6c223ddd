import { Button, Menu } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import type { Comparison } from '../../../shared/contract/compareRequests.ts'
import { useCopy, useText } from '../../host/index.ts'
import { comparisonText } from './comparisonText.ts'

/** Copies what came of the comparison, as text or as Markdown. */
export function CopyComparison({ comparison }: { readonly comparison: Comparison }) {
  const { t, pick, language } = useText('compare')
  const copy = useCopy()
  const words = { t, pick, language }
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<IconCopy size={15} />}>
          {t('copy')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => copy(comparisonText(comparison, 'text', words))}>{t('copyText')}</Menu.Item>
        <Menu.Item onClick={() => copy(comparisonText(comparison, 'markdown', words))}>{t('copyMarkdown')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
