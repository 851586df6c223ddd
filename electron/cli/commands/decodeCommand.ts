import { rowsOfColumns } from '../../../shared/facts/eventColumns.ts'
import { eventJsonLine } from '../../../shared/facts/eventJson.ts'
import { decodeFile } from '../../engine/decodeFile.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exitCode.ts'
import { printedRecord } from '../printedRecord.ts'
import { jsonLine, type Terminal } from '../terminal.ts'

export interface DecodeOptions {
  readonly member?: string
}

/** One evidence file to NDJSON, records in the order of the reader, problems near the records they are about, then a summary. */
export async function decodeCommand(terminal: Terminal, file: string, options: DecodeOptions): Promise<ExitCode> {
  let records = 0
  let rawEvents = 0
  let problems = 0
  let hasError = false
  const decoded = await decodeFile(file, options.member, async ({ items, events }) => {
    let lines = ''
    for (const event of events === undefined ? [] : rowsOfColumns(events)) {
      records++
      if (!event.class.decoded) rawEvents++
      lines += `${eventJsonLine(event)}\n`
    }
    for (const item of items) {
      if (item.type === 'fact') continue
      if (item.type === 'record') {
        const record = printedRecord(item.record)
        if (record === undefined) continue
        records++
        lines += jsonLine(record)
        continue
      }
      const { offset, field, message } = item.problem
      problems++
      hasError ||= item.problem.severity === 'error'
      lines += jsonLine({ type: 'problem', offset, field, message })
    }
    await terminal.write(lines)
  })
  if ('members' in decoded) {
    throw new CommandFailure(exitCode.usage, notOneFile(file, decoded.container, decoded.members))
  }
  const complete = decoded.isComplete && !hasError
  await terminal.write(jsonLine({ type: 'summary', format: decoded.format, records, decoded: records - rawEvents, problems, complete }))
  if (decoded.isRead && (records > 0 || complete)) return complete ? exitCode.done : exitCode.partly
  terminal.tell(
    decoded.isRead ? `${file}: nothing in it could be read (${decoded.format})` : `${file}: not a format that is read (${decoded.format})`,
  )
  return exitCode.nothing
}

function notOneFile(file: string, container: string, members: readonly string[]): string {
  if (container === 'folder') return `${file} is a folder: decode reads one file`
  if (container === 'file') return `${file} is no zip: --member does not apply`
  return `${file} is a zip: name one of its members with --member.\n${members.join('\n')}`
}
