import {
  IconActivity,
  IconAdjustments,
  IconBinaryTree2,
  IconBuildingCommunity,
  IconFile,
  IconFileZip,
  IconListDetails,
  IconReportAnalytics,
  IconTable,
  IconTerminal2,
} from '@tabler/icons-react'
import type { EvidenceRef } from '../../shared/contract/evidenceRef.ts'
import type { FormatId } from '../../shared/facts/format.ts'
import { useNavigation, useText } from '../host/index.ts'
import { useContextMenu } from './ContextMenu.tsx'
import { chipPlace, formatPlace } from './formatPlace.ts'
import { useRecordEntries } from './useRecordEntries.tsx'

const icons = {
  analyzerHtml: IconReportAnalytics,
  analyzerXml: IconReportAnalytics,
  mdeConfigMgrRegInfo: IconBinaryTree2,
  dsregcmd: IconTerminal2,
  reg: IconBinaryTree2,
  regQuery: IconBinaryTree2,
  regf: IconBinaryTree2,
  regfLog: IconBinaryTree2,
  deviceInventory: IconTable,
  syncRuleScript: IconAdjustments,
  syncRuleXml: IconAdjustments,
  syncConnectorXml: IconAdjustments,
  ldif: IconBuildingCommunity,
  directoryCsv: IconBuildingCommunity,
  directoryJson: IconBuildingCommunity,
  cliXml: IconBuildingCommunity,
  zip: IconFileZip,
  cab: IconFileZip,
  evtx: IconListDetails,
  etl: IconActivity,
  eventXml: IconListDetails,
  eventCsv: IconListDetails,
  autoworkplace: IconListDetails,
  unknown: IconFile,
} as const satisfies Record<FormatId, unknown>

/** The icon of a kind of evidence, for lists and trees where the name stands beside it. */
export function FormatIcon({ format, size = 15 }: { readonly format: FormatId; readonly size?: number }) {
  const Icon = icons[format]
  return <Icon size={size} stroke={1.75} className="format-icon" aria-hidden />
}

interface EvidenceChipProps {
  readonly evidence: EvidenceRef
  /** What the chip stands in, for the way back: "Verdict of SRV-APP-07". */
  readonly from?: string
  /** The file as a whole is meant: no place is named. */
  readonly wholeFile?: boolean
}

/** Where a statement comes from: format, file, place. A click opens the evidence there, Alt+Left returns. */
export function EvidenceChip({ evidence, from, wholeFile = false }: EvidenceChipProps) {
  const { openPlace } = useNavigation()
  const { t } = useText('app')
  const { open, menu } = useContextMenu()
  const entriesFor = useRecordEntries()
  const place = formatPlace(evidence.locator, t)
  const file = evidence.path === '' ? evidence.file : evidence.path
  const entries = () => entriesFor({ line: [file, place.full, evidence.quote], json: evidence, evidence, from })
  return (
    <>
      <button
        type="button"
        className="chip"
        title={`${file}\n${place.full}\n${evidence.quote}`}
        aria-label={t('openEvidence', { file: evidence.file, place: place.full })}
        onClick={() => openPlace(evidence, from)}
        onContextMenu={(event) => open(event, entries())}
      >
        <FormatIcon format={evidence.format} size={14} />
        <span className="chip-file ellipsis">{evidence.file}</span>
        {!wholeFile && <span className="chip-place ellipsis">{chipPlace(evidence, t)}</span>}
      </button>
      {menu}
    </>
  )
}

/** A chip with its quote, for places where there is room to read the proof without a click. A list item. */
export function EvidenceLine({ evidence, from }: { readonly evidence: EvidenceRef; readonly from?: string }) {
  return (
    <li className="evidence-line">
      <EvidenceChip evidence={evidence} {...(from === undefined ? {} : { from })} />
      {evidence.quote !== '' && (
        <span className="mono small evidence-quote" title={evidence.quote}>
          {evidence.quote}
        </span>
      )}
    </li>
  )
}
