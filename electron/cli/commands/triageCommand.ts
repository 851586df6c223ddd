import type { Output } from '../../../shared/contract/requests.ts'
import type { DeviceRow } from '../../../shared/contract/viewRequests.ts'
import type { Language } from '../../../shared/facts/localized.ts'
import { type CliEngine, chosenDevices, openCase, withEngine } from '../cliEngine.ts'
import { type ExitCode, exitCode } from '../exitCode.ts'
import type { Terminal } from '../terminal.ts'
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
    const devices = await chosenDevices(cli, options.device)
    const views = viewsOf(cli, devices)
    const { title, knowledge } = state.open ? state : { title: '', knowledge: '' }
    if (options.json === true) {
      await writeJson(terminal, { case: { title }, knowledge }, views, language)
      return exitCode.done
    }
    for await (const view of views) await terminal.write(triageText(view, language))
    if (devices.length === 0) terminal.tell(language === 'fr' ? 'Le dossier ne contient aucun appareil.' : 'The case holds no device.')
    return exitCode.done
  })
}

/** One device after the other: all of a fleet together would not fit into memory. */
async function* viewsOf(cli: CliEngine, devices: readonly DeviceRow[]): AsyncGenerator<Output<'device.view'>> {
  for (const { id } of devices) yield await cli.ask('device.view', { deviceId: id })
}

/** The same line that `jsonLine` would give of the whole, written device by device. */
async function writeJson(
  terminal: Terminal,
  about: { readonly case: { readonly title: string }; readonly knowledge: string },
  views: AsyncGenerator<Output<'device.view'>>,
  language: Language,
): Promise<void> {
  await terminal.write(`${JSON.stringify(about).slice(0, -1)},"devices":[`)
  let separator = ''
  for await (const view of views) {
    await terminal.write(`${separator}${JSON.stringify(triageJson(view, language))}`)
    separator = ','
  }
  await terminal.write(']}\n')
}
