import data from './data/errorCodes.json' with { type: 'json' }
import type { ErrorCode } from './knowledgeSchemas.ts'
import { typedData } from './typedData.ts'

/** HRESULT and NTSTATUS codes in order of their number, then AADSTS server codes. */
export const errorCodes = typedData<readonly ErrorCode[]>(data)

const byCode = new Map(errorCodes.map((entry) => [entry.code.toLowerCase(), entry]))
const byWin32 = new Map(errorCodes.filter((entry) => entry.win32 !== undefined).map((entry) => [entry.win32, entry]))

/** `0x801c0021` (eight lower-case digits) or `AADSTS50034`. */
export const errorCodeOf = (code: string): ErrorCode | undefined => byCode.get(code.toLowerCase())

/** The HRESULT entry that wraps a Win32, WinINet or WinHTTP number such as 12007. */
export const errorCodeOfWin32 = (win32: number): ErrorCode | undefined => byWin32.get(win32)
