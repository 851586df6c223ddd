import type { FragmentForm } from './binaryXml.ts'
import type { EvtxContent, EvtxElement, EvtxNode, EvtxValue } from './evtxElement.ts'
import type { EvtxItem, evtxTypeCodes } from './evtxItem.ts'

/** What an event's System element says; what is absent is left out as Windows leaves it out. */
export interface EvtxSystem {
  readonly provider: string
  readonly providerId?: string
  readonly eventSourceName?: string
  readonly eventId: number
  readonly qualifiers?: number
  readonly version?: number
  readonly level?: number
  readonly task?: number
  readonly opcode?: number
  readonly keywords?: bigint
  /** 100 ns since 1970. */
  readonly time: bigint
  readonly activityId?: string
  readonly relatedActivityId?: string
  readonly pid?: number
  readonly tid?: number
  readonly channel: string
  readonly computer: string
  readonly userSid?: string
}

const NAMESPACE = 'http://schemas.microsoft.com/win/2004/08/events/event'

type Declared = keyof typeof evtxTypeCodes
/** A value where the event has one, else a null of the same declared type. */
const orNull = (declared: Declared, item: EvtxItem | undefined): EvtxContent => ({ value: item ?? { type: 'null', declared } })

type SmallType = 'uint8' | 'uint16' | 'uint32'
const small = (type: SmallType, value: number | undefined): EvtxContent => orNull(type, value === undefined ? undefined : { type, value })
type NamedType = 'guid' | 'sid'
const named = (type: NamedType, value: string | undefined): EvtxContent => orNull(type, value === undefined ? undefined : { type, value })

const leaf = (element: string, content: EvtxContent, omitWhenNull = true): EvtxElement => ({ element, omitWhenNull, children: [content] })
const attribute = (name: string, ...content: readonly EvtxContent[]) => ({ name, content })

/** Texts that are the same in all events of a provider stand in the template, as with Windows. */
function systemElement(system: EvtxSystem, recordId: bigint): EvtxElement {
  const { keywords } = system
  return {
    element: 'System',
    children: [
      {
        element: 'Provider',
        attributes: [
          attribute('Name', { text: system.provider }),
          ...(system.providerId === undefined ? [] : [attribute('Guid', { text: `{${system.providerId}}` })]),
          ...(system.eventSourceName === undefined ? [] : [attribute('EventSourceName', { text: system.eventSourceName })]),
        ],
      },
      {
        element: 'EventID',
        attributes: [attribute('Qualifiers', small('uint16', system.qualifiers))],
        children: [small('uint16', system.eventId)],
      },
      leaf('Version', small('uint8', system.version)),
      leaf('Level', small('uint8', system.level)),
      leaf('Task', small('uint16', system.task)),
      leaf('Opcode', small('uint8', system.opcode)),
      leaf('Keywords', orNull('hexInt64', keywords === undefined ? undefined : { type: 'hexInt64', value: keywords })),
      { element: 'TimeCreated', attributes: [attribute('SystemTime', { value: { type: 'filetime', value: system.time } })] },
      leaf('EventRecordID', { value: { type: 'uint64', value: recordId } }, false),
      {
        element: 'Correlation',
        attributes: [
          attribute('ActivityID', named('guid', system.activityId)),
          attribute('RelatedActivityID', named('guid', system.relatedActivityId)),
        ],
      },
      {
        element: 'Execution',
        attributes: [attribute('ProcessID', small('uint32', system.pid)), attribute('ThreadID', small('uint32', system.tid))],
      },
      leaf('Channel', { text: system.channel }, false),
      leaf('Computer', { value: { type: 'string', value: system.computer } }, false),
      { element: 'Security', attributes: [attribute('UserID', named('sid', system.userSid))] },
    ],
  }
}

/** How what follows System is written: as a template of its own in a value, as Windows does, or as part of the one template. */
export type BodyForm = 'nested' | 'flat'

/** The whole Event element. */
export function eventElement(system: EvtxSystem, recordId: bigint, body: readonly EvtxElement[], form: BodyForm): EvtxElement {
  const parts: readonly EvtxNode[] =
    form === 'flat' ? body : body.length === 0 ? [{ value: { type: 'null', declared: 'binXml' } }] : body.map(embedded)
  return {
    element: 'Event',
    attributes: [attribute('xmlns', { text: NAMESPACE })],
    children: [systemElement(system, recordId), ...parts],
  }
}
const embedded = (root: EvtxElement): EvtxNode => ({ value: { type: 'binXml', root } satisfies EvtxValue })

/** How a record's fragment is written, by the event's layout. */
export const fragmentForm = (layout: BodyForm | 'plain'): FragmentForm => (layout === 'plain' ? 'plain' : 'template')
