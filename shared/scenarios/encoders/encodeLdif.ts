import type { DirectoryObject } from '../../facts/syncRule.ts'
import { base64Of, bytesOfHex } from './binaryTexts.ts'
import { encodeText, type ScenarioEncoding } from './encodeText.ts'

export interface LdifOptions {
  /** ldifde writes `changetype: add` with every object, ldapsearch comments and the end of the search. */
  readonly tool?: 'ldifde' | 'ldapsearch'
  /** ldifde -u writes UTF-16. */
  readonly encoding?: ScenarioEncoding
}

/** ldapsearch folds behind this column, ldifde at 80. */
const WIDTHS = { ldifde: 80, ldapsearch: 79 } as const

/** Writes objects as LDIF, RFC 2849; what is not ASCII in base64. */
export function encodeLdif(objects: readonly DirectoryObject[], { tool = 'ldifde', encoding = 'utf-8' }: LdifOptions = {}): Uint8Array {
  const end = tool === 'ldifde' ? '\r\n' : '\n'
  const lines = objects.flatMap((object) => [
    ...(tool === 'ldapsearch' ? [`# ${object.dn.split(',')[0]?.slice(3)}`] : []),
    textLine('dn', object.dn),
    ...(tool === 'ldifde' ? ['changetype: add'] : []),
    ...Object.entries(object.attributes).flatMap(([name, values]) =>
      values.map((value) => (object.binary.includes(name) ? `${name}:: ${base64Of(bytesOfHex(value))}` : textLine(name, value))),
    ),
    '',
  ])
  const around =
    tool === 'ldapsearch'
      ? [
          '# extended LDIF',
          '#',
          '# LDAPv3',
          '#',
          '',
          ...lines,
          '# search result',
          'search: 2',
          'result: 0 Success',
          '',
          `# numEntries: ${objects.length}`,
        ]
      : lines
  return encodeText(around.map((line) => folded(line, WIDTHS[tool], end) + end).join(''), encoding)
}

/** SAFE-STRING of RFC 2849: ASCII without line ends, not starting with blank, `:` or `<`, and not ending with a blank. */
const isSafe = (text: string): boolean => /^(?![ :<])\p{ASCII}*$/u.test(text) && !/[\0\r\n]| $/.test(text)

const textLine = (name: string, text: string): string =>
  isSafe(text) ? `${name}: ${text}` : `${name}:: ${base64Of(encodeText(text, 'utf-8'))}`

function folded(line: string, width: number, end: string): string {
  const parts = [line.slice(0, width)]
  for (let at = width; at < line.length; at += width - 1) parts.push(line.slice(at, at + width - 1))
  return parts.join(`${end} `)
}
