import { describe, expect, it } from 'vitest'
import { eventCardSchema } from '../../../../../shared/contract/eventRequests.ts'
import { type CardEvent, readEventCard } from '../../../../../shared/diagnosis/events/readEventCard.ts'
import type { EventClass } from '../../../../../shared/facts/event.ts'
import { cpuMs } from '../../../../cpuMs.ts'

const runtime: EventClass = {
  source: 'etl',
  kind: 'traceLogging',
  provider: 'Microsoft.AAD.Runtime',
  providerId: 'bd67e65c-9cc2-51d8-7399-0bb9899e75c1',
  decoded: true,
}
const registration = (eventId: number): EventClass => ({
  source: 'evtx',
  kind: 'evtx',
  provider: 'Microsoft-Windows-User Device Registration',
  eventId,
  decoded: true,
})
const aad = (eventId: number): EventClass => ({ ...registration(eventId), provider: 'Microsoft-Windows-AAD' })

const fieldsOf = (values: Readonly<Record<string, string>>) => Object.entries(values).map(([name, value]) => ({ name, value }))

function card(event: CardEvent) {
  const read = readEventCard(event)
  if (read === undefined) throw new Error('no card')
  return eventCardSchema.parse(read)
}
const runtimeCard = (values: Readonly<Record<string, string>>, message?: string) =>
  card({ class: runtime, fields: fieldsOf(values), message })
const partsOf = (read: ReturnType<typeof card>, kind: string) => read.parts.filter((part) => part.kind === kind).map(({ value }) => value)

const correlation = '1b6de1f0-8a1c-4f0e-9c55-0d9f2a3b4c5d'

describe('AAD runtime events, whose template is not published', () => {
  it('are read as pairs of key and value in one text', () => {
    const read = runtimeCard({
      Message: `op=Join; hr=0x801C03F2; win32=WinHttpSendRequest; url=https://enterpriseregistration.windows.net/EnrollmentServer/device/?api-version=1.0; api=AADRT_E_DEVICE_NOT_FOUND; CorrelationId=${correlation.toUpperCase()}; attempt=3; elapsedMs=1312`,
    })
    expect(read.recognised).toBe(true)
    expect(read.codes).toMatchObject([
      {
        text: '0x801C03F2',
        kind: 'hresult',
        hex: '0x801c03f2',
        decimal: '-2145647630',
        symbol: 'DSREG_E_DIRECTORY_FAILURE',
        field: 'Message',
      },
    ])
    expect(read.codes[0]?.meaning?.fr).toBeTruthy()
    expect(partsOf(read, 'url')).toEqual(['https://enterpriseregistration.windows.net/EnrollmentServer/device/?api-version=1.0'])
    expect(partsOf(read, 'win32Api')).toEqual(['WinHttpSendRequest'])
    expect(partsOf(read, 'runtimeApi')).toEqual(['AADRT_E_DEVICE_NOT_FOUND'])
    expect(partsOf(read, 'correlationId')).toEqual([correlation])
    expect(read.step).toBe('syncwait')
    expect(read.unread).toEqual([])
  })

  it('are read as typed fields of their own', () => {
    const read = runtimeCard({
      HResult: '-895352829',
      NtStatus: '3221225581',
      LastError: '12007',
      EndpointUri: 'login.microsoftonline.com',
      Api: 'DsGetDcNameW',
      correlationId: `{${correlation}}`,
      HttpStatus: '400',
      Server_Response: '',
      threadNumber: '1312',
      elapsed: '12029',
    })
    expect(read.codes.map(({ kind, hex, decimal, field }) => [kind, hex, decimal, field])).toEqual([
      ['hresult', '0xcaa20003', '-895352829', 'HResult'],
      ['ntstatus', '0xc000006d', '-1073741715', 'NtStatus'],
      ['win32', '0x2ee7', '12007', 'LastError'],
      ['http', undefined, '400', 'HttpStatus'],
    ])
    expect(read.codes[2]).toMatchObject({ symbol: 'WININET_E_NAME_NOT_RESOLVED' })
    expect(partsOf(read, 'url')).toEqual(['login.microsoftonline.com'])
    expect(partsOf(read, 'win32Api')).toEqual(['DsGetDcNameW'])
    expect(partsOf(read, 'correlationId')).toEqual([correlation])
    expect(partsOf(read, 'httpStatus')).toEqual(['400'])
    expect(read.unread).toEqual(['threadNumber', 'elapsed'])
    expect(read.step).toBe('auth')
  })

  it('are read as a sentence in prose', () => {
    const read = card({
      class: {
        source: 'evtx',
        kind: 'evtx',
        channel: 'Microsoft-Windows-AADRT/Admin',
        provider: 'Microsoft-Windows-AADRT',
        eventId: 7,
        decoded: true,
      },
      fields: [],
      message:
        'At 13:12:07 the runtime could not get a token after 3 attempts in 12029 ms. CryptAcquireContext failed with 0x80090016 while calling "https://login.microsoftonline.com/common/oauth2/token". AadRtAcquireToken returned ERROR_ADAL_INTERNET_TIMEOUT. The service said AADSTS90002: Tenant not found. Correlation ID: ' +
        correlation,
    })
    expect(read.codes.map(({ kind, text }) => [kind, text])).toEqual([
      ['hresult', '0x80090016'],
      ['aadsts', 'AADSTS90002'],
      ['hresult', 'ERROR_ADAL_INTERNET_TIMEOUT'],
    ])
    expect(read.codes[2]).toMatchObject({ hex: '0xcaa82ee2', decimal: '-894947614' })
    expect(read.codes.every(({ meaning, field }) => meaning !== undefined && field === undefined)).toBe(true)
    expect(partsOf(read, 'win32Api')).toEqual(['CryptAcquireContext'])
    expect(partsOf(read, 'runtimeApi')).toEqual(['AadRtAcquireToken'])
    expect(partsOf(read, 'url')).toEqual(['https://login.microsoftonline.com/common/oauth2/token'])
    expect(partsOf(read, 'correlationId')).toEqual([correlation])
  })

  it.each<[string, CardEvent]>([
    [
      'a payload that is not decoded',
      { class: { ...runtime, decoded: false }, fields: fieldsOf({ payload: '801c001d8007054b00000000c000006d' }) },
    ],
    [
      'unrelated text',
      { class: runtime, fields: fieldsOf({ Text: 'Heartbeat 42, 1312 items in 713127 ms on port 443, next at 13:12:07', Count: '1317' }) },
    ],
    [
      'bytes in base64',
      { class: runtime, fields: fieldsOf({ Blob: 'c0000001/8007000d+AAD=', Id: '7d30ca67-1312-4b50-8e8f-131700001312' }) },
    ],
    ['no field at all', { class: runtime, fields: [] }],
  ])('are not recognised in %s', (_what, event) => {
    const read = card(event)
    expect(read).toMatchObject({ recognised: false, codes: [], parts: [] })
    expect(read.unread).toEqual(event.fields.map(({ name }) => name))
    expect(read).not.toHaveProperty('step')
  })

  it('keep a code without a meaning where no source explains it', () => {
    const [code] = runtimeCard({ hr: '0x80ab1234' }).codes
    expect(code).toEqual({ text: '0x80ab1234', kind: 'hresult', hex: '0x80ab1234', decimal: '-2136272332', field: 'hr' })
    expect(runtimeCard({ Text: 'AADSTS99999999' }).codes).toEqual([
      { text: 'AADSTS99999999', kind: 'aadsts', decimal: '99999999', field: 'Text' },
    ])
  })

  it('tell a nameless field that says nothing by its number', () => {
    const read = card({
      class: runtime,
      fields: [
        { name: '', value: 'hr=0x801c001d' },
        { name: '', value: 'plain' },
        { name: '', value: '' },
      ],
    })
    expect(read.unread).toEqual(['#2'])
  })
})

