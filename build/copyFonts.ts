import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { fontFiles, fontPath } from '../electron/engine/report/fontFiles.ts'

/** Lays the fonts of PDF reports beside the worker that embeds them. */
export function copyFonts(folder: string): Plugin {
  return {
    name: 'joinsight-copy-fonts',
    apply: 'build',
    closeBundle() {
      mkdirSync(folder, { recursive: true })
      for (const { normal, bold } of [...fontFiles.text, ...fontFiles.mono, ...fontFiles.date])
        for (const file of [normal, bold]) cpSync(fontPath(file), join(folder, file))
    },
  }
}
