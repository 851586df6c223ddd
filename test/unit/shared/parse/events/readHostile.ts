import { expect } from 'vitest'
import type { EventRow } from '../../../../../shared/facts/event.ts'
import { eventJsonLine } from '../../../../../shared/facts/eventJson.ts'
import { byteSourceOf } from '../../../../../shared/parse/byteSource.ts'
import type { ParseStream } from '../../../../../shared/parse/parsed.ts'
import { cpuMs } from '../../../../cpuMs.ts'
import { accountedBytes } from '../readItems.ts'

/** The goal is 2 s a file. */
const LONGEST_MS = 2000
/** No record of either format is shorter; problems come beside them. */
const LEAST_BYTES_AN_ITEM = 4
const ITEMS_BESIDE = 200
/** A template may be written out by each record of its chunk. */
const CHARACTERS_A_BYTE = 2000

/** How many characters an event has when it is shown another way. */
export type Shown = (event: EventRow) => number

/** Reads a file that may be anything: no error, no hang, and nothing out of proportion to its size. `which` says how to repeat it. */
export function readHostile(reader: ParseStream, bytes: Uint8Array, which: string, shown: Shown = () => 0): void {
  const start = cpuMs()
  let items = 0
  let characters = 0
  let accounted = 0
  try {
    const reading = reader({ source: byteSourceOf(bytes), name: 'hostile' })
    let step = reading.next()
    for (; step.done !== true; step = reading.next()) {
      items++
      if (step.value.type === 'event') characters += eventJsonLine(step.value.event).length + shown(step.value.event)
      else if (step.value.type === 'problem') characters += step.value.problem.message.length
      if (cpuMs() - start > LONGEST_MS) break
    }
    if (step.done === true) accounted = accountedBytes(step.value)
  } catch (error) {
    throw new Error(`${which}: ${error instanceof Error ? error.stack : error}`)
  }
  expect(cpuMs() - start, `${which}: time`).toBeLessThan(LONGEST_MS)
  expect(items, `${which}: items`).toBeLessThan(bytes.length / LEAST_BYTES_AN_ITEM + ITEMS_BESIDE)
  expect(characters, `${which}: characters`).toBeLessThan(bytes.length * CHARACTERS_A_BYTE + 1_000_000)
  expect(accounted, `${which}: account`).toBe(bytes.length)
}