describe('events of User Device Registration', () => {
  const debugOutput = [
    'joinMode: Join',
    'drsInstance: azure',
    'registrationType: sync',
    'tenantType: Managed',
    'tenantId: AAAAAAAA-1111-4111-8111-AAAAAAAAAAAA',
    'configLocation: undefined',
    'errorPhase: discover',
    `adalCorrelationId: ${correlation}`,
    'adalLog: undefined',
    'adalResponseCode: 0x0',
  ].join('\r\n ')

  it('are read with their debug output, whose phase goes before that of the event', () => {
    const read = card({
      class: registration(304),
      fields: fieldsOf({
        ExitCode: '-2145648611',
        ServerErrorMessage: '',
        TenantType: 'undefined',
        JoinType: '1',
        DebugOutput: debugOutput,
      }),
    })
    expect(read).toMatchObject({ family: 'deviceRegistration', recognised: true, step: 'discover' })
    expect(read.codes).toMatchObject([{ hex: '0x801c001d', symbol: 'DSREG_AUTOJOIN_ADCONFIG_READ_FAILED', field: 'ExitCode' }])
    expect(Object.fromEntries(read.parts.map(({ kind, value }) => [kind, value]))).toEqual({
      joinMode: 'Join',
      registrationType: 'sync',
      tenantId: 'aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa',
      errorPhase: 'discover',
      correlationId: correlation,
    })
    expect(read.unread).toEqual(['TenantType', 'JoinType'])
  })

  it('are read from a message alone', () => {
    const read = card({
      class: registration(304),
      fields: [],
      message: `Automatic registration failed at join phase.\r\nExit code: Unknown HResult Error code: 0x801c03f2\r\nServer error: The device object by the given id (x) is not found.\r\nTenant type: Managed\r\nDebug Output:\r\n ${debugOutput.replace('discover', 'join')}`,
    })
    expect(read.codes.map(({ hex }) => hex)).toEqual(['0x801c03f2'])
    expect(partsOf(read, 'serverMessage')).toEqual(['The device object by the given id (x) is not found.'])
    expect(read.step).toBe('join')
  })

  it.each<[number, Readonly<Record<string, string>>, object[], Readonly<Record<string, string[]>>, string]>([
    [
      201,
      { ExitCode: '0x801c0021', HttpStatus: '503', ServerMessage: 'Service unavailable' },
      [{ hex: '0x801c0021' }, { kind: 'http', decimal: '503' }],
      { httpStatus: ['503'], serverMessage: ['Service unavailable'] },
      'discover',
    ],
    [
      204,
      {
        ExitCode: '2149319666',
        ActivityId: correlation,
        HttpStatus: '400',
        ServerResponse: '{"ErrorType":"DirectoryError","Message":"The device object by the given id is not found.","TraceId":"x"}',
      },
      [{ hex: '0x801c03f2' }, { decimal: '400' }],
      { correlationId: [correlation], serverMessage: ['DirectoryError: The device object by the given id is not found.'] },
      'join',
    ],
    [
      305,
      {
        ExitCode: '0xcaa90006',
        ServerErrorMessage: `AdalMessage: GetStatus returned failure\r\nAdalErrorCode: 0xcaa90006\r\nAdalCorrelationId: ${correlation}\r\nAdalLog: HRESULT: 0x2ee7`,
        TenantType: 'Federated',
        TenantName: 'contoso.com',
      },
      [{ hex: '0xcaa90006' }, { kind: 'win32', decimal: '12007' }],
      { correlationId: [correlation] },
      'auth',
    ],
    [307, { ExitCode: '0x801c001d' }, [{ hex: '0x801c001d' }], {}, 'discover'],
    [
      226,
      { Server: 'enterpriseregistration.windows.net', Port: '443', ErrorCode: '12029' },
      [{ decimal: '12029' }],
      { url: ['enterpriseregistration.windows.net'] },
      'discover',
    ],
    [233, { StatusCode: '256', ErrorCode: '12152', StatusName: 'x' }, [{ decimal: '12152' }], { httpStatus: [] }, 'discover'],
    [
      337,
      { dwInternetStatus: '70', dwResult: '5', dwError: '12175', InternetStatus: 'x', Result: 'y' },
      [{ decimal: '12175' }],
      {},
      'discover',
    ],
  ])('%i', (id, values, codes, parts, step) => {
    const read = card({ class: registration(id), fields: fieldsOf(values) })
    expect(read.codes).toMatchObject(codes)
    expect(read.codes).toHaveLength(codes.length)
    for (const [kind, expected] of Object.entries(parts)) expect(partsOf(read, kind), kind).toEqual(expected)
    expect(read.step).toBe(step)
  })

  it('are recognised by their id where they hold nothing', () => {
    expect(card({ class: registration(306), fields: [] })).toMatchObject({ recognised: true, codes: [], step: 'join' })
    expect(card({ class: registration(9999), fields: [] })).toMatchObject({ recognised: false })
  })
})

