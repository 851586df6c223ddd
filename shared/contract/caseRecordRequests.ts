import { z } from 'zod'
import { logEntrySchema } from '../facts/caseLog.ts'
import { caseRecordSchema, recordChangeSchema } from '../facts/caseRecord.ts'
import { localizedSchema } from '../facts/localized.ts'
import { pageInput, pageOf } from './page.ts'

/** What the next undo or redo would take back, in words; absent where there is nothing. */
const editHistorySchema = z.object({ undo: localizedSchema.optional(), redo: localizedSchema.optional() })

const takenBack = z.object({ taken: localizedSchema.optional() })

export const caseRecordRequests = {
  'case.record': { input: z.object({}), output: caseRecordSchema },
  'case.setRecord': { input: recordChangeSchema, output: z.object({}) },
  /** Latest first; `words` is what the entry says. */
  'case.log': { input: z.object(pageInput), output: pageOf(z.object({ entry: logEntrySchema, words: localizedSchema })) },
  'case.history': { input: z.object({}), output: editHistorySchema },
  /** Takes back the latest edit of a person. Fails with `cannotUndo` where something since then stands in the way. */
  'case.undo': { input: z.object({}), output: takenBack },
  'case.redo': { input: z.object({}), output: takenBack },
  /** Who works here, for the log; the name of the account until it is told. */
  'person.set': { input: z.object({ name: z.string().max(200) }), output: z.object({}) },
} as const
