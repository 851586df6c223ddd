import { createHash } from 'node:crypto'
import type { NoteWork } from '../../store/index.ts'

/** What lost against a newer change, to be kept as a note. */
export interface Lost {
  readonly deviceId: number | undefined
  readonly text: string
  readonly author: string
  readonly at: string
}

/** The note that keeps it: the same wherever and however often the same text loses. */
export function conflictNote({ deviceId, text, author, at }: Lost): NoteWork {
  const uid = createHash('sha256')
    .update(JSON.stringify(['conflict', text, author, at]))
    .digest('hex')
    .slice(0, 32)
  return { uid, ...(deviceId !== undefined && { deviceId }), text: `${HEAD}\n\n${text}`, author, createdAt: at, changedAt: at }
}

/** In both languages: a note is one text for everybody. */
const HEAD = '> **Conflict**: another version, kept when cases were merged / **Conflit**\u00a0: autre version, conservée lors d’une fusion'
