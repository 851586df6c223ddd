import { IconAlertTriangle, IconCircleDashed, IconExclamationCircle, IconInfoCircle } from '@tabler/icons-react'
import { useText } from '../../host/index.ts'

/** Names of the texts by level; a level that Windows does not know is shown by its number. */
const NAMES = ['always', 'critical', 'error', 'warning', 'info', 'verbose'] as const

export const levelName = (level: number | null | undefined): string =>
  level === null || level === undefined ? 'level.none' : NAMES[level] === undefined ? 'level.other' : `level.${NAMES[level]}`

/** A level by sign, colour and word: never by colour alone. */
export function LevelMark({ level, isShort = false }: { readonly level: number | null | undefined; readonly isShort?: boolean }) {
  const { t } = useText('events')
  const label = t(levelName(level), { level: level ?? 0 })
  return (
    <span className={`events-level ${toneOf(level)}`} title={isShort ? label : undefined}>
      <Icon level={level} />
      {!isShort && label}
    </span>
  )
}

const toneOf = (level: number | null | undefined): string => (level === 1 || level === 2 ? 'error' : level === 3 ? 'warn' : 't2')

function Icon({ level }: { readonly level: number | null | undefined }) {
  if (level === 1 || level === 2) return <IconExclamationCircle size={15} aria-hidden />
  if (level === 3) return <IconAlertTriangle size={15} aria-hidden />
  return level === 5 ? <IconCircleDashed size={15} aria-hidden /> : <IconInfoCircle size={15} aria-hidden />
}
