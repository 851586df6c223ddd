/** Pixels of each column that is as wide as what stands in it; a device of 0 is not shown. */
export interface ColumnFits {
  readonly time: number
  readonly level: number
  readonly device: number
  readonly provider: number
  readonly id: number
  readonly file: number
}

/** Between two columns, and beside the outer ones, as in the style sheet. */
const GAP = 12
const BESIDE = 22
/** What the message needs to say something. */
const LEAST_MESSAGE = 220
export const LEVEL_SIGN = 18
export const FILE_SIGN = 20

/** The columns in a table of a width: where the message would have too little, the others give way, the least needed first. */
export function fitColumns(natural: ColumnFits, width: number): ColumnFits {
  const shortProvider = { ...natural, provider: Math.min(natural.provider, 112) }
  const signs = { ...shortProvider, level: LEVEL_SIGN, file: FILE_SIGN }
  const noDevice = { ...signs, device: 0 }
  const least = { ...noDevice, provider: Math.min(natural.provider, 84) }
  return [natural, shortProvider, signs, noDevice].find((fits) => messageWidth(fits, width) >= LEAST_MESSAGE) ?? least
}

/** What the other columns leave. */
export function messageWidth({ time, level, device, provider, id, file }: ColumnFits, width: number): number {
  const gaps = device > 0 ? 6 : 5
  return width - time - level - device - provider - id - file - gaps * GAP - BESIDE
}
