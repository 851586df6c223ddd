import type { Language } from '../../../shared/facts/localized.ts'
import { type Explanation, explainCode } from '../../../shared/knowledge/explainCode.ts'
import { findCodes } from '../../../shared/knowledge/findCodes.ts'
import { procedureOf } from '../../../shared/knowledge/procedures.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exitCode.ts'
import { jsonLine, type Terminal } from '../terminal.ts'

export interface ExplainOptions {
  readonly json?: boolean
  readonly lang?: Language
}

/** What each code means, as every kind of number that it can be. */
export async function explainCommand(terminal: Terminal, codes: readonly string[], options: ExplainOptions): Promise<ExitCode> {
  const language = options.lang ?? terminal.language
  const explanations = codes.flatMap((code) => explainOne(code))
  if (options.json === true) await terminal.write(jsonLine(explanations.map((explanation) => explanationJson(explanation, language))))
  else for (const explanation of explanations) await terminal.write(explanationText(explanation, language))
  return exitCode.done
}

/** An argument that is one code, or a pasted text with codes in it. */
function explainOne(code: string): Explanation[] {
  const explanations = explainCode(code)
  if (explanations.length > 0) return explanations
  const found = findCodes(code).flatMap((match) => match.explanations)
  if (found.length === 0) {
    throw new CommandFailure(exitCode.usage, `${code} is not a code: write 37, 0x25, 801C03F2, -2145647630, AADSTS50034 or a result id`)
  }
  return found
}

/** The shape of cli.md, `explain --json`; beside it what else is known: name, provider of an event, pages, whether a source explains it. */
function explanationJson(explanation: Explanation, language: Language) {
  const { input, code, hex, kind, name, title, meaning, actions, editions = [], documented, provider, procedures } = explanation
  return {
    input,
    code,
    hex,
    kind,
    name,
    documented,
    provider,
    title: title[language],
    meaning: meaning[language],
    actions: actions.map((action) => action[language]),
    editions: editions.map((reading) => ({ edition: reading.edition, title: reading.title[language], listed: reading.listed })),
    procedures,
  }
}

const pagesTitle = { en: 'Guidance in the app:', fr: 'Conseils dans l’application\u00a0:' } as const

function explanationText(explanation: Explanation, language: Language): string {
  const { input, hex, code, kind, name, title, meaning, actions, editions = [], procedures = [] } = explanation
  const pages = procedures.flatMap((id) => procedureOf(id)?.title[language] ?? [])
  const lines = [
    `${input}  ${kind} ${code} (${hex})${name === undefined ? '' : ` ${name}`}`,
    `  ${title[language]}`,
    ...(meaning[language] === title[language] ? [] : [`  ${meaning[language]}`]),
    ...actions.map((action) => `  > ${action[language]}`),
    ...editions.map((edition) => `  ${edition.edition}: ${edition.title[language]}`),
    ...(pages.length === 0 ? [] : [`  ${pagesTitle[language]} ${pages.join(', ')}`]),
  ]
  return `${lines.join('\n')}\n\n`
}
