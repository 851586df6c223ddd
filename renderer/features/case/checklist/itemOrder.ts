import type { ChecklistItem } from '../../../../shared/contract/caseNoteRequests.ts'

/** Before which item one is put so that it is the one at `to`; null at the end, undefined where it is there already. */
export function targetOf(items: readonly Pick<ChecklistItem, 'itemId'>[], itemId: number, to: number): number | null | undefined {
  const from = items.findIndex((item) => item.itemId === itemId)
  if (from === -1 || to === from || to < 0 || to >= items.length) return undefined
  const others = items.filter((item) => item.itemId !== itemId)
  return others[to]?.itemId ?? null
}
