import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openTestEngine } from '../engineOnDisk.ts'

const SYSTEM = 'HKEY_LOCAL_MACHINE\\SYSTEM'
const computerName = (set: string): string => `[${SYSTEM}\\${set}\\Control\\ComputerName\\ComputerName]\r\n"ComputerName"="PC-0042"\r\n`
const zone = (set: string, bias: string): string =>
  `[${SYSTEM}\\${set}\\Control\\TimeZoneInformation]\r\n"ActiveTimeBias"=dword:${bias}\r\n"TimeZoneKeyName"="W. Europe Standard Time"\r\n`

async function zoneOf(...keys: readonly string[]) {
  const engine = await openTestEngine()
  try {
    await engine.ask('case.create', { path: engine.casePath })
    const path = join(engine.folder, 'system.reg')
    writeFileSync(path, `Windows Registry Editor Version 5.00\r\n\r\n${keys.join('\r\n')}`)
    await engine.import(path)
    const { rows } = await engine.ask('devices.list', { offset: 0, limit: 2 })
    const [device] = rows
    if (device === undefined || rows.length > 1) throw new Error(`${rows.length} devices`)
    return await engine.ask('events.deviceZone', { deviceId: device.id })
  } finally {
    await engine.close()
  }
}

it.each([
  ['east of Greenwich, whose bias is negative', 'ffffffc4', 60],
  ['west of Greenwich', '000001e0', -480],
  ['of Greenwich itself', '00000000', 0],
])('the clock of a device %s', async (_where, bias, offsetMinutes) => {
  const read = await zoneOf(computerName('CurrentControlSet'), zone('CurrentControlSet', bias))
  expect(read).toEqual({ offsetMinutes, name: 'W. Europe Standard Time' })
})

it('is read from the control set that is the current one, where they have numbers', async () => {
  const select = `[${SYSTEM}\\Select]\r\n"Current"=dword:00000002\r\n`
  const sets = [computerName('ControlSet002'), zone('ControlSet001', '00000000'), zone('ControlSet002', 'ffffffc4')]
  expect(await zoneOf(select, ...sets)).toMatchObject({ offsetMinutes: 60 })
})

it('is not known where the registry does not say it', async () => {
  expect(await zoneOf(computerName('CurrentControlSet'))).toEqual({})
})
