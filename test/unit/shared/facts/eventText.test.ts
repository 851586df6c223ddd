import { describe, expect, it } from 'vitest'
import { answerInText, eventTextFields, phaseInText, readAnswer, valueInText } from '../../../../shared/facts/eventText.ts'

describe('fields of an event', () => {
  it('come in the order of the file, repeated and nameless ones too', () => {
    expect(eventTextFields('{"a":1,"b":["x","y"],"c":{"d":true},"e":null}')).toEqual([
      { name: 'a', value: '1' },
      { name: 'b', value: 'x' },
      { name: 'b', value: 'y' },
      { name: 'c', value: '{"d":true}' },
      { name: 'e', value: '' },
    ])
    expect(eventTextFields('["x",2]')).toEqual([
      { name: '', value: 'x' },
      { name: '', value: '2' },
    ])
  })

  it.each(['', '{', '"text"', '7', 'null'])('are none in %s', (data) => {
    expect(eventTextFields(data)).toEqual([])
  })
})

const debugOutput = 'joinMode: Join\r\n drsInstance: azure\r\n registrationType: sync\r\n tenantId: undefined\r\n errorPhase: pre-check\r\n'

describe('debug output', () => {
  it('gives the value of a key up to the end of its line', () => {
    expect(valueInText(debugOutput, 'joinMode')).toBe('Join')
    expect(valueInText('a=1; registrationType="fed", x', 'registrationType')).toBe('fed')
    expect(phaseInText(debugOutput)).toBe('precheck')
  })

  it('takes undefined for no value, and a key within another word for none', () => {
    expect(valueInText(debugOutput, 'tenantId')).toBeUndefined()
    expect(valueInText('myjoinMode: x', 'joinMode')).toBeUndefined()
    expect(phaseInText('errorPhase: elsewhere')).toBeUndefined()
  })
})

describe('what the server said', () => {
  it.each<[string, object | undefined]>([
    ['Server response was: {"ErrorType":"DirectoryError","Message":"Not {found}."}\r\nx', undefined],
    ['Server response was: {"ErrorType":"DirectoryError","Message":"Not found."} more', { code: 'DirectoryError', message: 'Not found.' }],
    ['Server error:\r\n AADSTS90002: Tenant not found.\r\nTenant type: Managed', { message: 'AADSTS90002: Tenant not found.' }],
    ['Server error: \r\nTenant type: Managed', undefined],
    ['Server error: undefined', undefined],
    ['nothing of a server', undefined],
  ])('%s', (text, answer) => {
    if (text.includes('{found}')) expect(answerInText(text)).toEqual({ code: 'DirectoryError', message: 'Not {found}.' })
    else expect(answerInText(text)).toEqual(answer)
  })

  it('stays a sentence where its JSON is broken', () => {
    expect(readAnswer('{"ErrorType":"Dir')).toEqual({ message: '{"ErrorType":"Dir' })
  })
})
