import { Argument, Command, InvalidArgumentError, Option } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { reportPartSchema } from '../../shared/contract/reportRequests.ts'
import { languageSchema } from '../../shared/facts/localized.ts'
import type { CompareOptions } from './commands/compareCommand.ts'
import type { DecodeOptions } from './commands/decodeCommand.ts'
import type { EventsOptions } from './commands/eventsCommand.ts'
import type { ExplainOptions } from './commands/explainCommand.ts'
import type { ImportOptions } from './commands/importCommand.ts'
import type { LibraryCommandOptions } from './commands/libraryCommand.ts'
import type { MergeOptions } from './commands/mergeCommand.ts'
import type { RedactCommandOptions } from './commands/redactCommand.ts'
import type { ReportCommandOptions } from './commands/reportCommand.ts'
import type { RuleCheckOptions } from './commands/ruleCheckCommand.ts'
import type { RuleDiffOptions } from './commands/ruleDiffCommand.ts'
import type { RuleEvalOptions } from './commands/ruleEvalCommand.ts'
import { type RuleExportOptions, ruleExportFormats } from './commands/ruleExportFormats.ts'
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
    .command('events')
    .description('events of a case in order of time, as NDJSON with --json')
    .addArgument(caseFile())
    .option('--from <time>', 'from this time on, as 2026-11-23T07:00:00Z')
    .option('--to <time>', 'up to this time')
    .option('--provider <name>', 'provider by name or GUID; may be repeated', collect)
    .option('--id <number>', 'event id; may be repeated', collect)
    .option('--level <level>', 'critical, error, warning, information, verbose, or a number; may be repeated', collect)
    .option('--text <words>', 'words that all occur, word* "a phrase" a OR b -not')
    .option('--device <name>', 'this device only')
    .addOption(json())
    .action((path: string, options: EventsOptions) =>
      run(import('./commands/eventsCommand.ts').then(({ eventsCommand }) => eventsCommand(terminal, path, options))),
    )
  program
    .command('report')
    .description('a report of a case or of one device, as one HTML page, PDF, Markdown or JSON')
    .addArgument(caseFile())
    .requiredOption('--out <file>', 'what to write: FILE.html, FILE.pdf, FILE.md or FILE.json')
    .option('--device <name>', 'this device only')
    .addOption(language())
    .option('--zone <zone>', 'time zone: utc, local, device, or a name such as Europe/Paris', 'utc')
    .option('--parts <parts>', `what it tells of, with commas: ${reportPartSchema.options.join(',')}`)
    .option('--redact', 'names, ids, addresses, certificates and keys are replaced by stand-ins')
    .option('--add <value>', 'with --redact: a value more that is to be replaced; may be given several times', collect)
    .option('--except <value>', 'with --redact: a value that stays; may be given several times', collect)
    .action((path: string, options: ReportCommandOptions) =>
      run(import('./commands/reportCommand.ts').then(({ reportCommand }) => reportCommand(terminal, path, options))),
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
    .command('library')
    .description('the cases in a folder and below it; none of them is opened for writing, and nothing is left beside them')
    .argument('<folder>', 'folder of cases')
    .option('--text <words>', 'words in title, customer, ticket, tags, devices, notes or findings')
    .option('--status <status>', 'open, waiting or solved; may be repeated', collect)
    .option('--tag <tag>', 'a tag; may be repeated', collect)
    .option('--verdict <rule>', 'the rule of a verdict; may be repeated', collect)
    .option('--index <file>', 'an index to keep, so that the next look is quicker')
    .addOption(language())
    .addOption(json())
    .addHelpText('after', libraryHelp)
    .action((folder: string, options: LibraryCommandOptions) =>
      run(import('./commands/libraryCommand.ts').then(({ libraryCommand }) => libraryCommand(terminal, folder, options))),
    )
  program
    .command('redact')
    .description('a copy of a case without names, ids, addresses, certificates and keys, and the proof that none is left in it')
    .addArgument(caseFile())
    .argument('[out]', 'the copy to write (.jcase); not needed with --preview')
    .option('--add <value>', 'a value more that is to be replaced; may be given several times', collect)
    .option('--except <value>', 'a value that stays; may be given several times', collect)
    .option('--preview', 'only print what would be replaced by what')
    .addOption(json())
    .action((path: string, out: string | undefined, options: RedactCommandOptions) => {
      if (out === undefined && options.preview !== true) program.error('redact needs the copy to write, or --preview', { exitCode: 2 })
      return run(import('./commands/redactCommand.ts').then(({ redactCommand }) => redactCommand(terminal, path, out, options)))
    })
  program
    .command('compare')
    .description('what differs between two cases, device by device, or between two collections or devices of one case')
    .argument('<a>', 'case file (.jcase)')
    .argument('<b>', 'another case file, or the same one')
    .option(
      '--device <name>',
      'this device only; twice: the device of each side. In one case: its first and its latest collection',
      collect,
    )
    .addOption(language())
    .addOption(json())
    .addHelpText('after', compareHelp)
    .action((a: string, b: string, options: CompareOptions) =>
      run(import('./commands/compareCommand.ts').then(({ compareCommand }) => compareCommand(terminal, a, b, options))),
    )
  program
    .command('merge')
    .description('bring another case into one that exists; the other is only read')
    .addArgument(caseFile())
    .argument('<other>', 'the case file to bring in')
    .addOption(language())
    .addOption(json())
    .action((path: string, other: string, options: MergeOptions) =>
      run(import('./commands/mergeCommand.ts').then(({ mergeCommand }) => mergeCommand(terminal, path, other, options))),
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
  addRuleCommands(program, terminal, run)
  addScenarioCommands(program, terminal, run)
  return program
}

function addRuleCommands(program: Command, terminal: Terminal, run: (work: Promise<ExitCode>) => Promise<void>): void {
  const rule = program.command('rule').description('synchronization rules of Entra Connect: check, evaluate, compare, export')
  const ruleFile = (): Option => new Option('--rule <path>', 'rule file, or the folder of a server’s configuration')
  const expression = (): Option => new Option('--expression <file>', 'file with an expression; - for standard input')
  rule
    .command('check')
    .description('errors and warnings of expressions, with place and words')
    .addOption(ruleFile())
    .addOption(expression())
    .addOption(json())
    .action((options: RuleCheckOptions) =>
      run(import('./commands/ruleCheckCommand.ts').then(({ ruleCheckCommand }) => ruleCheckCommand(terminal, options))),
    )
  rule
    .command('eval')
    .description('what flows to an attribute, for each object of a directory export')
    .addOption(ruleFile())
    .addOption(expression())
    .requiredOption('--objects <file>', 'LDIF, CSV, JSON or CLIXML')
    .requiredOption('--attribute <name>', 'the target of the flow, such as cloudFiltered')
    .option('--name <rule>', 'which rule, where several flow to the attribute')
    .option('--now <time>', 'what Now() is, as 2026-11-23T00:00:00Z')
    .option('--explain', 'every part of the expression with its value')
    .addOption(json())
    .action((options: RuleEvalOptions) =>
      run(import('./commands/ruleEvalCommand.ts').then(({ ruleEvalCommand }) => ruleEvalCommand(terminal, options))),
    )
  rule
    .command('diff')
    .description('what differs between two rules, two servers or two expressions')
    .argument('<a>', 'rule file, folder or expression')
    .argument('<b>')
    .addOption(language())
    .addOption(json())
    .action((a: string, b: string, options: RuleDiffOptions) =>
      run(import('./commands/ruleDiffCommand.ts').then(({ ruleDiffCommand }) => ruleDiffCommand(terminal, a, b, options))),
    )
  rule
    .command('export')
    .description('the rule for the Rules Editor, or its change as a script or a document')
    .addOption(ruleFile().makeOptionMandatory())
    .addOption(new Option('--format <format>').choices(ruleExportFormats).makeOptionMandatory())
    .option('--name <rule>', 'which rule of the file')
    .option('--original <path>', 'file with the rule that it takes the place of')
    .addOption(language())
    .action((options: RuleExportOptions) =>
      run(import('./commands/ruleExportCommand.ts').then(({ ruleExportCommand }) => ruleExportCommand(terminal, options))),
    )
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

const libraryHelp = `
Exit code 3: a case or a folder could not be read, or somebody has it open (listed on standard error); 4: no case there.
With --json, the latest written first: [{"path","state","owner","title","customer","ticket","engineer","status","tags","devices",
"deviceNames","severity","verdicts":[{"rule","severity","title","devices"}],"modifiedAt","createdAt","bytes","redacted","uid"}];
state is read, inUse, newer, damaged, notACase or unreadable; what a case does not say is absent.`

const compareHelp = `
With --json: {"left":{"case","title"},"right":{…},"onlyLeft":[{"name","ids"}],"onlyRight":[…],"devices":[{"name","matchedBy",
"left":{"device","ids","collection","collectedAt","verdict","enrollmentStatus","join"},"right":{…},"steps":[{"id","left","right"}],
"findings":{"gone":[…],"new":[…],"still":[…]},"facts":[{"kind","subject","change","volatile","left":[{"value","evidence"}],"right":[…]}],
"registry":{"counts","cut","rows":[{"key","name","change","left":{"type","data"},"right":{…}}]}}]}; change is changed, left, right or same.`

const collect = (value: string, before: readonly string[] | undefined): string[] => [...(before ?? []), value]

function seedOf(text: string): number {
  const seed = Number(text)
  if (!Number.isSafeInteger(seed) || seed < 0) throw new InvalidArgumentError('a whole number from 0 on')
  return seed
}
