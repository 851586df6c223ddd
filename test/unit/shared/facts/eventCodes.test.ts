import { describe, expect, it } from 'vitest'
import { codesOfField, findEventCodes } from '../../../../shared/facts/eventCodes.ts'
import { cpuMs } from '../../../cpuMs.ts'

const written = (text: string): string[] => findEventCodes(text).map(({ kind, value, text: as }) => `${kind} ${value.toString(16)} ${as}`)

describe('codes in the text of an event', () => {
  it.each<[text: string, codes: string[]]>([
    ['Exit code: Unknown HResult Error code: 0x801c001d', ['system 801c001d 0x801c001d']],
    ['status -2145648611 and -1073741715', ['system 801c001d -2145648611', 'system c000006d -1073741715']],
    ['Result: 3221225581', ['system c000006d 3221225581']],
    ['failed with 801C03F2.', ['system 801c03f2 801C03F2']],
    ['the code was 80070520', ['system 80070520 80070520']],
    ['AADSTS50034: The user does not exist', ['aadsts c372 AADSTS50034']],
    ['WinHttpSendRequest failed with error 12007', ['win32 2ee7 12007']],
    ['DsGetDcName returned 1355', ['win32 54b 1355']],
    ['GetLastError()=1317', ['win32 525 1317']],
    ['Win32 error code: 5: Access is denied', ['win32 5 5']],
    ['AdalLog: request ; HRESULT: 0x2ee7', ['win32 2ee7 0x2ee7']],
    ['The server returned HTTP status: 503', ['http 1f7 503']],
    ['HTTP/1.1 403 Forbidden', ['http 193 403']],
    ['Error: 0x4AA50081 An application specific account is loading', ['system 4aa50081 0x4AA50081']],
    ['0x801c0021/0x80072ee7', ['system 801c0021 0x801c0021', 'system 80072ee7 0x80072ee7']],
    ['0xcaa20003 and -895352829', ['system caa20003 0xcaa20003']],
    ['Code de sortie : 0x80090016', ['system 80090016 0x80090016']],
  ])('%s', (text, codes) => {
    expect(written(text)).toEqual(codes)
  })

  it.each([
    '1312 requests within 7131270 ms at 13:12:07',
    'Retry 3 of 5 after 300 seconds on port 443',
    'error count: 5, errors 12, 1312 devices',
    'failed with 3 retries after error 12 times',
    'took 12007 ms; session 1317; version 10.0.19041.1312',
    'the error occurred at 2024-05-21 10:12:30.1312',
    'id 7d30ca67-1312-4b50-8e8f-131700001312, c0000001-1111-4222-8333-444444444444',
    'handle 0x80001234, flags: 0x80000000, address 0x7ffdeadbeef0',
    'keywords 0x8000000000000000',
    'ErrorCode: 0 HRESULT: 0x0 Status = 0x00000000',
    'S-1-5-21-2145648611-1073741715-895352829-1001',
    'dGVzdA/c0000001+8007abcd==',
    'deadbeefcafebabe0123456789801c001d',
    'dwResult: 5, StatusName 12',
    'https://login.microsoftonline.com:443/1312/oauth2?error=',
  ])('finds none in: %s', (text) => {
    expect(findEventCodes(text)).toEqual([])
  })

  it('reads a field by its name', () => {
    expect(codesOfField('ErrorCode', '12029')).toMatchObject([{ kind: 'win32', value: 12029 }])
    expect(codesOfField('HttpStatus', '400')).toMatchObject([{ kind: 'http', value: 400 }])
    expect(codesOfField('Port', '443')).toEqual([])
    expect(codesOfField('Attempts', '1312')).toEqual([])
  })

  it('keeps to its limits in a huge and hostile text', () => {
    const start = cpuMs()
    findEventCodes('error: '.repeat(2_000_000))
    findEventCodes('((((["'.repeat(20_000) + '0x8'.repeat(20_000))
    findEventCodes(`${'error code '.repeat(6000)}12`)
    expect(findEventCodes(Array.from({ length: 5000 }, (_, i) => `0x8007${(i + 0x1000).toString(16)}`).join(' ')).length).toBe(50)
    expect(cpuMs() - start).toBeLessThan(1500)
  })
})
