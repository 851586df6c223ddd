import { spawnSync } from 'node:child_process'
import { installFromDebian } from './debianPackages.ts'

const isThere = (): boolean => spawnSync('evtxexport', ['-V']).error === undefined

/** libevtx's own reader, which must accept the event logs that the project writes; true when it is there, or could be installed. */
export const findOrInstallEvtxExport = (): boolean => isThere() || (installFromDebian('libevtx-utils') && isThere())
