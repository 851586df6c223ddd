import { extname } from 'node:path'
import { type ReportFormat, type ReportPart, reportFormatSchema, reportPartSchema } from '../../../shared/contract/reportRequests.ts'
import type { Language } from '../../../shared/facts/localized.ts'
import { chosenDevices, openCase, withEngine } from '../cliEngine.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exitCode.ts'
import type { Terminal } from '../terminal.ts'

export interface ReportCommandOptions {
  readonly out: string
  readonly device?: string
  readonly lang?: Language
  readonly zone?: string
  readonly parts?: string
  readonly redact?: boolean
  readonly add?: readonly string[]
  readonly except?: readonly string[]
}

/** A report of the case, or of one of its devices, in the format that the file's name ends with. */
export async function reportCommand(terminal: Terminal, casePath: string, options: ReportCommandOptions): Promise<ExitCode> {
  const format = formatOf(options.out)
  const parts = options.parts === undefined ? undefined : partsOf(options.parts)
  const { redact = false, add = [], except = [] } = options
  if (!redact && (add.length > 0 || except.length > 0))
    throw new CommandFailure(exitCode.usage, '--add and --except say what --redact replaces: give it too')
  return withEngine(terminal, async (cli) => {
    await openCase(cli, terminal, casePath)
    const deviceId = options.device === undefined ? undefined : await onlyDevice(chosenDevices(cli, options.device), options.device)
    await cli.ask('report.make', {
      path: options.out,
      format,
      language: options.lang ?? terminal.language,
      zone: options.zone ?? 'utc',
      ...(redact && { redact, add: [...add], except: [...except] }),
      ...(parts !== undefined && { parts }),
      ...(deviceId !== undefined && { deviceId }),
    })
    await terminal.write(`${options.out}\n`)
    return exitCode.done
  })
}

function formatOf(path: string): ReportFormat {
  const extension = extname(path).slice(1).toLowerCase()
  const format = reportFormatSchema.safeParse(extension === 'htm' ? 'html' : extension)
  if (format.success) return format.data
  throw new CommandFailure(exitCode.usage, `${path}: a report is a file that ends in .html, .pdf, .md or .json`)
}

function partsOf(list: string): ReportPart[] {
  return list.split(',').map((name) => {
    const part = reportPartSchema.safeParse(name.trim())
    if (part.success) return part.data
    throw new CommandFailure(exitCode.usage, `${name.trim()} is no part of a report. Parts: ${reportPartSchema.options.join(', ')}`)
  })
}

/** Two devices may have one name: a report of one of them would pass for the other's. */
async function onlyDevice(devices: ReturnType<typeof chosenDevices>, name: string): Promise<number> {
  const [device, other] = await devices
  if (device !== undefined && other === undefined) return device.id
  throw new CommandFailure(exitCode.usage, `the case holds several devices named ${name}: rename one of them in the app`)
}
