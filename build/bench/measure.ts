/** One figure of the table. `perRun` is called as often as the table says and gives the figure in `unit`. */
export interface Measure {
  readonly name: string
  readonly goal: string
  readonly unit: string
  readonly runs: number
  readonly perRun: (folder: string) => Promise<number>
}
