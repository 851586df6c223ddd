import { expect, it } from 'vitest'
import { evtxRecordXml } from '../../../../../shared/parse/evtx/evtxXml.ts'
import { corpusBytes, describeWithCorpus } from '../../../../corpus.ts'

const HEADER = 4096
const CHUNK = 65_536
const FIRST_RECORD = 512

/** The XML of every live record by its record id, walked by the sizes of the records alone. */
function xmlById(log: Uint8Array): Map<number, string | undefined> {
  const view = new DataView(log.buffer, log.byteOffset)
  const found = new Map<number, string | undefined>()
  for (let start = HEADER; start + CHUNK <= log.length; start += CHUNK) {
    if (view.getUint32(start, true) !== 0x43666c45) continue
    const free = view.getUint32(start + 48, true)
    for (let at = FIRST_RECORD; at < free; at += view.getUint32(start + at + 4, true)) {
      found.set(Number(view.getBigUint64(start + at + 8, true)), evtxRecordXml(log.subarray(start, start + CHUNK), at))
    }
  }
  return found
}

describeWithCorpus('the XML of a record', () => {
  it.each([
    ['System', 1247],
    ['Application', 366],
  ])('is what Event Viewer exports: %s', (name, records) => {
    const own = xmlById(corpusBytes(`A/ts-evtx/${name}.evtx`))
    const exported = new TextDecoder().decode(corpusBytes(`A/ts-evtx/golden/${name}.xml`))
    // The exporting machine adds what its message files say; the log itself does not hold it.
    const golden = (exported.match(/<Event xmlns=[\s\S]*?<\/Event>/g) ?? []).map((xml) =>
      xml.replace(/<RenderingInfo[\s\S]*<\/RenderingInfo>/, ''),
    )
    expect(golden).toHaveLength(records)
    const differing = golden.filter((xml) => {
      const id = Number(/<EventRecordID>(\d+)</.exec(xml)?.[1])
      return own.get(id)?.replaceAll('\r\n', '\n') !== xml
    })
    expect(differing.slice(0, 1)).toEqual([])
  })
})
