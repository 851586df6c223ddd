import { expect, test } from 'vitest'
import type { SyncConnector } from '../../../../../shared/facts/syncRule.ts'
import { containerInScope } from '../../../../../shared/syncrules/rules/containerInScope.ts'
import { cpuMs } from '../../../../cpuMs.ts'

const connector = (partitions: SyncConnector['partitions']): SyncConnector => ({
  id: 'c',
  name: 'corp',
  kind: 'activeDirectory',
  partitions,
  schema: [],
})
const partition = {
  dn: 'DC=corp,DC=example',
  name: 'corp.example',
  inclusions: ['OU=Corp,DC=corp,DC=example'],
  exclusions: ['OU=Lab,OU=Corp,DC=corp,DC=example'],
}
const corp = connector([partition])
const odd = connector([{ ...partition, inclusions: ['OU=a\\,b é,DC=corp,DC=example'], exclusions: [] }])

test.each([
  ['a computer below an included container is in', 'CN=A,OU=Servers,OU=Corp,DC=corp,DC=example', [corp], 'in'],
  ['case and blanks of names do not matter', 'cn=A, ou=corp, dc=CORP, dc=example', [corp], 'in'],
  ['a computer below an excluded container of an included one is out', 'CN=A,OU=Lab,OU=Corp,DC=corp,DC=example', [corp], 'out'],
  ['a computer of the domain below no included container is out', 'CN=A,CN=Computers,DC=corp,DC=example', [corp], 'out'],
  ['a container whose name only begins alike is another one', 'CN=A,OU=Corporate,DC=corp,DC=example', [corp], 'out'],
  ['a comma within a name is part of it', 'CN=A,OU=x\\,OU=Corp,DC=corp,DC=example', [corp], 'out'],
  ['however a sign of a name is escaped', 'CN=A,OU=a\\2Cb \\C3\\A9,DC=corp,DC=example', [odd], 'in'],
  ['a sign that is escaped is not one that separates', 'CN=A,OU=a,OU=b é,DC=corp,DC=example', [odd], 'out'],
  ['a computer of another domain is unknown', 'CN=A,DC=other,DC=example', [corp], 'unknown'],
  ['without connectors nothing is known', 'CN=A,OU=Corp,DC=corp,DC=example', [], 'unknown'],
  ['a partition that is not selected is out', 'CN=A,OU=Corp,DC=corp,DC=example', [connector([{ ...partition, selected: false }])], 'out'],
  [
    'the partition of a child domain decides, not that of its parent',
    'CN=A,OU=Corp,DC=sub,DC=corp,DC=example',
    [connector([partition, { ...partition, dn: 'DC=sub,DC=corp,DC=example', inclusions: ['DC=sub,DC=corp,DC=example'], exclusions: [] }])],
    'in',
  ],
] as const)('%s', (_, dn, connectors, state) => {
  expect(containerInScope(dn, connectors).state).toBe(state)
})

test('the container that decides is named', () => {
  expect(containerInScope('CN=A,OU=Lab,OU=Corp,DC=corp,DC=example', [corp]).decidedBy).toBe('OU=Lab,OU=Corp,DC=corp,DC=example')
  expect(containerInScope('CN=A,DC=corp,DC=example', [corp]).decidedBy).toBe('DC=corp,DC=example')
})

test('a container that is both included and excluded is out', () => {
  const both = connector([{ ...partition, exclusions: partition.inclusions }])
  expect(containerInScope('CN=A,OU=Corp,DC=corp,DC=example', [both])).toEqual({ state: 'out', decidedBy: 'OU=Corp,DC=corp,DC=example' })
})

test('a hundred thousand computers are looked up in hundreds of containers without reading those again', () => {
  const exclusions = Array.from({ length: 500 }, (_, at) => `OU=Site ${at},OU=Corp,DC=corp,DC=example`)
  const connectors = [connector([{ ...partition, exclusions }])]
  const start = cpuMs()
  let out = 0
  for (let at = 0; at < 100_000; at++)
    if (containerInScope(`CN=PC${at},OU=Site ${at % 1000},OU=Corp,DC=corp,DC=example`, connectors).state === 'out') out++
  expect(out).toBe(50_000)
  expect(cpuMs() - start).toBeLessThan(5000)
})
