import { Argument, Command, InvalidArgumentError, Option } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { languageSchema } from '../../shared/facts/localized.ts'
import type { DecodeOptions } from './commands/decodeCommand.ts'
import type { ExplainOptions } from './commands/explainCommand.ts'
import type { ImportOptions } from './commands/importCommand.ts'
import type { ScenarioCreateOptions, ScenarioListOptions } from './commands/scenarioCommands.ts'
import type { TriageOptions } from './commands/triageCommand.ts'
import type { ExitCode } from './exitCode.ts'
import type { Terminal } from './terminal.ts'

const json = (): Option => new Option('--json', 'print JSON')
const language = (): Option => new Option('--lang <language>', 'language of the texts').choices(languageSchema.options)
const caseFile = (): Argument => new Argument('<case>', 'case file (.jcase)')

/** The commands and their options, each loaded when it is run, so that `explain` starts no engine. `onExit` gets the exit code of the one that ran. */
export function createProgram(terminal: Terminal, onExit: (code: ExitCode) => void): Command {
  const program = new Command('joinsight')
    .description('Finds out why a Windows device did not join Microsoft Entra ID or enrol in Defender for Endpoint security management.')
    .version(packageJson.version)
    .showSuggestionAfterError()
    .exitOverride()
  const run = (work: Promise<ExitCode>): Promise<void> => work.then(onExit)

  program
    .command('decode')
    .description('one evidence file to NDJSON, no case needed')
    .argument('<file>', 'evidence file, or a zip with --member')
    .option('--member <path>', 'the member of the zip to read')
    .action((file: string, options: DecodeOptions) =>
      run(import('./commands/decodeCommand.ts').then(({ decodeCommand }) => decodeCommand(terminal, file, options))),
    )
  program
    .command('import')
    .description('import files, folders and zips into a case, which is made when missing')
    .addArgument(caseFile())
    .argument('<path...>', 'what to import')
    .option('--device <name>', 'assign everything to this device')
    .addOption(json())
    .action((path: string, paths: string[], options: ImportOptions) =>
      run(import('./commands/importCommand.ts').then(({ importCommand }) => importCommand(terminal, path, paths, options))),
    )
  program
    .command('triage')
    .description('findings and verdict of each device')
    .addArgument(caseFile())
    .option('--device <name>', 'this device only')
    .addOption(language())
    .addOption(json())
    .action((path: string, options: TriageOptions) =>
      run(import('./commands/triageCommand.ts').then(({ triageCommand }) => triageCommand(terminal, path, options))),
    )
  program
    .command('info')
    .description('case record, devices, counts, versions')
    .addArgument(caseFile())
    .addOption(json())
    .action((path: string, options: { json?: boolean }) =>
      run(import('./commands/infoCommand.ts').then(({ infoCommand }) => infoCommand(terminal, path, options))),
    )
  program
    .command('verify')
    .description('check the case file and every original in it')
    .addArgument(caseFile())
    .addOption(json())
    .action((path: string, options: { json?: boolean }) =>
      run(import('./commands/verifyCommand.ts').then(({ verifyCommand }) => verifyCommand(terminal, path, options))),
    )
  program
    .command('explain')
    .description('what a code means: 37, 0x25, 801C03F2, -2145647630, AADSTS50034, an analyzer result id')
    .argument('<code...>')
    .addOption(language())
    .addOption(json())
    .action((codes: string[], options: ExplainOptions) =>
      run(import('./commands/explainCommand.ts').then(({ explainCommand }) => explainCommand(terminal, codes, options))),
    )
  addScenarioCommands(program, terminal, run)
  return program
}

function addScenarioCommands(program: Command, terminal: Terminal, run: (work: Promise<ExitCode>) => Promise<void>): void {
  const scenario = program.command('scenario').description('training scenarios as real files')
  scenario
    .command('list')
    .description('the scenarios')
    .addOption(language())
    .addOption(json())
    .action((options: ScenarioListOptions) =>
      run(import('./commands/scenarioCommands.ts').then(({ scenarioListCommand }) => scenarioListCommand(terminal, options))),
    )
  scenario
    .command('create')
    .description('write the files of a scenario')
    .argument('<id>')
    .argument('<folder>', 'where the files go')
    .addOption(new Option('--seed <number>', 'another number makes another device').argParser(seedOf))
    .addOption(json())
    .action((id: string, folder: string, options: ScenarioCreateOptions) =>
      run(
        import('./commands/scenarioCommands.ts').then(({ scenarioCreateCommand }) => scenarioCreateCommand(terminal, id, folder, options)),
      ),
    )
}

function seedOf(text: string): number {
  const seed = Number(text)
  if (!Number.isSafeInteger(seed) || seed < 0) throw new InvalidArgumentError('a whole number from 0 on')
  return seed
}
