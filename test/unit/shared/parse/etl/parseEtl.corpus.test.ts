import { expect, it } from 'vitest'
import { CONTAINER_LIMITS } from '../../../../../electron/engine/containers/limits.ts'
import { openOffered } from '../../../../../electron/engine/containers/openOffered.ts'
import { readMember } from '../../../../../electron/engine/import/readMember.ts'
import { type EventRow, eventTimeIso } from '../../../../../shared/facts/event.ts'
import { byteSourceOf } from '../../../../../shared/parse/byteSource.ts'
import { parseEtl } from '../../../../../shared/parse/etl/parseEtl.ts'
import { corpusBytes, corpusFiles, corpusPath, describeWithCorpus } from '../../../../corpus.ts'

/** Of each trace by the notes of the format: events, TraceLogging events, first and last time. */
const traces = [
  ['Tx/BondEtwSample.etl', 13, 0, '2015-10-24T09:21:41.6330301Z', '2015-10-24T09:21:42.3078083Z'],
  ['Tx/HTTP_Server.etl', 2042, 0, '2011-01-23T22:06:37.4768585Z', '2011-01-23T22:07:56.7378319Z'],
  ['Tx/KernelNetwork.etl', 8924, 0, '2012-06-19T20:33:52.8135944Z', '2012-06-19T20:34:35.4975788Z'],
  ['airbus/AMSITrace.etl', 21, 19, '2020-02-17T12:48:30.4203138Z', '2020-02-17T12:49:50.4024329Z'],
  ['airbus/ShutdownPerfDiagLogger.etl', 17078, 0, '2020-02-28T09:03:47.7445790Z', '2020-02-28T17:15:51.6538124Z'],
  ['perfview/gcevents.etl.zip', 71, 0, '2023-03-14T00:46:36.6946549Z', '2023-03-14T00:46:48.3035503Z'],
  ['perfview/net.4.5.2.x86.etl.zip', 168298, 0, '2020-07-29T00:06:19.7984230Z', '2020-07-29T00:06:33.0068866Z'],
  ['perfview/primitive-types.etl.zip', 7, 5, '2021-09-09T14:59:32.8578510Z', '2021-09-09T14:59:37.4845027Z'],
  ['sawbuck/image_data_32_v0.etl', 27, 0, '2011-05-02T12:56:39.4691628Z', '2011-05-02T12:56:41.4722013Z'],
  ['sawbuck/image_data_32_v1.etl', 27, 0, '2011-05-02T12:56:41.5293624Z', '2011-05-02T12:56:43.5325104Z'],
  ['sawbuck/image_data_32_v2.etl', 27, 0, '2011-05-02T12:56:43.5903615Z', '2011-05-02T12:56:45.5932674Z'],
  ['sawbuck/image_data_64_v0.etl', 27, 0, '2011-05-02T12:56:45.6591615Z', '2011-05-02T12:56:47.6621277Z'],
  ['sawbuck/image_data_64_v1.etl', 27, 0, '2011-05-02T12:56:47.7319619Z', '2011-05-02T12:56:49.7350004Z'],
  ['sawbuck/image_data_64_v2.etl', 27, 0, '2011-05-02T12:56:49.8041627Z', '2011-05-02T12:56:51.8073843Z'],
  ['sawbuck/process_data_32_v1.etl', 3, 0, '2011-05-02T12:56:51.8663625Z', '2011-05-02T12:56:52.8688210Z'],
  ['sawbuck/process_data_32_v2.etl', 9, 0, '2011-05-02T12:56:52.9264653Z', '2011-05-02T12:56:53.9300658Z'],
  ['sawbuck/process_data_32_v3.etl', 9, 0, '2011-05-02T12:56:55.0534710Z', '2011-05-02T12:56:56.0565848Z'],
  ['sawbuck/process_data_64_v2.etl', 9, 0, '2011-05-02T12:56:53.9883677Z', '2011-05-02T12:56:54.9915127Z'],
  ['sawbuck/process_data_64_v3.etl', 9, 0, '2011-05-02T12:56:56.1145771Z', '2011-05-02T12:56:57.1175758Z'],
  ['windowsupdate/WindowsUpdate.20250306.125943.026.41.etl', 352, 350, '2025-03-06T12:59:43.0376682Z', '2025-03-12T01:09:49.1575644Z'],
  ['windowsupdate/WindowsUpdate.20250306.125943.026.42.etl', 371, 369, '2025-03-06T12:59:43.0376682Z', '2025-03-12T05:09:50.4334995Z'],
  ['windowsupdate/WindowsUpdate.20250306.125943.026.43.etl', 210, 208, '2025-03-06T12:59:43.0376682Z', '2025-03-12T07:02:21.6736516Z'],
  ['windowsupdate/WindowsUpdate.20250312.070320.758.1.etl', 239, 237, '2025-03-12T07:03:20.7704299Z', '2025-03-12T07:23:34.8754898Z'],
  ['windowsupdate/WindowsUpdate.20250312.090817.318.1.etl', 93, 91, '2025-03-12T09:08:17.3215973Z', '2025-03-12T09:18:19.9870586Z'],
  ['windowsupdate/WindowsUpdate.20250312.100033.966.1.etl', 211, 209, '2025-03-12T10:00:33.9694427Z', '2025-03-12T10:10:54.6948234Z'],
  ['windowsupdate/WindowsUpdate.20250312.110550.632.1.etl', 224, 222, '2025-03-12T11:05:50.6360163Z', '2025-03-12T11:23:50.3872006Z'],
  ['windowsupdate/WindowsUpdate.20250312.150913.895.1.etl', 238, 236, '2025-03-12T15:09:13.8964531Z', '2025-03-12T15:23:44.6987105Z'],
  ['windowsupdate/WindowsUpdate.20250312.191326.559.1.etl', 218, 216, '2025-03-12T19:13:26.5614171Z', '2025-03-12T19:23:34.9596372Z'],
  ['windowsupdate/WindowsUpdate.20250312.213339.021.1.etl', 84, 82, '2025-03-12T21:33:39.0252222Z', '2025-03-12T21:43:41.6421871Z'],
  ['windowsupdate/WindowsUpdate.20250312.220021.995.1.etl', 206, 204, '2025-03-12T22:00:21.9983063Z', '2025-03-12T22:10:32.2337823Z'],
  ['windowsupdate/WindowsUpdate.20250312.222839.537.1.etl', 211, 209, '2025-03-12T22:28:39.5398010Z', '2025-03-12T22:38:50.4880467Z'],
  ['windowsupdate/WindowsUpdate.20250312.230317.360.1.etl', 252, 250, '2025-03-12T23:03:17.3665102Z', '2025-03-12T23:23:36.7847133Z'],
  ['windowsupdate/WindowsUpdate.20250313.001022.715.1.etl', 213, 211, '2025-03-13T00:10:22.7162550Z', '2025-03-13T00:20:32.6825598Z'],
  ['windowsupdate/WindowsUpdate.20250313.031326.743.1.etl', 216, 214, '2025-03-13T03:13:26.7471782Z', '2025-03-13T03:23:47.1199115Z'],
  ['windowsupdate/WindowsUpdate.20250313.034445.679.1.etl', 360, 358, '2025-03-13T03:44:45.6798782Z', '2025-03-13T04:02:24.9069502Z'],
  ['windowsupdate/WindowsUpdate.20250313.034445.679.2.etl', 23, 21, '2025-03-13T03:44:45.6798782Z', '2025-03-13T04:02:27.0217479Z'],
  ['windowsupdate/WindowsUpdate.20250313.062915.137.1.etl', 195, 193, '2025-03-13T06:29:15.1388310Z', '2025-03-13T06:39:25.2867158Z'],
  ['windowsupdate/WindowsUpdate.20250313.071326.788.1.etl', 372, 370, '2025-03-13T07:13:26.7934533Z', '2025-03-13T07:13:58.2815968Z'],
  ['windowsupdate/WindowsUpdate.20250313.071326.788.2.etl', 178, 176, '2025-03-13T07:13:26.7934533Z', '2025-03-13T07:24:32.5513897Z'],
  ['windowsupdate/WindowsUpdate.20250313.100859.990.1.etl', 75, 73, '2025-03-13T10:08:59.9921905Z', '2025-03-13T10:19:02.6430426Z'],
  ['windowsupdate/WindowsUpdate.20250313.110629.607.1.etl', 214, 212, '2025-03-13T11:06:29.6082125Z', '2025-03-13T11:23:44.4097991Z'],
  ['windowsupdate/WindowsUpdate.20250313.122320.292.1.etl', 206, 204, '2025-03-13T12:23:20.2933416Z', '2025-03-13T12:33:34.9197813Z'],
  ['windowsupdate/WindowsUpdate.20250313.151327.061.1.etl', 204, 202, '2025-03-13T15:13:27.0624092Z', '2025-03-13T15:23:37.6132050Z'],
  ['windowsupdate/WindowsUpdate.20250313.161839.644.1.etl', 75, 73, '2025-03-13T16:18:39.6452079Z', '2025-03-13T16:28:42.2913393Z'],
  ['windowsupdate/WindowsUpdate.20250313.182857.742.1.etl', 209, 207, '2025-03-13T18:28:57.7452014Z', '2025-03-13T18:39:07.4314254Z'],
  ['windowsupdate/WindowsUpdate.20250313.191327.158.1.etl', 204, 202, '2025-03-13T19:13:27.1617846Z', '2025-03-13T19:23:35.1738517Z'],
  ['windowsupdate/WindowsUpdate.20250313.223858.138.1.etl', 71, 69, '2025-03-13T22:38:58.1423709Z', '2025-03-13T22:49:00.7837080Z'],
  ['windowsupdate/WindowsUpdate.20250313.230318.129.1.etl', 220, 218, '2025-03-13T23:03:18.1321129Z', '2025-03-13T23:23:37.8893390Z'],
  ['windowsupdate/WindowsUpdate.20250314.003627.961.1.etl', 202, 200, '2025-03-14T00:36:27.9666317Z', '2025-03-14T00:46:55.1006354Z'],
  ['windowsupdate/WindowsUpdate.20250314.031327.366.1.etl', 208, 206, '2025-03-14T03:13:27.3691104Z', '2025-03-14T03:23:35.7405782Z'],
  ['windowsupdate/WindowsUpdate.20250314.034445.767.1.etl', 204, 202, '2025-03-14T03:44:45.7691786Z', '2025-03-14T03:54:54.3080724Z'],
  ['windowsupdate/WindowsUpdate.20250314.045959.005.1.etl', 71, 69, '2025-03-14T04:59:59.0059859Z', '2025-03-14T05:10:01.8382768Z'],
  ['windowsupdate/WindowsUpdate.20250314.062857.775.1.etl', 200, 198, '2025-03-14T06:28:57.7766227Z', '2025-03-14T06:39:09.2619639Z'],
  ['windowsupdate/WindowsUpdate.20250314.071327.389.1.etl', 209, 207, '2025-03-14T07:13:27.3905797Z', '2025-03-14T07:23:39.2987485Z'],
  ['windowsupdate/WindowsUpdate.20250314.110619.252.1.etl', 231, 229, '2025-03-14T11:06:19.2543272Z', '2025-03-14T11:23:37.7445682Z'],
  ['windowsupdate/WindowsUpdate.20250314.124928.582.1.etl', 201, 199, '2025-03-14T12:49:28.5868503Z', '2025-03-14T12:59:51.2134489Z'],
  ['windowsupdate/WindowsUpdate.20250314.151327.680.1.etl', 207, 205, '2025-03-14T15:13:27.6817638Z', '2025-03-14T15:23:37.8736498Z'],
  ['windowsupdate/WindowsUpdate.20250314.174514.747.1.etl', 72, 70, '2025-03-14T17:45:14.7496536Z', '2025-03-14T17:55:17.3624578Z'],
  ['windowsupdate/WindowsUpdate.20250314.182857.775.1.etl', 205, 203, '2025-03-14T18:28:57.7789628Z', '2025-03-14T18:39:08.5847995Z'],
  ['windowsupdate/WindowsUpdate.20250314.191327.769.1.etl', 215, 213, '2025-03-14T19:13:27.7713022Z', '2025-03-14T19:23:49.4882589Z'],
  ['windowsupdate/WindowsUpdate.20250314.230319.048.1.etl', 227, 225, '2025-03-14T23:03:19.0497052Z', '2025-03-14T23:23:36.9373578Z'],
  ['windowsupdate/WindowsUpdate.20250315.004514.960.1.etl', 72, 70, '2025-03-15T00:45:14.9643768Z', '2025-03-15T00:55:17.6011578Z'],
  ['windowsupdate/WindowsUpdate.20250315.010229.021.1.etl', 206, 204, '2025-03-15T01:02:29.0257960Z', '2025-03-15T01:12:38.2459948Z'],
  ['windowsupdate/WindowsUpdate.20250315.031327.975.1.etl', 215, 213, '2025-03-15T03:13:27.9779108Z', '2025-03-15T03:23:36.5111640Z'],
  ['windowsupdate/WindowsUpdate.20250315.034445.774.1.etl', 219, 217, '2025-03-15T03:44:45.7784509Z', '2025-03-15T03:55:11.2718894Z'],
  ['windowsupdate/WindowsUpdate.20250315.062857.750.1.etl', 205, 203, '2025-03-15T06:28:57.7554897Z', '2025-03-15T06:39:11.8320019Z'],
  ['windowsupdate/WindowsUpdate.20250315.071327.986.1.etl', 225, 223, '2025-03-15T07:13:27.9888924Z', '2025-03-15T07:23:36.9938242Z'],
  ['windowsupdate/WindowsUpdate.20250315.074515.141.1.etl', 72, 70, '2025-03-15T07:45:15.1443187Z', '2025-03-15T07:55:17.7918510Z'],
  ['windowsupdate/WindowsUpdate.20250315.110547.734.1.etl', 221, 219, '2025-03-15T11:05:47.7348450Z', '2025-03-15T11:23:50.3615530Z'],
  ['windowsupdate/WindowsUpdate.20250315.131529.258.1.etl', 206, 204, '2025-03-15T13:15:29.2632755Z', '2025-03-15T13:25:39.6849286Z'],
  ['windowsupdate/WindowsUpdate.20250315.134518.018.1.etl', 76, 74, '2025-03-15T13:45:18.0234510Z', '2025-03-15T13:55:20.6532408Z'],
  ['windowsupdate/WindowsUpdate.20250315.151328.304.1.etl', 214, 212, '2025-03-15T15:13:28.3051955Z', '2025-03-15T15:23:57.9047842Z'],
  ['windowsupdate/WindowsUpdate.20250315.182857.800.1.etl', 203, 201, '2025-03-15T18:28:57.8040299Z', '2025-03-15T18:39:11.7472711Z'],
  ['windowsupdate/WindowsUpdate.20250315.191328.392.1.etl', 215, 213, '2025-03-15T19:13:28.3971448Z', '2025-03-15T19:23:44.5465661Z'],
  ['windowsupdate/WindowsUpdate.20250315.195034.889.1.etl', 71, 69, '2025-03-15T19:50:34.8897535Z', '2025-03-15T20:00:37.6023701Z'],
  ['windowsupdate/WindowsUpdate.20250315.203646.249.1.etl', 215, 213, '2025-03-15T20:36:46.2513779Z', '2025-03-15T20:47:06.7009686Z'],
  ['windowsupdate/WindowsUpdate.20250315.220632.579.1.etl', 208, 206, '2025-03-15T22:06:32.5841640Z', '2025-03-15T22:16:44.5973256Z'],
  ['windowsupdate/WindowsUpdate.20250315.230317.326.1.etl', 62, 60, '2025-03-15T23:03:17.3290816Z', '2025-03-15T23:13:28.6921346Z'],
  ['windowsupdate/WindowsUpdate.20250315.231330.499.1.etl', 220, 218, '2025-03-15T23:13:30.5019960Z', '2025-03-15T23:23:40.0483951Z'],
] as const

