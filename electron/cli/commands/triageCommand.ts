import type { Language } from '../../../shared/facts/localized.ts'
import { chosenDevices, openCase, withEngine } from '../cliEngine.ts'
import { type ExitCode, exitCode } from '../exitCode.ts'
import { jsonLine, type Terminal } from '../terminal.ts'
import { triageJson } from '../triageJson.ts'
import { triageText } from '../triageText.ts'

export interface TriageOptions {
  readonly json?: boolean
  readonly lang?: Language
  readonly device?: string
}

/** Findings and verdict of each device. */
export async function triageCommand(terminal: Terminal, casePath: string, options: TriageOptions): Promise<ExitCode> {
  const language = options.lang ?? terminal.language
  return withEngine(terminal, async (cli) => {
    await openCase(cli, terminal, casePath)
    const state = await cli.ask('case.state', {})
    const views = []
    for (const { id } of await chosenDevices(cli, options.device)) views.push(await cli.ask('device.view', { deviceId: id }))
    const { title, knowledge } = state.open ? state : { title: '', knowledge: '' }
    if (options.json === true) {
      await terminal.write(jsonLine({ case: { title }, knowledge, devices: views.map((view) => triageJson(view, language)) }))
      return exitCode.done
    }
    for (const view of views) await terminal.write(triageText(view, language))
    if (views.length === 0) terminal.tell(language === 'fr' ? 'Le dossier ne contient aucun appareil.' : 'The case holds no device.')
    return exitCode.done
  })
}
