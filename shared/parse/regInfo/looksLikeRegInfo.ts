import { isRegInfoField } from './fieldOrder.ts'

export const regInfoHeader = /^(please find reg info for MdeConfigMgr flow On)\s*:\s*(.*)$/i

/** Names that other texts print too: alone they say nothing. */
const SHARED_NAMES = new Set(['TenantId', 'DeviceId', 'ProductName', 'UBR', 'SystemManufacturer', 'SystemProductName', 'InstallLocation'])

/** Whether text is MdeConfigMgrRegInfo.txt: its first line, or three lines with names that only it prints. */
export function looksLikeRegInfo(headText: string): boolean {
  const names = new Set<string>()
  for (const line of headText.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    if (regInfoHeader.test(line.trim())) return true
    const name = /^([A-Za-z]+)\s*:(?:\s|$)/.exec(line)?.[1]
    if (name !== undefined && isRegInfoField(name) && !SHARED_NAMES.has(name)) names.add(name)
  }
  return names.size >= 3
}