describe('events of AAD', () => {
  it('are read: server error, status, called interface', () => {
    const read = card({
      class: aad(1081),
      fields: fieldsOf({
        Error: 'invalid_grant',
        ErrorDescription: 'AADSTS50034: The user account does not exist.',
        CorrelationID: correlation,
      }),
    })
    expect(read).toMatchObject({ family: 'aad', step: 'postjoin', codes: [{ text: 'AADSTS50034', kind: 'aadsts' }], unread: ['Error'] })
    expect(partsOf(read, 'serverMessage')).toEqual(['AADSTS50034: The user account does not exist.'])
    expect(card({ class: aad(1085), fields: fieldsOf({ Status: '0xc000006a' }) }).codes).toMatchObject([{ kind: 'ntstatus' }])
    expect(card({ class: aad(1104), fields: fieldsOf({ API: 'NCryptOpenKey', Result: '-2146893802' }) })).toMatchObject({
      codes: [{ hex: '0x80090016' }],
      parts: [{ kind: 'win32Api', value: 'NCryptOpenKey', field: 'API' }],
    })
  })
})

it('has no card for events of other providers', () => {
  expect(readEventCard({ class: { ...registration(304), provider: 'Service Control Manager' }, fields: [] })).toBeUndefined()
  expect(readEventCard({ class: { source: 'etl', kind: 'wpp', decoded: false }, fields: [] })).toBeUndefined()
})

it('reads a huge and hostile event in less than a second', () => {
  const start = cpuMs()
  const fields = Array.from({ length: 200 }, (_, at) => ({ name: `f${at}`, value: 'Aa'.repeat(5000) }))
  readEventCard({ class: runtime, fields, message: 'Correlation ID '.repeat(100_000) + 'https://'.repeat(100_000) })
  readEventCard({ class: runtime, fields: [{ name: 'Server', value: `${'a.'.repeat(30_000)}!` }], message: 'A1'.repeat(100_000) })
  expect(cpuMs() - start).toBeLessThan(1000)
})
