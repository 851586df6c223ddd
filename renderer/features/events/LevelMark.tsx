import { useText } from '../../host/index.ts'
import { StateIcon, type StateName } from '../../ui/index.ts'

/** Names of the texts by level. 0 means that an event is logged whatever is asked for; Event Viewer calls it Information too. A level that Windows does not know is shown by its number. */
const NAMES = ['always', 'critical', 'error', 'warning', 'info', 'verbose'] as const

export const levelName = (level: number | null | undefined): string =>
  level === null || level === undefined ? 'level.none' : NAMES[level] === undefined ? 'level.other' : `level.${NAMES[level]}`

/** A level by sign, colour and word: never by colour alone. */
export function LevelMark({ level, isShort = false }: { readonly level: number | null | undefined; readonly isShort?: boolean }) {
  const { t } = useText('events')
  const label = t(levelName(level), { level: level ?? 0 })
  return (
    <span className={`events-level ${toneOf(level)}`} {...(isShort && { role: 'img', title: label, 'aria-label': label })}>
      <StateIcon state={stateOf(level)} size={14} />
      {!isShort && label}
    </span>
  )
}

const toneOf = (level: number | null | undefined): string => (level === 1 || level === 2 ? 'error' : level === 3 ? 'warn' : '')

function stateOf(level: number | null | undefined): StateName {
  if (level === 1 || level === 2) return 'error'
  if (level === 3) return 'warning'
  return level === 5 || level === null || level === undefined ? 'notReached' : 'info'
}
