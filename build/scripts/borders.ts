import { checkBorders } from './checkBorders.ts'

if (!checkBorders()) process.exitCode = 1
