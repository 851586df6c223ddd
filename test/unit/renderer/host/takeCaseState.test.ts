import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { describe, expect, test } from 'vitest'
import { takeCaseState } from '../../../../renderer/host/takeCaseState.ts'
import type { CaseState } from '../../../../shared/contract/caseRequests.ts'

const stateOf = (path: string): CaseState => ({ open: true, path }) as CaseState

function openedClient() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } } })
  takeCaseState(client, stateOf('/a.jcase'))
  return client
}

/** Lets answers arrive. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

describe('when another case is opened', () => {
  test('nothing that is known of the one before is shown in it', () => {
    const client = openedClient()
    client.setQueryData(['device.view', { deviceId: 1 }], 'a device of the first case')
    client.setQueryData(['host.recentCases', {}], 'recent')
    client.setQueryData(['library.list', {}], 'library')
    client.setQueryData(['procedures'], 'knowledge')
    takeCaseState(client, stateOf('/b.jcase'))
    expect(client.getQueryData(['device.view', { deviceId: 1 }])).toBeUndefined()
    expect(client.getQueryData(['host.recentCases', {}])).toBe('recent')
    expect(client.getQueryData(['library.list', {}])).toBe('library')
    expect(client.getQueryData(['procedures'])).toBe('knowledge')
  })

  test('what is in sight is asked for again, and an answer of the one before that comes late is dropped', async () => {
    const client = openedClient()
    const answers: ((value: string) => void)[] = []
    const queryFn = () => new Promise<string>((resolve) => answers.push(resolve))
    const observer = new QueryObserver<string>(client, { queryKey: ['events.page', {}], queryFn })
    const shown: (string | undefined)[] = []
    const end = observer.subscribe(({ data }) => shown.push(data))
    takeCaseState(client, stateOf('/b.jcase'))
    await settle()
    answers[0]?.('events of the first case')
    answers.at(-1)?.('events of the second case')
    await settle()
    end()
    expect(answers.length).toBeGreaterThan(1)
    expect(new Set(shown)).toEqual(new Set([undefined, 'events of the second case']))
  })

  test('the same case in another state keeps what is shown until it is asked again', () => {
    const client = openedClient()
    client.setQueryData(['device.view', { deviceId: 1 }], 'a device')
    takeCaseState(client, { ...stateOf('/a.jcase'), readOnly: true } as CaseState)
    expect(client.getQueryData(['device.view', { deviceId: 1 }])).toBe('a device')
  })
})
