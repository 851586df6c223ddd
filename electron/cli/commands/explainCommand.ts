import type { Language } from '../../../shared/facts/localized.ts'
import { type Explanation, explainCode } from '../../../shared/knowledge/explainCode.ts'
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

function explainOne(code: string): Explanation[] {
  const explanations = explainCode(code)
  if (explanations.length === 0) {
    throw new CommandFailure(exitCode.usage, `${code} is not a code: write 37, 0x25, 801C03F2, -2145647630, AADSTS50034 or a result id`)
  }
  return explanations
}

function explanationJson(explanation: Explanation, language: Language) {
  const { input, code, hex, kind, name, title, meaning, actions, editions, documented, provider } = explanation
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
    editions: editions?.map((edition) => ({ edition: edition.edition, title: edition.title[language] })),
  }
}

function explanationText(explanation: Explanation, language: Language): string {
  const { input, hex, code, kind, name, title, meaning, actions, editions = [] } = explanation
  const lines = [
    `${input}  ${kind} ${code} (${hex})${name === undefined ? '' : ` ${name}`}`,
    `  ${title[language]}`,
    ...(meaning[language] === title[language] ? [] : [`  ${meaning[language]}`]),
    ...actions.map((action) => `  > ${action[language]}`),
    ...editions.map((edition) => `  ${edition.edition}: ${edition.title[language]}`),
  ]
  return `${lines.join('\n')}\n\n`
}
