/** Rows that Page Up and Page Down go by where a list does not say how many stand in sight. */
const USUAL_PAGE = 10

/** The row that a key of the keyboard leads to from row `at` (-1 for none) of `total`; undefined for keys that lead nowhere. `page` is how many rows stand in sight. */
export function rowStep(key: string, at: number, total: number, page: number = USUAL_PAGE): number | undefined {
  if (total === 0) return undefined
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: total - 1 }[key]
  return to === undefined ? undefined : Math.min(Math.max(to, 0), total - 1)
}

/** Rows of a height that stand whole in a scrolled element, less one that stays in sight when a page is turned; at least one. */
export const rowsInSight = (scrolled: Element | null, height: number): number =>
  Math.max(1, Math.floor((scrolled?.clientHeight ?? height) / height) - 1)

/** The row that was pointed at, by the `data-index` that its element carries; undefined beside all rows. */
export function pointedRow({ target }: { readonly target: EventTarget }): number | undefined {
  const index = target instanceof Element ? target.closest('[data-index]')?.getAttribute('data-index') : undefined
  return index === null || index === undefined ? undefined : Number(index)
}
