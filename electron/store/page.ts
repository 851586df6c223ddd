import { MAX_PAGE_ROWS } from '../../shared/contract/page.ts'

export interface PageInput {
  readonly offset: number
  /** At most 500. */
  readonly limit: number
}

export interface Page<T> {
  /** All rows that match, not only those of this page. */
  readonly total: number
  readonly rows: readonly T[]
}

/** The limit that a query may use, whatever was asked for. */
export const pageLimit = (page: PageInput): number => Math.max(0, Math.min(MAX_PAGE_ROWS, page.limit))
