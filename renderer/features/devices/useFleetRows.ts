import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { MAX_PAGE_ROWS } from '../../../shared/contract/page.ts'
import type { DeviceRow, DeviceSort } from '../../../shared/contract/viewRequests.ts'
import { failureText, request, useText } from '../../host/index.ts'
import { type FleetList, lineAt, placeOf } from './fleetLines.ts'

/** Devices that are asked for at once; a group seldom needs more than its first page. */
const PAGE = 100

interface FleetRows {
  /** Undefined while its page is on its way. */
  readonly row: (list: FleetList, at: number) => DeviceRow | undefined
  /** Why a page could not be had. */
  readonly failure: string | undefined
  /** The line of the first device after `from` whose name starts with the text, round the end; undefined when there is none. */
  readonly find: (text: string, from: number) => Promise<number | undefined>
}

/** The devices of the lines in sight, asked for page by page. */
export function useFleetRows(lists: readonly FleetList[], sort: DeviceSort, first: number, last: number): FleetRows {
  const { pick } = useText()
  const client = useQueryClient()
  const wanted = pagesInSight(lists, first, last)
  const queries = useQueries({ queries: wanted.map(({ list, page }) => pageQuery(list, sort, page * PAGE, PAGE)) })
  const pages = new Map(wanted.map(({ list, page }, index) => [`${list.key} ${page}`, queries[index]?.data]))
  const failed = queries.find((query) => query.error !== null)?.error
  const find = useCallback(
    async (text: string, from: number) => {
      const places: number[] = []
      for (const list of lists.filter(({ open }) => open)) {
        for (let offset = 0; offset < list.shown; offset += MAX_PAGE_ROWS) {
          const { rows } = await client.fetchQuery(pageQuery(list, sort, offset, MAX_PAGE_ROWS))
          for (const [index, row] of rows.entries()) {
            if (offset + index < list.shown && startsWith(row.name, text)) places.push(placeOf(lists, list.key, offset + index))
          }
          const next = places.find((place) => place > from)
          if (next !== undefined) return next
        }
      }
      return places[0]
    },
    [client, lists, sort],
  )
  return {
    row: (list, at) => pages.get(`${list.key} ${Math.floor(at / PAGE)}`)?.rows[at % PAGE],
    failure: failed === undefined || failed === null ? undefined : pick(failureText(failed)),
    find,
  }
}

const startsWith = (name: string, text: string): boolean => name.toLowerCase().startsWith(text.toLowerCase())

/** Keyed by all that it asks, so that what was fetched for one filter never shows under another. */
function pageQuery({ filter }: FleetList, sort: DeviceSort, offset: number, limit: number) {
  const input = { offset, limit, filter, sort }
  return { queryKey: ['devices.list', input], queryFn: () => request('devices.list', input) }
}

/** The pages that the lines from `first` to `last` need, each once. */
function pagesInSight(lists: readonly FleetList[], first: number, last: number) {
  const pages = new Map<string, { readonly list: FleetList; readonly page: number }>()
  for (let index = first; index <= last; index += 1) {
    const line = lineAt(lists, index)
    if (line?.kind !== 'device') continue
    const page = Math.floor(line.at / PAGE)
    pages.set(`${line.list.key} ${page}`, { list: line.list, page })
  }
  return [...pages.values()]
}
