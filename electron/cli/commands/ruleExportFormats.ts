import type { Language } from '../../../shared/facts/localized.ts'

/** `editor`: as the Rules Editor exports; `powershell` and `undo`: scripts that make and take back the change; `html`: a document about it. */
export const ruleExportFormats = ['powershell', 'undo', 'editor', 'html'] as const

export interface RuleExportOptions {
  readonly rule: string
  readonly format: (typeof ruleExportFormats)[number]
  readonly name?: string
  readonly original?: string
  readonly lang?: Language
}
