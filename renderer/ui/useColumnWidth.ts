import { useSettings } from '../host/index.ts'
import { useResize } from './useResize.ts'

interface ColumnWidthOptions {
  /** Of the table and the column, for remembering. */
  readonly name: string
  /** As wide as what stands in it: holds until a person drags it. */
  readonly fit: number
  readonly min: number
  /** The edge that is dragged; a column at the right end of a table has it at its left. */
  readonly edge?: 'left' | 'right'
}

const MAX = 600

/** Width of a table's column: as wide as its content, or as it was dragged. A double click on the edge makes it fit again. */
export function useColumnWidth({ name, fit, min, edge = 'right' }: ColumnWidthOptions) {
  const { settings, save } = useSettings()
  const { width, handle } = useResize({ name, initial: fit, min, max: MAX, edge })
  const onDoubleClick = () => save({ panes: Object.fromEntries(Object.entries(settings.panes).filter(([pane]) => pane !== name)) })
  return { width, edge, props: { ...handle, onDoubleClick } }
}

export type ColumnHandle = ReturnType<typeof useColumnWidth>
