import type { Localized } from '../../../shared/facts/localized.ts'
import type { Problem } from '../../../shared/facts/problem.ts'
import texts from '../../../shared/knowledge/problem-texts/importProblems.json' with { type: 'json' }

export type ImportProblemCode = keyof typeof texts
type Args = Readonly<Record<string, string | number>>

/** The text of an import problem in every language, its `{names}` filled in from `args`. */
export function importProblemText(code: ImportProblemCode, args: Args): Localized {
  return { en: fill(texts[code].en, args), fr: fill(texts[code].fr, args) }
}

/** A problem met before or around reading: a limit, a damaged container, a file that no reader may or can take. */
export function importProblem(code: ImportProblemCode, args: Args = {}, severity: Problem['severity'] = 'error'): Problem {
  return { code, severity, message: importProblemText(code, args).en, args: { ...args } }
}

const fill = (text: string, args: Args): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole))
