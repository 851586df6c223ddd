import { useCase, useNavigation, useText } from '../host/index.ts'
import { tabs } from './tabs.tsx'

const withKey = (name: string, key: string | undefined): string => (key === undefined ? name : `${name} (Ctrl+${key})`)

/** Tabs of the workbench. Without a case only the tabs that need none are enabled. */
export function Rail() {
  const { t } = useText('app')
  const { open } = useCase()
  const { tab: selected, openTab } = useNavigation()
  return (
    <nav className="rail" aria-label={t('tabs')} data-region tabIndex={-1}>
      {tabs.map((tab, index) => {
        const name = t(`tab.${tab.id}`)
        const disabled = tab.needsCase && !open
        const startsGroup = index > 0 && tabs[index - 1]?.group !== tab.group
        const current = tab.id === selected && !disabled
        return (
          <button
            key={tab.id}
            type="button"
            aria-disabled={disabled}
            aria-current={current ? 'page' : undefined}
            className={`rail-tab${startsGroup ? (tab.group === 'foot' ? ' rail-foot' : ' rail-group') : ''}`}
            title={disabled ? t('tabNeedsCase', { tab: name }) : withKey(name, tab.key)}
            onClick={() => !disabled && openTab(tab.id)}
          >
            <tab.icon size={20} stroke={1.6} />
            <span>{name}</span>
          </button>
        )
      })}
    </nav>
  )
}
