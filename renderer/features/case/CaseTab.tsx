import './case.css'
import { SegmentedControl } from '@mantine/core'
import { useNavigation, useTabState, useText } from '../../host/index.ts'
import { Toolbar } from '../../ui/index.ts'
import { AttachmentsPart } from './attachments/AttachmentsPart.tsx'
import { ChecklistPart } from './checklist/ChecklistPart.tsx'
import { LogPart } from './log/LogPart.tsx'
import { NotesPart } from './notes/NotesPart.tsx'
import { RecordPane } from './record/RecordPane.tsx'

const parts = { notes: NotesPart, checklist: ChecklistPart, attachments: AttachmentsPart, log: LogPart } as const
type Part = keyof typeof parts
const names = Object.keys(parts) as Part[]

/** What people say of the case and do in it: its record, notes, checklist, attachments and log. */
export function CaseTab() {
  const { t } = useText('case')
  const { params } = useNavigation()
  const [part, setPart] = useTabState<Part>('part', names.find((name) => name === params.part) ?? 'notes')
  const Shown = parts[part]
  return (
    <>
      <Toolbar>
        <h1>{t('title')}</h1>
        <SegmentedControl
          aria-label={t('parts')}
          value={part}
          onChange={(value) => setPart(names.find((name) => name === value) ?? 'notes')}
          data={names.map((value) => ({ value, label: t(`part.${value}`) }))}
        />
      </Toolbar>
      <div className="tab-body">
        <RecordPane />
        <Shown />
      </div>
    </>
  )
}
