import { expect, test } from 'vitest'
import { createCommandQueue } from '../../../../renderer/app/commandQueue.ts'

test('runs commands one after the other, however long the first takes', async () => {
  const inTurn = createCommandQueue()
  const opening = Promise.withResolvers<void>()
  const done: string[] = []
  const open = inTurn(async () => {
    await opening.promise
    done.push('open')
  })
  const bringIn = inTurn(() => done.push('import'))
  await Promise.resolve()
  expect(done).toEqual([])
  opening.resolve()
  await Promise.all([open, bringIn])
  expect(done).toEqual(['open', 'import'])
})

test('a command that fails tells its own caller and does not stop the next', async () => {
  const inTurn = createCommandQueue()
  const failing = inTurn(() => Promise.reject(new Error('disk full')))
  const throwing = inTurn(() => {
    throw new Error('at once')
  })
  const done: string[] = []
  const next = inTurn(() => done.push('next'))
  await expect(failing).rejects.toThrow('disk full')
  await expect(throwing).rejects.toThrow('at once')
  await next
  expect(done).toEqual(['next'])
})
