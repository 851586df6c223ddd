import { z } from 'zod'
import { localizedSchema } from '../facts/localized.ts'
import { caseStateSchema } from './caseRequests.ts'

/** What the engine and the host tell the views without being asked. */
export const events = {
  /** Something that views show has changed: refetch. */
  'case.changed': z.object({ revision: z.int() }),
  'case.stateChanged': z.object({ state: caseStateSchema }),
  /** Work in the background ended for a reason that a person has to know of: the disk is full, or does not answer. */
  'case.trouble': z.object({ message: localizedSchema }),
  'import.progress': z.object({
    /** False once the queue is empty. */
    running: z.boolean(),
    file: z.string(),
    done: z.int(),
    total: z.int(),
    bytesDone: z.number(),
    bytesTotal: z.number(),
  }),
  /** How far an evaluation over the directory is; the last one of a run has `running` false. */
  'impact.progress': z.object({ runId: z.int(), running: z.boolean(), done: z.int(), total: z.int() }),
  /** How far the full text of events is; the last one of a run has `running` false. */
  'events.indexing': z.object({ running: z.boolean(), done: z.int(), total: z.int() }),
  /** How far a check of the case is, in bytes of originals; the last one has `running` false. */
  'verify.progress': z.object({ running: z.boolean(), check: z.string(), done: z.number(), total: z.number() }),
  /** How far files that are being attached are, in bytes; the last one has `running` false. */
  'attachments.progress': z.object({ running: z.boolean(), file: z.string(), done: z.number(), total: z.number() }),
  /** How far a folder of cases is looked at; the last one of a run has `running` false. */
  'library.progress': z.object({ folder: z.string(), running: z.boolean(), done: z.int(), total: z.int() }),
  /** How far a redaction is: rows or bytes of its stage, `find`, `copy` or `prove`; the last one has `running` false. */
  'redact.progress': z.object({ running: z.boolean(), stage: z.enum(['', 'find', 'copy', 'prove']), done: z.number(), total: z.number() }),
  'engine.state': z.object({ state: z.enum(['ready', 'restarting', 'failed']), detail: z.string().optional() }),
  /**
   * A command of the native menu, or of the command line that started the app. From the menu: `newCase`, `openCase`, `import`, `importFolder`,
   * `pasteText`, `saveCopy`, `closeCase`, `undo`, `redo`, `palette`, `sample`, and `settingsChanged` after theme or language was chosen there.
   * `saveTyped`: the view writes what was typed last. `saveAndClose`: the view writes what was typed last, then closes the window by `host.window`. With paths, and then without asking:
   * `openCase`, `import`. Kept back until a view listens.
   */
  'host.command': z.object({ command: z.string(), paths: z.array(z.string()).optional() }),
} as const
export type EventName = keyof typeof events
export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]>
