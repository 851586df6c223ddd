import { expect, test } from 'vitest'
import { createEscapeStack } from '../../../../renderer/host/escapeStack.ts'

test('closes the topmost alone, then the one below', () => {
  const stack = createEscapeStack()
  const closed: string[] = []
  for (const name of ['pane', 'tray', 'palette']) {
    const pop = stack.push(() => {
      closed.push(name)
      pop()
    })
  }
  expect(stack.closeTop()).toBe(true)
  expect(closed).toEqual(['palette'])
  stack.closeTop()
  stack.closeTop()
  expect(closed).toEqual(['palette', 'tray', 'pane'])
  expect(stack.closeTop()).toBe(false)
})

test('one that went away by itself is skipped, also from the middle', () => {
  const stack = createEscapeStack()
  const closed: string[] = []
  stack.push(() => closed.push('pane'))
  const popTray = stack.push(() => closed.push('tray'))
  popTray()
  stack.closeTop()
  expect(closed).toEqual(['pane'])
})
