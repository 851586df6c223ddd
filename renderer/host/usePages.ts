import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { Input, Output, RequestName } from '../../shared/contract/requests.ts'
import { failureText } from './failureText.ts'
import { request } from './request.ts'
import { isCancelled, useAskAgain } from './useAskAgain.ts'
import { useText } from './useText.ts'

/** Requests that answer with a page of rows. */
export type PagedName = {
  [N in RequestName]: Output<N> extends { readonly total: number; readonly rows: readonly unknown[] }
    ? Input<N> extends { readonly offset: number; readonly limit: number }
      ? N
      : never
    : never
}[RequestName]

type Row<N extends PagedName> = Output<N> extends { readonly rows: readonly (infer R)[] } ? R : never

export interface Pages<N extends PagedName> {
  readonly status: 'loading' | 'failed' | 'ready'
  readonly message: string
  readonly total: number
  /** Undefined while its page is on its way. */
  readonly row: (index: number) => Row<N> | undefined
  /** Says which rows are in sight, so that their pages are asked for. */
  readonly want: (first: number, last: number) => void
}

const PAGE = 200
const NOTHING_STOPPED = { error: null, errorUpdatedAt: 0, refetch: async () => undefined }

interface PagesOptions {
  /** While the rows of another filter are asked for those of the last one stay, so that the list does not vanish with every letter that is typed. */
  readonly keepsLast?: boolean
}

/** A long list, asked for page by page as it is scrolled. The first page is always there. */
export function usePages<N extends PagedName>(
  name: N,
  filter: Omit<Input<N>, 'offset' | 'limit'>,
  { keepsLast = false }: PagesOptions = {},
): Pages<N> {
  const { pick } = useText()
  const [range, setRange] = useState({ first: 0, last: 0 })
  const numbers = useMemo(() => {
    const wanted = new Set<number>()
    for (let page = Math.max(1, range.first); page <= range.last; page += 1) wanted.add(page)
    return [...wanted]
  }, [range])
  const pageOf = (page: number) => {
    const input = { ...filter, offset: page * PAGE, limit: PAGE } as Input<N>
    return { queryKey: [name, input], queryFn: () => request(name, input) as Promise<{ total: number; rows: Row<N>[] }> }
  }
  const first = useQuery({ ...pageOf(0), ...(keepsLast && { placeholderData: keepPreviousData }) })
  const others = useQueries({ queries: numbers.map(pageOf) })
  const queries = [first, ...others]
  const want = useCallback((first: number, last: number) => {
    const next = { first: Math.max(0, Math.floor(first / PAGE)), last: Math.max(0, Math.floor(last / PAGE)) }
    setRange((now) => (now.first === next.first && now.last === next.last ? now : next))
  }, [])
  const pages = new Map([[0, first.data], ...numbers.map((page, index) => [page, others[index]?.data] as const)])
  const stopped = queries.find((query) => isCancelled(query.error))
  useAskAgain(stopped ?? NOTHING_STOPPED)
  const failure = queries.find((query) => query.error !== null && !isCancelled(query.error))?.error
  const total = pages.get(0)?.total ?? 0
  return {
    status: failure !== undefined ? 'failed' : pages.get(0) === undefined ? 'loading' : 'ready',
    message: failure === undefined ? '' : pick(failureText(failure)),
    total,
    row: (index) => pages.get(Math.floor(index / PAGE))?.rows[index % PAGE],
    want,
  }
}
