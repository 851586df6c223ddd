import { problemOf } from '../../facts/problemTexts.ts'
import type { ParsedItem } from '../parsed.ts'
import { asGuid, asModeSwitch, asText, type Convert, type FieldMeaning, normalizeField, type PrintedField } from '../textFacts.ts'

/** ISO 8601 where the value is shaped so, in UTC; the registry's format is not documented, so any other form stays as it is. */
const checkinTime: Convert = (printed) => {
  const isIso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(printed) && !Number.isNaN(Date.parse(printed))
  return isIso ? { value: printed.endsWith('Z') ? printed : new Date(printed).toISOString() } : asText(printed)
}

const meanings: Readonly<Record<string, readonly FieldMeaning[]>> = {
  TenantId: [{ kind: 'entra.tenantId', convert: asGuid }],
  DeviceId: [{ kind: 'entra.deviceId', convert: asGuid }],
  LastCheckinAttempt: [{ kind: 'enrollment.lastCheckinAttempt', convert: checkinTime }],
  LastCheckinSuccess: [{ kind: 'enrollment.lastCheckinSuccess', convert: checkinTime }],
  SystemManufacturer: [{ kind: 'device.manufacturer', convert: asText }],
  SystemProductName: [{ kind: 'device.model', convert: asText }],
  SenseCmConfiguration: [{ kind: 'enrollment.modeSwitch', convert: asModeSwitch }],
  ProductName: [{ kind: 'device.os', convert: asText }],
}

/** What one field of the file states. */
export function* normalizeRegInfoField(field: PrintedField): Generator<ParsedItem, void> {
  const value = field.value.trim()
  if (value === '') return
  if (field.name === 'EnrollmentStatus') yield* enrollmentStatus(field, value)
  else if (field.name === 'EnrollmentPayload') yield* enrollmentPayload(field, value)
  else yield* normalizeField(field, (Object.hasOwn(meanings, field.name) && meanings[field.name]) || [])
  if (field.name === 'LastCheckinSuccess') {
    const line = field.locator.kind === 'line' ? { line: field.locator.line } : {}
    yield { type: 'problem', problem: problemOf('lastCheckinSuccessUntrusted', 'info', {}, { field: field.name, ...line }) }
  }
}

function* enrollmentStatus(field: PrintedField, value: string): Generator<ParsedItem, void> {
  if (/^\d{1,10}$/.test(value)) {
    yield* normalizeField(field, [{ kind: 'enrollment.status', convert: () => ({ value: Number(value) }) }])
    return
  }
  yield { type: 'problem', problem: problemOf('enrollmentStatusNotNumber', 'warning', { value }, { field: field.name }) }
}

/** The enrolment answer is JSON; of its content only `intuneDeviceId` is documented. */
function* enrollmentPayload(field: PrintedField, value: string): Generator<ParsedItem, void> {
  const payload = readJson(value)
  if (payload === undefined) {
    yield { type: 'problem', problem: problemOf('enrollmentPayloadUnreadable', 'warning', {}, { field: field.name }) }
    return
  }
  const id = typeof payload === 'object' && payload !== null && 'intuneDeviceId' in payload ? payload.intuneDeviceId : undefined
  if (typeof id !== 'string') return
  yield* normalizeField({ ...field, name: `${field.name} intuneDeviceId`, value: id }, [
    { kind: 'enrollment.intuneDeviceId', convert: asGuid },
  ])
}

/** Long payloads are broken at the console's width when the file is printed: line ends inside carry no meaning. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/\n/g, ''))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
