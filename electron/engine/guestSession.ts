import { hostname } from 'node:os'
import type { Guest } from '../../shared/contract/caseRequests.ts'
import type { Localized } from '../../shared/facts/localized.ts'
import {
  CaseFileError,
  type CaseOwner,
  type CaseSnapshot,
  caseAccess,
  claimCase,
  closeCase,
  foldLeftLog,
  isNetworkPath,
  isStale,
  openCaseReadable,
  openCaseSnapshot,
  ownerName,
  type ReadableCase,
  readOwner,
  releaseCase,
} from '../store/index.ts'
import { type CaseSession, claimant, type GuestSeat } from './caseSession.ts'

/**
 * Opens a case to read, whoever has it, without a claim and without a lock that its owner would have to wait for: on this computer the
 * file itself, whose log keeps readers and writer apart; on a share, or under an owner elsewhere, a copy.
 */
export async function openGuestSession(path: string, now: () => Date): Promise<CaseSession> {
  const owner = readOwner(path)
  const isAfar = isNetworkPath(path) || (owner !== undefined && owner.host !== hostname())
  if (isAfar) return copiedSession(path, owner, await openCaseSnapshot(path, now))
  return guestSession(path, openCaseReadable(path), { owner, copy: undefined })
}

/** The session of a copy of the case. */
export const copiedSession = (path: string, owner: CaseOwner | undefined, { db, ...copy }: CaseSnapshot): CaseSession =>
  guestSession(path, db, { owner, copy })

function guestSession(path: string, db: ReadableCase, guest: GuestSeat): CaseSession {
  const close = async (): Promise<void> => {
    closeCase(db)
    if (guest.copy === undefined) foldAfterOwner(path)
  }
  return { path, db, writer: undefined, readOnlyBecause: caseAccess(db).readOnlyBecause, guest, place: { away: undefined }, close }
}

/** An owner who closed the case while it was read here could not make one file of it: that is done now, unless somebody has it again. */
function foldAfterOwner(path: string): void {
  try {
    const claim = claimCase(path, claimant())
    try {
      foldLeftLog(path)
    } finally {
      releaseCase(claim)
    }
  } catch (error) {
    if (!(error instanceof CaseFileError)) throw error
  }
}

/** What views are told of it. */
export function describeGuest({ owner, copy }: GuestSeat): Guest {
  return {
    ...(owner !== undefined && {
      owner: { user: ownerName(owner), host: owner.host, since: owner.at, ended: isStale(owner, hostname()) },
    }),
    ...(copy !== undefined && { asOf: copy.at }),
  }
}

/** Why the case is read-only, in words. */
export function guestWords({ owner }: GuestSeat): Localized {
  if (owner === undefined) {
    return {
      en: 'The case was opened to read. Nobody has it now: open it for writing to change it.',
      fr: 'Le dossier a été ouvert en lecture. Personne ne l’utilise maintenant\u00a0: ouvrez-le en écriture pour le modifier.',
    }
  }
  const who = `${ownerName(owner)} @ ${owner.host}`
  return {
    en: `${who} has the case open since ${owner.at}. You can read it.`,
    fr: `${who} utilise ce dossier depuis ${owner.at}. Vous pouvez le lire.`,
  }
}
