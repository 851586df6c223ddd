import { describe, expect, it } from 'vitest'
import { createDispatch } from '../../../../electron/engine/dispatch.ts'
import type { EngineHandlers } from '../../../../shared/contract/requests.ts'

const sqliteError = (code: string): Error => Object.assign(new Error('from SQLite'), { code })

const troubles = (reopenDamaged: () => Promise<void> = async () => undefined) => ({
  openCase: () => undefined,
  reopenDamaged,
  whereUnreachable: () => undefined,
})

/** Handlers of which only `case.close` is asked, and does what is given. */
const handlersWith = (close: () => Promise<Record<string, never>>): EngineHandlers => ({ 'case.close': close }) as unknown as EngineHandlers

describe('a request', () => {
  it('that meets a damaged page is asked again of what can be saved', async () => {
    let isSaved = false
    const close = async (): Promise<Record<string, never>> => {
      if (!isSaved) throw sqliteError('SQLITE_CORRUPT_VTAB')
      return {}
    }
    const dispatch = createDispatch(
      handlersWith(close),
      () => undefined,
      troubles(async () => {
        isSaved = true
      }),
    )
    expect(await dispatch('case.close', {})).toEqual({ ok: true, value: {} })
  })

  it('that meets damage in what was saved as well fails, once', async () => {
    let asked = 0
    const close = async (): Promise<never> => {
      asked++
      throw sqliteError('SQLITE_CORRUPT')
    }
    const answer = await createDispatch(handlersWith(close), () => undefined, troubles())('case.close', {})
    expect([asked, answer.ok ? '' : answer.failure.code]).toEqual([2, 'internal'])
  })

  it.each(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'ENOSPC'])(
    'that finds the disk full (%s) says what is safe and what to do',
    async (code) => {
      const answer = await createDispatch(
        handlersWith(() => Promise.reject(sqliteError(code))),
        () => undefined,
        troubles(),
      )('case.close', {})
      expect(answer).toMatchObject({
        ok: false,
        failure: { code: 'diskFull', message: { en: expect.stringContaining('free some space') } },
      })
    },
  )

  it.each(['SQLITE_IOERR_READ', 'EIO', 'ENOTCONN'])('whose drive does not answer (%s) says so, not that something broke', async (code) => {
    const answer = await createDispatch(
      handlersWith(() => Promise.reject(sqliteError(code))),
      () => undefined,
      troubles(),
    )('case.close', {})
    expect(answer).toMatchObject({ ok: false, failure: { code: 'unreachable', message: { en: expect.stringContaining(code) } } })
  })
})
