import { crlfLines, encodeText, type ScenarioEncoding } from './encodeText.ts'

export interface DsregSection {
  readonly title: string
  /** Groups of fields; a blank line stands between groups. */
  readonly groups: readonly (readonly (readonly [field: string, value: string])[])[]
}

const RULE = `+${'-'.repeat(70)}+`
/** Names of fields end at this column. */
const NAME_WIDTH = 26

/** Writes the output of `dsregcmd /status`; redirected in Windows PowerShell it is UTF-16. */
export function encodeDsregcmd(sections: readonly DsregSection[], encoding: ScenarioEncoding = 'utf-16le+bom'): Uint8Array {
  return encodeText(crlfLines(['', ...sections.flatMap(sectionLines)]), encoding)
}

function sectionLines({ title, groups }: DsregSection): readonly string[] {
  const fields = groups.flatMap((group) => [...group.map(([field, value]) => `${field.padStart(NAME_WIDTH)} : ${value}`.trimEnd()), ''])
  const heading = `| ${title}`.padEnd(71)
  return [RULE, `${heading}|`, RULE, '', ...fields]
}
