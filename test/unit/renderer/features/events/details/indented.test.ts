import { describe, expect, test } from 'vitest'
import { indentJson } from '../../../../../../renderer/features/events/details/indentJson.ts'
import { indentXml } from '../../../../../../renderer/features/events/details/indentXml.ts'
import { cpuMs } from '../../../../../cpuMs.ts'

describe('JSON over several lines', () => {
  test('has two spaces a level and keeps empty objects and arrays on their line', () => {
    expect(indentJson('{"time":"x","data":{"a":[1,2],"b":{},"c":[]}}')).toBe(
      ['{', '  "time": "x",', '  "data": {', '    "a": [', '      1,', '      2', '    ],', '    "b": {},', '    "c": []', '  }', '}'].join(
        '\n',
      ),
    )
  })

  test('keeps numbers, escapes and the order of names as they are written', () => {
    const text = '{"2":1.0,"1":1e400,"s":"a \\"b\\" \\u00e9 {[,:]}","big":18446744073709551615,"n":null,"t":true}'
    const lines = indentJson(text)
    expect(lines).toContain('"2": 1.0,')
    expect(lines).toContain('"1": 1e400,')
    expect(lines).toContain('18446744073709551615')
    expect(lines.indexOf('"2"')).toBeLessThan(lines.indexOf('"1"'))
    expect(lines).toContain('"a \\"b\\" \\u00e9 {[,:]}"')
    expect(lines.replaceAll(/\n */g, '').replaceAll('": ', '":')).toBe(text)
  })

  test('of a value of a million characters takes no time to speak of', () => {
    const text = JSON.stringify({ payload: '\\"'.repeat(500_000) })
    const start = cpuMs()
    expect(JSON.parse(indentJson(text))).toEqual(JSON.parse(text))
    expect(cpuMs() - start).toBeLessThan(1000)
  })
})

describe('XML over several lines', () => {
  test('keeps an element that holds text on its line and levels the others', () => {
    const xml = "<Event xmlns='x'><System><Provider Name='P'/><EventID>304</EventID></System><EventData></EventData></Event>"
    expect(indentXml(xml)).toBe(
      [
        "<Event xmlns='x'>",
        '  <System>',
        "    <Provider Name='P'/>",
        '    <EventID>304</EventID>',
        '  </System>',
        '  <EventData></EventData>',
        '</Event>',
      ].join('\n'),
    )
  })

  test('is not misled by > within quotes, comments and CDATA', () => {
    expect(indentXml('<a b="1>2"><!-- <c> --><d><![CDATA[<e>]]></d></a>').split('\n')).toEqual([
      '<a b="1>2">',
      '  <!-- <c> -->',
      '  <d><![CDATA[<e>]]></d>',
      '</a>',
    ])
  })

  test('that has lines already, and what is no XML, is given back', () => {
    expect(indentXml('<a>\n\t<b/>\n</a>')).toBe('<a>\n\t<b/>\n</a>')
    expect(indentXml('no tags')).toBe('no tags')
    expect(indentXml('')).toBe('')
  })

  test('that is cut off or closes what was never opened loses no character', () => {
    for (const broken of ['<a><b', '</a></a><b>', '<!-- open', '<a x="', '<![CDATA[x', '<']) {
      expect(indentXml(broken).replaceAll(/\n */g, '')).toBe(broken)
    }
  })
})
