import { expect, test } from 'vitest'
import { failureText } from '../../../../renderer/host/failureText.ts'
import { RequestFailure } from '../../../../renderer/host/requestFailure.ts'

const message = { en: 'The case is in use.', fr: 'Le dossier est utilisé.' }

test('a failure of the engine is told in its own words, in both languages', () => {
  const failure = new RequestFailure({ code: 'locked', message })
  expect(failureText(failure)).toEqual(message)
  expect(failure).toMatchObject({ name: 'RequestFailure', code: 'locked', message: message.en })
})

test('a lock is stale only where the engine says so', () => {
  expect(new RequestFailure({ code: 'locked', message }).stale).toBe(false)
  expect(new RequestFailure({ code: 'locked', message, stale: true }).stale).toBe(true)
})

test('anything else keeps its own message behind a sentence in the language', () => {
  expect(failureText(new Error('boom')).fr).toBe('L’opération n’a pas abouti. boom')
  expect(failureText('odd').en).toBe('This could not be done. odd')
})
