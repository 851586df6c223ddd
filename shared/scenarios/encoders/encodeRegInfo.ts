import { crlfLines, encodeText } from './encodeText.ts'

/** Properties of an object that PowerShell prints as a list below its label. */
export type RegInfoObject = Readonly<Record<string, string>>

export interface RegInfo {
  readonly runTime: string
  /** In the order of the file. A missing value is '', a missing key is printed as the word False. */
  readonly fields: readonly (readonly [name: string, value: string | RegInfoObject])[]
}

/** Writes MdeConfigMgrRegInfo.txt as the analyzer's script does with Out-File. */
export function encodeRegInfo({ runTime, fields }: RegInfo): Uint8Array {
  const head = [`please find reg info for MdeConfigMgr flow On : ${runTime}`, '']
  return encodeText(crlfLines([...head, ...fields.flatMap(([name, value]) => fieldLines(name, value))]), 'utf-16le+bom')
}

function fieldLines(name: string, value: string | RegInfoObject): readonly string[] {
  if (typeof value === 'string') return [`${name} : ${value}`]
  const width = Math.max(...Object.keys(value).map((property) => property.length))
  return [`${name} : `, '', '', ...Object.entries(value).map(([property, text]) => `${property.padEnd(width)} : ${text}`), '', '', '']
}
