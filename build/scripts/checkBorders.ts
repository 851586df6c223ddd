import { readTool } from './project.ts'

interface Violation {
  readonly from: string
  readonly to: string
  readonly rule: { readonly name: string; readonly severity: string }
}
interface CruiseResult {
  readonly modules: readonly { readonly source: string }[]
  readonly summary: { readonly violations: readonly Violation[]; readonly totalCruised: number }
}

/** Each of these must have been looked at: without its parser the tool passes silently over nothing. */
const FOLDERS = ['electron', 'renderer', 'shared', 'test'] as const

/** Checks who imports whom, by build/dependencyCruiser.cjs; prints what is wrong. */
export function checkBorders(): boolean {
  const output = readTool('depcruise', ['--config', 'build/dependencyCruiser.cjs', '--output-type', 'json', ...FOLDERS])
  const { modules, summary } = JSON.parse(output) as CruiseResult
  const empty = FOLDERS.filter((folder) => !modules.some(({ source }) => source.startsWith(`${folder}/`)))
  for (const folder of empty) console.error(`borders: no module of ${folder}/ was looked at`)
  const errors = summary.violations.filter(({ rule }) => rule.severity === 'error')
  for (const { rule, from, to } of errors) console.error(`borders: ${rule.name}: ${from} imports ${to}`)
  console.log(`borders: ${modules.length} modules looked at, ${errors.length} violations`)
  return empty.length === 0 && errors.length === 0
}
