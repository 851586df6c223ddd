import { z } from 'zod'
import { keepJsonFile, readJsonFile } from './jsonFile.ts'
import type { Log } from './logFile.ts'

/** Smallest window, in CSS pixels. */
export const MIN_WINDOW = { width: 1024, height: 640 } as const
const FIRST_WINDOW = { width: 1440, height: 900 } as const
/** So much of the window must lie on a display that its title bar can be grabbed. */
const GRIP = 80

const rectangleSchema = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() })
const windowStateSchema = z.object({ bounds: rectangleSchema, maximized: z.boolean() })
export type WindowState = z.infer<typeof windowStateSchema>
export type Rectangle = z.infer<typeof rectangleSchema>

export interface PlacedWindow {
  readonly bounds: Partial<Rectangle> & { readonly width: number; readonly height: number }
  readonly maximized: boolean
}

const isReachable = (bounds: Rectangle, display: Rectangle): boolean =>
  bounds.x + bounds.width - GRIP > display.x &&
  bounds.x + GRIP < display.x + display.width &&
  bounds.y >= display.y - 1 &&
  bounds.y + GRIP < display.y + display.height

/** Where to open the window: as it was left, unless the display it lay on has gone; never below the smallest size. */
export function placeWindow(state: WindowState | null, displays: readonly Rectangle[]): PlacedWindow {
  if (state === null) return { bounds: FIRST_WINDOW, maximized: false }
  const width = Math.max(MIN_WINDOW.width, state.bounds.width)
  const height = Math.max(MIN_WINDOW.height, state.bounds.height)
  const reachable = displays.some((display) => isReachable(state.bounds, display))
  const bounds = reachable ? { x: state.bounds.x, y: state.bounds.y, width, height } : { width, height }
  return { bounds, maximized: state.maximized }
}

/** The state that was stored when the window closed; null on the first start. */
export const readWindowState = (path: string, log: Log): WindowState | null => readJsonFile(path, windowStateSchema.nullable(), null, log)

export const writeWindowState = (path: string, state: WindowState, log: Log): void => keepJsonFile(path, state, log)