async function bytesOf(name: string): Promise<Uint8Array> {
  if (!name.endsWith('.zip')) return corpusBytes(name)
  const zip = await openOffered(corpusPath(name), CONTAINER_LIMITS)
  const member = zip.members.find(({ path }) => path !== '')
  if (member?.open === undefined) throw new Error(`${name} has no member`)
  const { bytes } = await readMember(member.open(), member)
  await zip.close()
  return bytes
}

async function read(name: string) {
  const bytes = await bytesOf(name)
  const events: EventRow[] = []
  const problems: string[] = []
  const reader = parseEtl({ source: byteSourceOf(bytes), name })
  let next = reader.next()
  for (; next.done !== true; next = reader.next()) {
    if (next.value.type === 'event') events.push(next.value.event)
    else if (next.value.type === 'problem') problems.push(next.value.problem.code)
  }
  return { events, problems, account: next.value.account, size: bytes.length }
}

const iso = (event: EventRow | undefined): string => (event?.time === undefined ? '' : eventTimeIso(event.time))

describeWithCorpus('traces of the corpus', () => {
  it.each(traces)('%s', async (name, count, traceLogging, first, last) => {
    const { events, account, size, problems } = await read(`B/${name}`)
    expect(events).toHaveLength(count)
    expect(events.filter(({ class: { kind, decoded } }) => kind === 'traceLogging' && decoded)).toHaveLength(traceLogging)
    expect([iso(events[0]), iso(events.at(-1))]).toEqual([first, last])
    expect(account).toEqual({ parsed: size, problem: 0, unknown: 0 })
    expect(problems.filter((code) => code !== 'etlLost')).toEqual([])
    expect(events.every((event, i) => i === 0 || (event.time ?? 0n) >= (events[i - 1]?.time ?? 0n))).toBe(true)
  })

  const golden = corpusFiles('B/windowsupdate/golden')
  it.each(golden)('%s is what Microsoft’s own converter wrote', async (name) => {
    const text = new TextDecoder().decode(corpusBytes(name)).replace(/^\ufeff/, '')
    const lines = text.split(/\r?\n(?=\d{4}\/\d\d\/\d\d )/).map((line) => /^(\S+ \S+) (\d+) +(\d+) +(\S+) +([\s\S]*?)\s*$/.exec(line))
    const { events } = await read(name.replace('/golden', '').replace('.log', '.etl'))
    const messages = events.filter(({ class: { kind } }) => kind === 'traceLogging')
    expect(lines).toHaveLength(messages.length)
    const differing = messages.flatMap((event, i) => {
      const [, , pid, tid, component, words] = lines[i] ?? []
      const info = String(Object.values(JSON.parse(event.data))[0])
      const isSame =
        pid === String(event.pid) && tid === String(event.tid) && component === event.class.name && isSameText(words ?? '', info)
      return isSame ? [] : [{ expected: [pid, tid, component, words], actual: [event.pid, event.tid, event.class.name, info] }]
    })
    expect(differing.slice(0, 2)).toEqual([])
  })
})

/** The converter goes by way of CSV and loses the first quotation mark of a text that has one, and adds some at its end. */
function isSameText(golden: string, own: string): boolean {
  const plain = own.trim().replaceAll('\r\n', '\n')
  if (golden.replaceAll('\r\n', '\n') === plain) return true
  return own.includes('"') && golden.replaceAll('"', '').trim() === plain.replaceAll('"', '').trim()
}
