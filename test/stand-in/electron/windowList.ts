import type { PageLink } from '../standIn.ts'

/** A window as those know it that close, ask or draw in windows without making them. */
export interface ListedWindow {
  readonly id: number
  readonly link: Promise<PageLink>
  requestClose(): Promise<void>
  isDestroyed(): boolean
}

/** The open windows by id, in the order of opening. */
export const windows = new Map<number, ListedWindow>()
export const allWindows = (): ListedWindow[] => [...windows.values()]
/** The window opened last counts as the focused one. */
export const focusedWindow = (): ListedWindow | null => allWindows().at(-1) ?? null
