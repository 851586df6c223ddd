/** Numbers below a bound, the same for the same seed (a linear congruential generator). */
export function randomSource(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
}

interface Sample {
  readonly text: string
  /** As `printTree` prints it. */
  readonly tree: string
  /** How tight its outermost operation binds; 6 for what is none. */
  readonly level: number
}

/** Binding of operators, loosest first, as ast.ts has it. */
const levels = [['||'], ['&&'], ['=', '<>', '<', '<=', '>', '>='], ['+', '-', '&'], ['*', '/']]
const leaves = [
  '[mail]',
  '[msRTCSIP-OriginatorSid]',
  '"x"',
  '"a, (b) & c"',
  '14',
  '-3',
  '1.5',
  '%Domain.FQDN%',
  '$item',
  'True',
  'NULL',
  'UTF8',
  'CRLF',
]
const blanks = ['', ' ', '  ', '\n', '\t', '\r\n  ']

/** A random right expression and the tree that it must be read as. */
export function randomExpression(random: (below: number) => number, depth = 4): Sample {
  const blank = (): string => blanks[random(blanks.length)] ?? ''
  const choice = depth === 0 ? 0 : random(4)
  if (choice === 0) return leaf(random)
  if (choice === 1) return call(random, depth, blank)
  return operation(random, depth, blank)
}

function leaf(random: (below: number) => number): Sample {
  const text = leaves[random(leaves.length)] ?? '1'
  return { text, tree: text, level: 6 }
}

function call(random: (below: number) => number, depth: number, blank: () => string): Sample {
  const name = ['IIF', 'Left', 'IsNullOrEmpty', 'Switch'][random(4)] ?? 'IIF'
  const args = Array.from({ length: random(4) }, () => randomExpression(random, depth - 1))
  const text = args.map((arg) => `${blank()}${arg.text}${blank()}`).join(',')
  return { text: `${name}(${text})`, tree: `${name}(${args.map(({ tree }) => tree).join(',')})`, level: 6 }
}

function operation(random: (below: number) => number, depth: number, blank: () => string): Sample {
  const level = random(levels.length)
  const operators = levels[level] ?? []
  const operator = operators[random(operators.length)] ?? '='
  const left = bracketed(randomExpression(random, depth - 1), level, random)
  const right = bracketed(randomExpression(random, depth - 1), level + 1, random)
  return { text: `${left.text}${blank()}${operator}${blank()}${right.text}`, tree: `{${left.tree} ${operator} ${right.tree}}`, level }
}

/** In brackets where the operand binds looser than its place needs, and now and then without need. */
function bracketed(sample: Sample, needed: number, random: (below: number) => number): Sample {
  if (sample.level >= needed && random(5) > 0) return sample
  return { text: `(${sample.text})`, tree: `(${sample.tree})`, level: 6 }
}
