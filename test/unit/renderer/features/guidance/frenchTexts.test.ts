import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { appTexts } from '../../../../../renderer/app/appTexts.ts'

const root = resolve(import.meta.dirname, '../../../../..')
const tableSchema = z.object({ en: z.record(z.string(), z.string()), fr: z.record(z.string(), z.string()) })

/** Names, formats and words that are written alike in both languages. */
const SAME_IN_BOTH: ReadonlySet<string> = new Set([
  ...['Configuration Manager', 'Electron', 'English', 'Français', 'HRESULT', 'Intune', 'NTSTATUS', 'UTC', 'Win32'],
  ...['Actions', 'Architecture', 'Code', 'Codes', 'Conclusion', 'Format', 'Pages', 'Phase', 'Possible', 'Source', 'Sources'],
  ...['Artefacts', 'CLIXML', 'Entra', 'Info', 'Info (0)', 'LDIF', 'MDM', 'Menu', 'Sections', 'Trace', 'Zip'],
  ...['Test', 'Traces', 'Type', 'Verdict', 'Version', 'artefact', 'artefacts'],
  ...['CSV', 'Description', 'Direct', 'Expression', 'Expressions', 'Second', 'Standard', 'Transformations', 'objectGUID'],
  // Of Windows' events and of JSON and XML; “Local” and “Message” are French too.
  ...['Local', 'Message', 'Condition', 'Opcode', 'JSON', 'XML', 'URL', 'Thread'],
  // The start of a rule's name, as Connect gives it whatever the language.
  ...['In from AD', 'In from AAD', 'Out to AD', 'Out to AAD'],
  // Of case work: what is written, its forms, and tags of the trade.
  ...['Note', 'Notes', 'note', 'notes', 'Organisations', 'Ticket', 'proxy', 'synchronisation', 'DNS', 'VDI'],
  ...['HTML', 'Markdown', 'PDF', 'SHA-256', 'UTF-8', 'UTF-16 LE', 'UTF-16 BE', 'base64'],
])

const tables = await Promise.all(
  globSync('renderer/features/*/texts.ts', { cwd: root }).map(async (file) => {
    const module = z.object({ texts: tableSchema }).parse(await import(resolve(root, file)))
    return [file, module.texts] as const
  }),
)

describe('the texts of the views', () => {
  test.each([...tables, ['renderer/app/appTexts.ts', tableSchema.parse(appTexts)] as const])(
    '%s are French in French: one that equals the English must be listed',
    (_, { en, fr }) => {
      const equal = Object.entries(en).filter(([key, text]) => {
        const words = text.replaceAll(/\{\{[^}]*\}\}/g, '').trim()
        return fr[key] === text && /\p{L}{3}/u.test(words) && !SAME_IN_BOTH.has(words)
      })
      expect(equal).toEqual([])
    },
  )

  test('are all looked at', () => {
    expect(tables.length).toBeGreaterThan(9)
  })
})
