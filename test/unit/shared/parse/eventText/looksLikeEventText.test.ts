import { describe, expect, it } from 'vitest'
import { detectFormat, headSize } from '../../../../../shared/parse/detect.ts'
import { looksLikeAutoworkplace, looksLikeEventCsv, looksLikeEventXml } from '../../../../../shared/parse/eventText/looksLikeEventText.ts'
import { parseAutoworkplace } from '../../../../../shared/parse/eventText/parseAutoworkplace.ts'
import { decodeText, detectEncoding } from '../../../../../shared/parse/text/detectEncoding.ts'
import { corpusBytes, corpusFiles, describeWithCorpus } from '../../../../corpus.ts'
import { readHostile } from '../events/readHostile.ts'
import { codesOf, dataOf, readText } from './readText.ts'

const event = '<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="A"/></System></Event>'
const clixml = (type: string): string =>
  `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04"><Obj RefId="0"><TN RefId="0"><T>${type}</T></TN></Obj></Objs>`
const formatOf = (text: string): string => {
  const bytes = new TextEncoder().encode(text)
  return detectFormat({ bytes, size: bytes.length, name: 'x' })
}

describe('looksLikeEventXml', () => {
  it.each([
    event,
    `\ufeff<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n<Events>${event}</Events>`,
    `<root>${event}`,
    `<!-- saved --><Events>\n<!-- x -->\n- ${event}`,
    `<!DOCTYPE Events><Events>${event}`,
    clixml('System.Diagnostics.Eventing.Reader.EventLogRecord'),
    clixml('Selected.System.Diagnostics.Eventing.Reader.EventLogRecord'),
  ])('knows %s', (text) => {
    expect(looksLikeEventXml(text)).toBe(true)
    expect(formatOf(text)).toBe('eventXml')
  })

  it.each([
    '',
    '<Events/>',
    '<Event><Name>Party</Name></Event>',
    '<EventSystem><System/></EventSystem>',
    '<html><body><Event><System>',
    '<Task><Triggers><EventTrigger/></Triggers></Task>',
    '<MDEResults><Event/></MDEResults>',
    `a text about ${event}`,
    clixml('Microsoft.ActiveDirectory.Management.ADComputer'),
  ])('does not take %s for events', (text) => {
    expect(looksLikeEventXml(text)).toBe(false)
  })

  it('leaves the other objects of Export-Clixml alone', () => {
    expect(formatOf(clixml('Microsoft.ActiveDirectory.Management.ADComputer'))).toBe('cliXml')
  })
})

describe('looksLikeEventCsv', () => {
  it.each([
    'Level,Date and Time,Source,Event ID,Task Category\r\n',
    '"Level";"Date and Time";"Source";"Event ID";"Task Category"\r\n',
    'sep=;\r\nNiveau;Date et heure;Source;ID de l\u2019événement;Catégorie de la tâche\r\n',
    "Niveau\tDate et heure\tSource\tID de l'événement\tCatégorie de la tâche\r\n",
    'Ebene,Datum und Uhrzeit,Quelle,Ereignis-ID,Aufgabenkategorie\r\n',
    '#TYPE System.Diagnostics.Eventing.Reader.EventLogRecord\r\n"Message","Id","ProviderName","TimeCreated"\r\n',
    'TimeCreated,Id,LevelDisplayName,Message\n',
    'Event[0]:\r\n  Log Name: Application\r\n  Source: A\r\n',
    'Event[0]\n  Log Name: Application\n',
    'Log Name:      Application\nSource:        A\nDate:          x\nEvent ID:      1\nLevel:         Error\n',
    'Protokollname: Application\nQuelle:        A\nDatum:         x\nEreignis-ID:   1\nEbene:         Fehler\n',
  ])('knows %j', (text) => {
    expect(looksLikeEventCsv(text)).toBe(true)
    expect(formatOf(text)).toBe('eventCsv')
  })

  it.each([
    '',
    'Level,Message\n',
    'Id,Message\n1,x\n',
    'Device ID,Device Name,OS Platform,Managed By\r\n',
    'DisplayName;TrustType;AccountEnabled\r\n',
    '"DistinguishedName","Name","Enabled","Created"\r\n',
    'Time,Source,Destination,Protocol,Length,Info\n',
    'Event[0] happened\nLog Name: x\n',
    'Log Name: x\nand more\n',
    'a,b,c,d,e\n1,2026-01-01 10:00,3,x,5,6\n',
  ])('does not take %j for events', (text) => {
    expect(looksLikeEventCsv(text)).toBe(false)
  })
})

const dialog =
  '---------------------------\r\nWorkplace Join for Windows\r\n---------------------------\r\nSomething about the device.\r\nTenant : contoso.com\r\nsee https://contoso.com/x\r\n---------------------------\r\nOK   \r\n---------------------------\r\n'

describe('what autoworkplace /i shows', () => {
  it.each([
    dialog,
    'C:\\Program Files\\Microsoft Workplace Join>AutoWorkplace.exe /i\r\nSomething\r\n',
    'PS C:\\> & "C:\\Program Files\\Microsoft Workplace Join\\autoworkplace.exe" /i\r\nSomething\r\n',
    '"%programFiles%\\Microsoft Workplace Join\\autoworkplace.exe" /i\r\n',
  ])('is known by its command or its title: %j', (text) => {
    expect(looksLikeAutoworkplace(text)).toBe(true)
    expect(formatOf(text)).toBe('autoworkplace')
  })

  it.each(['', 'Run autoworkplace.exe /i as the user.', 'About\nthis\nWorkplace Join for Windows\n', '<p>autoworkplace /i</p>'])(
    'is not seen in %j',
    (text) => {
      expect(looksLikeAutoworkplace(text)).toBe(false)
    },
  )

  it('is read line by line, with the names and values that it shows', () => {
    const result = readText(parseAutoworkplace, dialog)
    expect(result.events.map((row) => [row.place, dataOf(row)])).toEqual([
      [2, { line: 'Workplace Join for Windows' }],
      [4, { line: 'Something about the device.' }],
      [5, { line: 'Tenant : contoso.com', Tenant: 'contoso.com' }],
      [6, { line: 'see https://contoso.com/x' }],
      [8, { line: 'OK' }],
    ])
    expect(result.events.every((row) => row.time === undefined && row.class === result.events[0]?.class)).toBe(true)
    expect(codesOf(result)).toEqual(['autoworkplaceShape'])
  })

  it('may be anything', () => {
    for (const piece of ['a : b\n', ':', '\n', '-', 'x', '\0'])
      readHostile(parseAutoworkplace, new Uint8Array(Buffer.from(piece.repeat(1 << 19))), JSON.stringify(piece))
    expect(codesOf(readText(parseAutoworkplace, ''))).toEqual(['emptyFile'])
  })
})

describeWithCorpus('real files of other kinds', () => {
  it.each(['A', 'B', 'C', 'D', 'E', 'F', 'G'])('are not taken for events as text: %s', (set) => {
    const taken = corpusFiles(set).filter((name) => {
      const head = corpusBytes(name).subarray(0, headSize)
      const text = decodeText(head, detectEncoding(head))
      return looksLikeEventXml(text) || looksLikeEventCsv(text) || looksLikeAutoworkplace(text)
    })
    expect(taken.filter((name) => !/^A\/ts-evtx\/golden\/.*\.xml$/.test(name))).toEqual([])
  })
})
