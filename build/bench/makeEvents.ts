import { writeEventLog, writeTrace } from './eventEvidence.ts'

/** `makeEvents.ts PATH COUNT`: an event log or a trace, by the ending of the name. */
const [path, count] = process.argv.slice(2)
if (path === undefined || count === undefined) throw new Error('usage: makeEvents.ts PATH COUNT')
const write = path.endsWith('.evtx') ? writeEventLog : writeTrace
write(path, Number(count))
