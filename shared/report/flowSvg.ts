import type { BadgeTone, FlowBox } from '../contract/reportDocument.ts'

/** The shape that tells a step's state. */
export const stateTone: Readonly<Record<FlowBox['state'], BadgeTone>> = {
  ok: 'ok',
  failed: 'error',
  notReached: 'waiting',
  unknown: 'unknown',
  notNeeded: 'notNeeded',
}

/** Sizes in CSS pixels; a page of A4 shows the whole width. */
export const FLOW_WIDTH = 700
const BOX_WIDTH = 125
const BOX_HEIGHT = 74
const COLUMN_GAP = 18
const ROW_GAP = 14
const TOP = 4

const places: Readonly<Record<string, { readonly column: number; readonly row: number }>> = {
  onboard: { column: 0, row: 0 },
  precheck: { column: 0, row: 1 },
  discover: { column: 1, row: 0.5 },
  auth: { column: 2, row: 0 },
  syncwait: { column: 2, row: 1 },
  join: { column: 3, row: 0.5 },
  postjoin: { column: 4, row: 0 },
  enroll: { column: 4, row: 1 },
}
const follows: readonly (readonly [string, string])[] = [
  ['onboard', 'precheck'],
  ['precheck', 'discover'],
  ['discover', 'auth'],
  ['discover', 'syncwait'],
  ['auth', 'join'],
  ['syncwait', 'join'],
  ['join', 'postjoin'],
  ['join', 'enroll'],
]

/** A shape of the diagram; drawn by each renderer in its own way. Coordinates from the top left. */
export type FlowShape =
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly state: FlowBox['state']
    }
  | { readonly kind: 'line'; readonly points: readonly (readonly [number, number])[]; readonly look: 'walked' | 'ahead' | 'notNeeded' }
  | { readonly kind: 'mark'; readonly x: number; readonly y: number; readonly state: FlowBox['state'] }
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly size: number; readonly bold: boolean; readonly text: string }

export interface FlowDrawing {
  readonly width: number
  readonly height: number
  readonly shapes: readonly FlowShape[]
}

const left = (column: number): number => 1 + column * (BOX_WIDTH + COLUMN_GAP)
const top = (row: number): number => TOP + row * (BOX_HEIGHT + ROW_GAP)

/** The steps as boxes, in the order of the join from left to right, lines between those that follow each other. */
export function drawFlow(boxes: readonly FlowBox[]): FlowDrawing {
  const placed = boxes.flatMap((box) => {
    const place = places[box.id]
    return place === undefined ? [] : [{ box, x: left(place.column), y: top(place.row) }]
  })
  const at = new Map(placed.map((each) => [each.box.id, each]))
  const lines = follows.flatMap(([from, to]) => {
    const [start, end] = [at.get(from), at.get(to)]
    return start === undefined || end === undefined ? [] : [lineOf(start, end)]
  })
  return { width: FLOW_WIDTH, height: top(1) + BOX_HEIGHT + TOP, shapes: [...lines, ...placed.flatMap(boxShapes)] }
}

interface Placed {
  readonly box: FlowBox
  readonly x: number
  readonly y: number
}

function lineOf(start: Placed, end: Placed): FlowShape {
  const look = end.box.state === 'notNeeded' ? 'notNeeded' : end.box.state === 'ok' || end.box.state === 'failed' ? 'walked' : 'ahead'
  if (start.x === end.x) {
    const x = start.x + BOX_WIDTH / 2
    return {
      kind: 'line',
      look,
      points: [
        [x, start.y + BOX_HEIGHT],
        [x, end.y],
      ],
    }
  }
  const [y1, y2] = [start.y + BOX_HEIGHT / 2, end.y + BOX_HEIGHT / 2]
  const middle = end.x - COLUMN_GAP / 2
  return {
    kind: 'line',
    look,
    points: [
      [start.x + BOX_WIDTH, y1],
      [middle, y1],
      [middle, y2],
      [end.x, y2],
    ],
  }
}

function boxShapes({ box, x, y }: Placed): FlowShape[] {
  const words = wrapped(box.note, BOX_WIDTH - 16, 9.5, 2)
  return [
    { kind: 'box', x, y, width: BOX_WIDTH, height: BOX_HEIGHT, state: box.state },
    {
      kind: 'text',
      x: x + 8,
      y: y + 16,
      size: 10,
      bold: true,
      text: cut(`${box.number} ${box.title}`, lettersIn(BOX_WIDTH - 12, 10)),
    },
    { kind: 'mark', x: x + 14, y: y + 30, state: box.state },
    { kind: 'text', x: x + 25, y: y + 34, size: 10.5, bold: false, text: box.word },
    ...words.map((line, index): FlowShape => ({ kind: 'text', x: x + 8, y: y + 51 + index * 13, size: 9.5, bold: false, text: line })),
  ]
}

/** Mean width of a letter of Inter, by the size of the type. */
const LETTER = 0.55

const lettersIn = (width: number, size: number): number => Math.floor(width / (size * LETTER))

/** What is cut off is told by an ellipsis. */
const cut = (value: string, room: number): string => (value.length > room ? `${value.slice(0, room - 1)}…` : value)

/** A text in at most so many lines of a width. */
function wrapped(value: string, width: number, size: number, lines: number): string[] {
  const room = lettersIn(width, size)
  const made: string[] = []
  let line = ''
  for (const word of value.split(' ').filter((each) => each !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (longer.length > room && line !== '') {
      made.push(line)
      line = word
    } else line = longer
  }
  if (line !== '') made.push(line)
  const rest = made.slice(lines - 1).join(' ')
  return [...made.slice(0, lines - 1), ...(rest === '' ? [] : [rest])].map((each) => cut(each, room))
}
