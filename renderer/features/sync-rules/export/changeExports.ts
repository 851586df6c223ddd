import type { Language } from '../../../../shared/facts/localized.ts'
import type { SyncRule } from '../../../../shared/facts/syncRule.ts'
import { type DocumentImpact, exportChangeDocument } from '../../../../shared/syncrules/export/changeDocument.ts'
import { exportEditorScript } from '../../../../shared/syncrules/export/exportEditorScript.ts'
import { exportChangeScript, exportUndoScript } from '../../../../shared/syncrules/export/ruleScripts.ts'

export const exportFormats = ['editor', 'change', 'undo', 'document'] as const
export type ExportFormat = (typeof exportFormats)[number]

export interface ChangeToExport {
  readonly rule: SyncRule
  readonly original: SyncRule | undefined
  /** Undefined: no connectors were imported; whoever runs a script is asked for it. */
  readonly connectorName: string | undefined
  readonly isDraft: boolean
  readonly appVersion: string
  /** As it is to be printed. */
  readonly date: string
  /** What an evaluation of exactly this change counted. */
  readonly impact?: DocumentImpact | undefined
}

/** Why a format cannot be made; undefined where it can. */
export const whyNot = (format: ExportFormat, { isDraft }: ChangeToExport): 'needsDraft' | undefined =>
  format === 'editor' || isDraft ? undefined : 'needsDraft'

/** What is written, and how the dialog names the file. */
export function exportChange(
  format: ExportFormat,
  { rule, original, connectorName, appVersion, date, impact }: ChangeToExport,
  language: Language,
) {
  const change = { clone: rule, ...(original && { original }), ...(connectorName !== undefined && { connectorName }) }
  const stem = rule.name.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-').replaceAll(/^-+|-+$/g, '') || 'rule'
  switch (format) {
    case 'editor':
      return { text: exportEditorScript([rule]), kind: 'script' as const, name: `${stem}.ps1` }
    case 'change':
      return { text: exportChangeScript(change, language), kind: 'script' as const, name: `${stem}-change.ps1` }
    case 'undo':
      return { text: exportUndoScript(change, language), kind: 'script' as const, name: `${stem}-undo.ps1` }
    case 'document':
      return {
        text: exportChangeDocument({ ...change, appVersion, date, ...(impact && { impact }) }, language),
        kind: 'document' as const,
        name: `${stem}.html`,
      }
  }
}
