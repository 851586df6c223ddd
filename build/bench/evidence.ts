import { randomFillSync } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sampleScenario, scenarios } from '../../shared/scenarios/catalogue/index.ts'
import { encodeReg, type RegKey } from '../../shared/scenarios/encoders/encodeReg.ts'
import { encodeZip } from '../../shared/scenarios/encoders/encodeZip.ts'
import { scenarioFiles } from '../../shared/scenarios/scenarioFiles.ts'

const MIB = 1024 * 1024

/** The sample's zip, filled up to 20 MB with members that cannot be compressed, as traces cannot. */
export function writeLargeZip(path: string): void {
  const fillers = Array.from({ length: 9 }, (_, i) => ({ path: `Logs/trace${i}.bin`, bytes: randomFillSync(new Uint8Array(2 * MIB)) }))
  writeFileSync(path, encodeZip([...fillers, ...scenarioFiles(sampleScenario)]))
}

/** One report a device, every device with its own name and ids. */
export function writeReports(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true })
  for (let i = 0; i < count; i++) {
    const scenario = scenarios[i % scenarios.length] ?? sampleScenario
    const device = { ...scenario.device, name: `PC-${String(i).padStart(4, '0')}` }
    const [report] = scenarioFiles({ ...scenario, device }, { seed: i })
    if (report !== undefined) writeFileSync(join(folder, `${device.name}.htm`), report.bytes)
  }
}

/** A version 5 export of at least `bytes` bytes: keys with a text, a number and binary data each. */
export function regExport(bytes: number): Uint8Array {
  const keyOf = (i: number): RegKey => ({
    key: `HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\Component ${i}`,
    values: [
      { name: 'DisplayName', type: 'string', data: `Component number ${i} of the export` },
      { name: 'Flags', type: 'dword', data: i },
      { name: 'Blob', type: 'binary', data: new Uint8Array(64).fill(i) },
    ],
  })
  const perKey = encodeReg([keyOf(1000), keyOf(1001)]).length - encodeReg([keyOf(1000)]).length
  return encodeReg(Array.from({ length: Math.ceil(bytes / perKey) }, (_, i) => keyOf(1000 + i)))
}
