import { useMemo } from 'react'
import type { EventSummary } from '../../../../shared/contract/eventRequests.ts'
import { useText } from '../../../host/index.ts'
import { type ColumnHandle, useColumnWidth } from '../../../ui/index.ts'
import { hasManyDevices } from '../filters/eventFilters.ts'
import { levelName } from '../LevelMark.tsx'
import { providerLabel } from '../providerLabel.ts'
import { type DayStyle, type EventZone, rowTime, zoneLabel } from '../zone.ts'
import { FILE_SIGN, fitColumns, LEVEL_SIGN } from './fitColumns.ts'
import { textWidth } from './textWidth.ts'

export type ColumnName = 'time' | 'level' | 'device' | 'provider' | 'id' | 'message' | 'file'

export interface EventColumn {
  readonly name: ColumnName
  readonly label: string
  /** Absent for the message, which takes what is left. */
  readonly handle?: ColumnHandle
}

export interface EventColumns {
  readonly columns: readonly EventColumn[]
  /** For `grid-template-columns`. */
  readonly template: string
  /** Levels are signs without their word, where there is little room. */
  readonly isNarrow: boolean
  /** The events are of several devices, and there is room to say of which each is. */
  readonly showsDevice: boolean
  /** The file's name fits beside its sign. */
  readonly showsFile: boolean
}

const SIGN = 22
const MOST_PROVIDER = 152
const MOST_DEVICE = 140
const ICON_COLUMN = 34
/** From here on the name of the file is shown. */
const FILE_NAME_FROM = 72

interface EventColumnsOptions {
  readonly all: EventSummary
  readonly zone: EventZone
  readonly dayStyle: DayStyle
  /** Of the table, in pixels. */
  readonly tableWidth: number
}

/** Columns as wide as what stands in them, until a person drags one; the message has the rest. */
export function useEventColumns({ all, zone, dayStyle, tableWidth }: EventColumnsOptions): EventColumns {
  const { t, language } = useText('events')
  const sampleTime = all.lastTime ?? '2000-01-01T00:00:00.000Z'
  const timeLabel = `${t('time')} ${zoneLabel(zone, sampleTime).replace(/^UTC(?=.)/, '')}`
  const natural = useMemo(() => {
    const { day, clock } = rowTime(sampleTime, zone, dayStyle, language)
    const widest = (texts: readonly string[]): number => Math.ceil(Math.max(0, ...texts.map((text) => textWidth(text))))
    const head = (key: string): number => Math.ceil(textWidth(t(key), 600)) + 4
    const wideDay = dayStyle === 'day' ? `30 ${day.replace(/^[\d\s.]+/, '')}.` : day
    return {
      time: Math.max(widest([`${wideDay} ${clock}`.trim().replaceAll(/\d/g, '0')]), Math.ceil(textWidth(timeLabel, 600))) + 4,
      level: Math.max(head('level'), widest(all.levels.map(({ value }) => t(levelName(value), { level: value ?? 0 }))) + SIGN),
      device: hasManyDevices(all)
        ? Math.min(MOST_DEVICE, Math.max(head('device'), widest(all.sources.map(({ device }) => device ?? '')) + 4))
        : 0,
      provider: Math.min(
        MOST_PROVIDER,
        Math.max(head('provider'), widest(all.providers.slice(0, 30).map(({ value }) => (value === null ? '' : providerLabel(value)))) + 4),
      ),
      id: Math.max(head('id'), widest(all.eventIds.map(({ value }) => String(value ?? '')))) + 2,
      file: Math.max(ICON_COLUMN, head('file')),
    }
  }, [all, zone, dayStyle, language, sampleTime, timeLabel, t])
  const fit = fitColumns(natural, tableWidth)
  const time = useColumnWidth({ name: 'events.time', fit: fit.time, min: 60 })
  const level = useColumnWidth({ name: 'events.level', fit: fit.level, min: LEVEL_SIGN })
  const device = useColumnWidth({ name: 'events.device', fit: fit.device, min: 40 })
  const provider = useColumnWidth({ name: 'events.provider', fit: fit.provider, min: 40 })
  const id = useColumnWidth({ name: 'events.id', fit: fit.id, min: 28 })
  const file = useColumnWidth({ name: 'events.file', fit: fit.file, min: FILE_SIGN, edge: 'left' })
  const showsDevice = fit.device > 0
  const widths = [time.width, level.width, ...(showsDevice ? [device.width] : []), provider.width, id.width].map((width) => `${width}px`)
  const levelIsSign = level.width < natural.level - 8
  return {
    columns: [
      { name: 'time', label: timeLabel, handle: time },
      { name: 'level', label: levelIsSign ? '' : t('level'), handle: level },
      ...(showsDevice ? [{ name: 'device', label: t('device'), handle: device } as const] : []),
      { name: 'provider', label: t('provider'), handle: provider },
      { name: 'id', label: t('id'), handle: id },
      { name: 'message', label: t('nameAndMessage') },
      { name: 'file', label: file.width < ICON_COLUMN ? '' : t('file'), handle: file },
    ],
    template: `${widths.join(' ')} minmax(0, 1fr) ${file.width}px`,
    isNarrow: levelIsSign,
    showsDevice,
    showsFile: file.width >= FILE_NAME_FROM,
  }
}
