import { ActionIcon, Kbd } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconMenu2, IconSearch } from '@tabler/icons-react'
import { useAction, useCase, useNavigation, useText } from '../host/index.ts'
import { CaseMenu } from './CaseMenu.tsx'
import { DeviceSwitcher } from './DeviceSwitcher.tsx'

/** Title bar and header in one line: menu, back and forward, case, device, search. The system draws the window's buttons. */
export function Header({ onSearch }: { readonly onSearch: () => void }) {
  const { t } = useText('app')
  const { open } = useCase()
  const { back, forward, canBack, canForward } = useNavigation()
  const windowAction = useAction('host.window')
  return (
    <header className="header" data-region tabIndex={-1}>
      <ActionIcon aria-label={t('menu')} title={t('menu')} onClick={() => void windowAction.run({ action: 'menu' })}>
        <IconMenu2 size={18} stroke={1.75} />
      </ActionIcon>
      {!open && <span className="header-brand">Joinsight</span>}
      <div className="header-history">
        <ActionIcon aria-label={t('back')} title={t('back')} disabled={!canBack} onClick={back}>
          <IconArrowLeft size={17} stroke={1.75} />
        </ActionIcon>
        <ActionIcon aria-label={t('forward')} title={t('forward')} disabled={!canForward} onClick={forward}>
          <IconArrowRight size={17} stroke={1.75} />
        </ActionIcon>
      </div>
      {open && (
        <>
          <CaseMenu />
          <span className="header-sep" />
          <DeviceSwitcher />
        </>
      )}
      <button type="button" className="header-search" onClick={onSearch}>
        <IconSearch size={15} stroke={1.75} aria-hidden />
        <span className="grow ellipsis">{t(open ? 'search' : 'searchNoCase')}</span>
        <Kbd size="xs">Ctrl K</Kbd>
      </button>
    </header>
  )
}
