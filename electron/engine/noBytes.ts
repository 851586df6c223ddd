import { type ReadableCase, readCaseRecord } from '../store/index.ts'
import { EngineFailure } from './failures.ts'

/** Why the bytes of an original are not there: a redacted copy has dropped all of them, else this one could not be read when it was offered. */
export const noBytes = (db: ReadableCase): EngineFailure => new EngineFailure(readCaseRecord(db).redacted ? 'bytesDropped' : 'noBytes')
