import type { DeviceRow } from '../../../shared/contract/viewRequests.ts'
import type { Language, Localized } from '../../../shared/facts/localized.ts'
import { joinStates } from '../../../shared/knowledge/joinStates.ts'
import type { Translate } from '../../host/index.ts'
import { StateIcon } from '../../ui/index.ts'
import type { ColumnId } from './columns.ts'
import { formatSeen } from './formatSeen.ts'

/** A server's name says more without the word that every system starts with; the title has it whole. */
const SERVER = /^Windows (?=Server)/

/** What the cells of a table are written with: asked for once for all of them. */
export interface CellWords {
  readonly t: Translate
  readonly pick: (text: Localized) => string
  readonly formatNumber: (value: number) => string
  readonly language: Language
  readonly zone: 'utc' | 'local'
}

interface DeviceCellProps {
  readonly row: DeviceRow
  readonly column: ColumnId
  readonly words: CellWords
}

/** One cell of a device’s line; empty where no source says anything. */
export function DeviceCell({ row, column, words }: DeviceCellProps) {
  const { t, pick, language, zone } = words
  switch (column) {
    case 'name':
      return <Plain text={row.name} className="strong" />
    case 'verdict':
      return (
        <>
          <StateIcon state={row.verdict.severity} size={14} />
          <Plain text={pick(row.verdict.title)} />
        </>
      )
    case 'os':
      return <Plain text={row.os} shown={row.os?.replace(SERVER, '')} />
    case 'osBuild':
      return <Plain text={row.osBuild} className="num" />
    case 'observed': {
      const state = joinStates.find(({ id }) => id === row.observed)
      return <Plain text={state === undefined ? undefined : pick(state.title)} />
    }
    case 'enrollmentStatus':
      return row.enrollmentStatus === undefined ? null : (
        <span className="num nowrap" title={pick(row.enrollmentStatus.title)}>
          {row.enrollmentStatus.code} <span className="t2 mono">{row.enrollmentStatus.hex}</span>
        </span>
      )
    case 'managedBy':
      return <Plain text={row.managedBy} />
    case 'lastSeen':
      return <Plain text={row.lastSeen === undefined ? undefined : formatSeen(row.lastSeen, language, zone)} className="num t2" />
    case 'aadDeviceId':
    case 'tenantId':
    case 'senseDeviceId':
      return <Plain text={row.ids[column]} className="mono" />
    case 'findings':
      return <Plain text={t('findingCounts', { errors: row.findings.errors, warnings: row.findings.warnings })} className="num" />
    case 'artefacts':
      return <Plain text={String(row.artefacts)} className="num" />
  }
}

interface PlainProps {
  readonly text: string | undefined
  /** A shorter form of the text, where there is one. */
  readonly shown?: string | undefined
  readonly className?: string
}

function Plain({ text, shown = text, className = '' }: PlainProps) {
  return text === undefined ? null : (
    <span className={`ellipsis ${className}`} title={text}>
      {shown}
    </span>
  )
}
