import packageJson from '../../package.json' with { type: 'json' }
import type { EngineMessage, EngineRequestMessage } from '../../shared/contract/engineMessages.ts'
import { createEngine } from './createEngine.ts'
import { standardErrorLog } from './log.ts'

/** The part of Electron's process.parentPort that is used; Node's types do not know it. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: EngineRequestMessage }) => void): void
  postMessage(message: EngineMessage): void
}

const DATA_FOLDER = '--data-folder='
/** The exit code after the writer died: the main process starts a new engine, which opens the case again. */
const WRITER_LOST = 3

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort }
if (parentPort === undefined) throw new Error('utilityEntry runs in an Electron utility process only')
const port = parentPort

// Built, the workers lie beside this file; natively they are the sources.
const isBuilt = import.meta.url.endsWith('.js')
const built = (name: string): URL => new URL(`./${name}`, import.meta.url)

/** `--data-folder=…`: where the main process keeps what outlasts it. */
const dataFolder = process.argv.find((argument) => argument.startsWith(DATA_FOLDER))?.slice(DATA_FOLDER.length)

const engine = createEngine({
  ...(dataFolder !== undefined && { dataFolder }),
  appVersion: packageJson.version,
  ...(isBuilt && {
    parserUrl: built('parserWorker.js'),
    writerUrl: built('writerWorker.js'),
    impactUrl: built('impactWorker.js'),
    reportUrl: built('reportWorker.js'),
    verifyUrl: built('verifyWorker.js'),
    redactionUrl: built('redactionWorker.js'),
    libraryUrl: built('libraryWorker.js'),
  }),
  onEvent: (name, payload) => port.postMessage({ kind: 'event', name, payload }),
  onWriterLost: () => process.exit(WRITER_LOST),
  log: standardErrorLog,
})

port.on('message', ({ data }) => {
  void engine.dispatch(data.name, data.input).then((answer) => port.postMessage({ kind: 'answer', id: data.id, answer }))
})
