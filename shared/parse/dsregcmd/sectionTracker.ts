import { isPrtDiagnostic, sectionsOf } from './fieldTable.ts'

interface FieldPlace {
  readonly section: string
  readonly belongsTo?: string
  /** The section was worked out from the field's name for want of a header. */
  readonly isInferred: boolean
}

/** Follows sections, PRTs and repeated outputs through the lines of one text. */
export class SectionTracker {
  /** How many outputs were met so far. */
  runs = 0
  #title: string | undefined
  #inferred: string | undefined
  #sawGap = false
  #prt: string | undefined
  #titles = new Set<string>()
  #hasJoinState = false
  #hasContent = false

  /** True inside an output, where unknown lines are worth a word. */
  get isInside(): boolean {
    return this.#hasContent
  }

  title(title: string): void {
    if (this.#titles.has(title)) this.newRun()
    this.#titles.add(title)
    this.#title = title
    this.#inferred = undefined
    this.#prt = undefined
    this.#sawGap = false
    this.#enter()
  }

  /** A header without a title: what follows stands in a section that only its fields can name. */
  lostTitle(): void {
    this.#title = undefined
    this.#inferred = undefined
  }

  gap(): void {
    this.#sawGap = true
  }

  newRun(): void {
    this.lostTitle()
    this.#prt = undefined
    this.#titles = new Set()
    this.#hasJoinState = false
    this.#hasContent = false
  }

  place(field: string): FieldPlace {
    if (field === 'AzureAdJoined') {
      if (this.#hasJoinState) this.newRun()
      this.#hasJoinState = true
    }
    this.#enter()
    const known = sectionsOf(field)
    const isInferred = this.#infer(known)
    const section = this.#title ?? this.#inferred ?? 'Unknown'
    this.#sawGap = false
    if (section !== 'SSO State') return { section, isInferred }
    if (field === 'AzureAdPrt' || field === 'EnterprisePrt') this.#prt = field
    const belongsTo = isPrtDiagnostic(field) ? this.#prt : undefined
    return belongsTo === undefined ? { section, isInferred } : { section, belongsTo, isInferred }
  }

  /** Sets the section by the field's name where no title holds. Returns whether that changed the section. */
  #infer(known: readonly string[]): boolean {
    const [first] = known
    if (this.#title !== undefined) {
      const isElsewhere = first !== undefined && !known.includes(this.#title.replace(/^(Work Account) \d+$/, '$1'))
      // After a gap, a field that only another section prints tells of a header that was lost between them.
      if (!isElsewhere || !this.#sawGap) return false
      this.#title = undefined
    }
    if (this.#inferred !== undefined && (first === undefined || known.includes(this.#inferred))) return false
    this.#inferred = first ?? 'Unknown'
    return true
  }

  #enter(): void {
    if (!this.#hasContent) this.runs++
    this.#hasContent = true
  }
}
