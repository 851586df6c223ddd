/** Lines of MdeConfigMgrRegInfo.txt in the order in which the script prints them. Dossier, registry (`regInfoFileOrder`). */
const fieldOrder = [
  'EnrollmentStatus',
  'TenantId',
  'DeviceId',
  'EnrollmentPayload',
  'MemConfiguration',
  'LastCheckinAttempt',
  'LastCheckinSuccess',
  'SystemManufacturer',
  'SystemProductName',
  'ProductName',
  'UBR',
  'OnboardedInfo',
  'SenseCmConfiguration',
  'NextVersion',
  'InvalidVersion',
  'SwitchStatus',
  'InstallLocation',
  'NewPlatform',
  'MsSensePath',
  'MsSecFltPath',
]
/** Printed as objects over several lines, with names of their own that may be those of other fields. */
const dumps = new Set(['OnboardedInfo', 'SenseCmConfiguration'])

export const isRegInfoField = (name: string): boolean => fieldOrder.includes(name)

/** Whether a line with this name starts a field of its own below `current`, or belongs to the object that is being printed there. */
export function startsField(name: string, current: string | undefined): boolean {
  if (current === undefined || !dumps.has(current)) return true
  return fieldOrder.indexOf(name) > fieldOrder.indexOf(current)
}
