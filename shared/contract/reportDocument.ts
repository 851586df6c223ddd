import { z } from 'zod'
import { languageSchema } from '../facts/localized.ts'

/** What tells severity and state without colour: each has a shape of its own and always stands beside a word. */
export const badgeToneSchema = z.enum(['error', 'warning', 'info', 'ok', 'unknown', 'waiting', 'notNeeded'])
export type BadgeTone = z.infer<typeof badgeToneSchema>

/** A piece of running text. Texts are plain: each renderer escapes them its own way. */
export const inlineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('strong'), text: z.string() }),
  z.object({ kind: z.literal('emphasis'), text: z.string() }),
  z.object({ kind: z.literal('struck'), text: z.string() }),
  /** As it is typed or stored: codes, ids, names of values. */
  z.object({ kind: z.literal('code'), text: z.string() }),
  /** `url` is of a scheme that `isSafeLink` lets through. */
  z.object({ kind: z.literal('link'), text: z.string(), url: z.string() }),
  z.object({ kind: z.literal('badge'), tone: badgeToneSchema, text: z.string() }),
])
export type Inline = z.infer<typeof inlineSchema>
const inlines = z.array(inlineSchema)

const flowStateSchema = z.enum(['ok', 'failed', 'notReached', 'unknown', 'notNeeded'])
/** A box of the flow diagram: a step with what became of it, and in a few words why. */
const flowBoxSchema = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  state: flowStateSchema,
  word: z.string(),
  note: z.string(),
})
export type FlowBox = z.infer<typeof flowBoxSchema>

/** A block of the report. Ids of headings are unique in a document and made of letters, digits and hyphens. */
export type Block =
  | {
      readonly kind: 'heading'
      readonly level: 1 | 2 | 3 | 4
      readonly id: string
      readonly text: string
      readonly badge?: Badge | undefined
    }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[]; readonly small?: boolean | undefined }
  /** Names what follows, and stays with it on a page. */
  | { readonly kind: 'label'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  /** A name and what it is, one pair a row. */
  | { readonly kind: 'pairs'; readonly rows: readonly { readonly name: string; readonly value: readonly Inline[] }[] }
  | {
      readonly kind: 'table'
      /** What it lists, for those who cannot see it. */
      readonly caption: string
      readonly head: readonly string[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
      /** Share of the width a column, in sum 100. */
      readonly widths: readonly number[]
    }
  /** The evidence's own words, and where they stand. */
  | { readonly kind: 'quote'; readonly place: readonly Inline[]; readonly text: string; readonly against?: boolean | undefined }
  /** A command, an expression or a script, line by line. */
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'flow'; readonly title: string; readonly alternative: string; readonly boxes: readonly FlowBox[] }
  | { readonly kind: 'note'; readonly tone: BadgeTone; readonly word: string; readonly inlines: readonly Inline[] }
  /** What somebody else wrote, set apart. */
  | { readonly kind: 'aside'; readonly blocks: readonly Block[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'pageBreak' }

const badgeSchema = z.object({ tone: badgeToneSchema, text: z.string() })
type Badge = z.infer<typeof badgeSchema>

export const blockSchema: z.ZodType<Block> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    level: z.literal([1, 2, 3, 4]),
    id: z.string(),
    text: z.string(),
    badge: badgeSchema.optional(),
  }),
  z.object({ kind: z.literal('paragraph'), inlines, small: z.boolean().optional() }),
  z.object({ kind: z.literal('label'), inlines }),
  z.object({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(z.array(z.lazy(() => blockSchema))) }),
  z.object({ kind: z.literal('pairs'), rows: z.array(z.object({ name: z.string(), value: inlines })) }),
  z.object({
    kind: z.literal('table'),
    caption: z.string(),
    head: z.array(z.string()),
    rows: z.array(z.array(inlines)),
    widths: z.array(z.number()),
  }),
  z.object({ kind: z.literal('quote'), place: inlines, text: z.string(), against: z.boolean().optional() }),
  z.object({ kind: z.literal('code'), text: z.string() }),
  z.object({ kind: z.literal('flow'), title: z.string(), alternative: z.string(), boxes: z.array(flowBoxSchema) }),
  z.object({ kind: z.literal('note'), tone: badgeToneSchema, word: z.string(), inlines }),
  z.object({ kind: z.literal('aside'), blocks: z.array(z.lazy(() => blockSchema)) }),
  z.object({ kind: z.literal('rule') }),
  z.object({ kind: z.literal('pageBreak') }),
])

/** A report in one language, before it is written as HTML, PDF or Markdown; the app's preview draws it as it is. */
export const reportDocumentSchema = z.object({
  language: languageSchema,
  title: z.string(),
  /** Who made it of what, on one line: the same for the same case. */
  madeBy: z.string(),
  /** The one line that differs between two reports of the same case. */
  dateLine: z.string(),
  blocks: z.array(blockSchema),
})
export type ReportDocument = z.infer<typeof reportDocumentSchema>
