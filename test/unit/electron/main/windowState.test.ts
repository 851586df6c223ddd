import { describe, expect, test } from 'vitest'
import { placeWindow } from '../../../../electron/main/windowState.ts'

const display = { x: 0, y: 0, width: 1920, height: 1040 }
const second = { x: 1920, y: 0, width: 1920, height: 1040 }
const left = { bounds: { x: 2000, y: 100, width: 1200, height: 700 }, maximized: false }

describe('the place of the window', () => {
  test('is left to the system on the first start', () => {
    expect(placeWindow(null, [display])).toEqual({ bounds: { width: 1440, height: 900 }, maximized: false })
  })

  test('is where it was left', () => {
    expect(placeWindow(left, [display, second]).bounds).toEqual(left.bounds)
  })

  test('keeps its size where its display has gone', () => {
    expect(placeWindow(left, [display]).bounds).toEqual({ width: 1200, height: 700 })
  })

  test('is never below the smallest size', () => {
    const tiny = { bounds: { x: 0, y: 0, width: 10, height: 10 }, maximized: true }
    expect(placeWindow({ ...tiny, bounds: { ...tiny.bounds, x: 300, y: 300, width: 200 } }, [display])).toEqual({
      bounds: { x: 300, y: 300, width: 1024, height: 640 },
      maximized: true,
    })
  })

  test('is not above the top edge, where the title bar could not be grabbed', () => {
    const above = { bounds: { x: 100, y: -500, width: 1200, height: 700 }, maximized: false }
    expect(placeWindow(above, [display]).bounds).toEqual({ width: 1200, height: 700 })
  })
})
