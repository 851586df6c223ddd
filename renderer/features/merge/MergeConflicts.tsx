import { Radio, Select } from '@mantine/core'
import type { MergeChoices, MergeConflict, MergedDevice, MergePreview } from '../../../shared/contract/mergeRequests.ts'
import { useText } from '../../host/index.ts'

interface MergeConflictsProps {
  readonly preview: MergePreview
  readonly choices: MergeChoices
  readonly onChoose: (choices: MergeChoices) => void
}

type RecordConflict = Extract<MergeConflict, { kind: 'record' }>
type TextConflict = Extract<MergeConflict, { kind: 'text' }>

/** Conflicts of one kind that are shown; the others are counted. */
const SHOWN = 20
/** Characters of a text that are shown. */
const SHOWN_TEXT = 160

/** Where both cases say something else: what a person has to choose first, then what is decided by itself. */
export function MergeConflicts({ preview, choices, onChoose }: MergeConflictsProps) {
  const { t } = useText('merge')
  const records = preview.conflicts.filter((conflict) => conflict.kind === 'record')
  const written = preview.conflicts.filter((conflict) => conflict.kind === 'text')
  const others = preview.conflicts.filter((conflict) => conflict.kind === 'assignment' || conflict.kind === 'mapping')
  const hidden = preview.conflictsTotal - records.length - Math.min(written.length, SHOWN) - Math.min(others.length, SHOWN)
  const devices = preview.devices.filter(({ outcome }) => outcome === 'ambiguous')
  if (preview.conflictsTotal + devices.length === 0) return <p className="t2">{t('noConflicts')}</p>
  return (
    <section className="merge-part">
      <h3>{t('conflicts')}</h3>
      {devices.length > 0 && <p className="t2 small">{t('devicesWhy')}</p>}
      {devices.map((device) => (
        <DeviceConflict key={device.otherDeviceId} device={device} choices={choices} onChoose={onChoose} />
      ))}
      {records.length > 0 && <p className="t2 small">{t('recordWhy')}</p>}
      {records.map((conflict) => (
        <RecordChoice key={conflict.field} conflict={conflict} choices={choices} onChoose={onChoose} />
      ))}
      {written.length > 0 && <p className="t2 small">{t('textsWhy')}</p>}
      {written.slice(0, SHOWN).map((conflict, index) => (
        <TextLine key={`${index} ${conflict.what}`} conflict={conflict} />
      ))}
      {others.slice(0, SHOWN).map((conflict, index) => (
        <p key={`${index} ${conflict.kind}`} className="small">
          {conflict.kind === 'assignment'
            ? t('assignment', conflict)
            : conflict.kind === 'mapping'
              ? t('mapping', { file: conflict.file })
              : ''}
        </p>
      ))}
      {hidden > 0 && <p className="t2 small">{t('more', { count: hidden })}</p>}
    </section>
  )
}

interface ChoiceProps {
  readonly choices: MergeChoices
  readonly onChoose: (choices: MergeChoices) => void
}

const OTHER = 'other'

function DeviceConflict({ device, choices, onChoose }: ChoiceProps & { readonly device: MergedDevice }) {
  const { t } = useText('merge')
  const { otherDeviceId, name, candidates = [], usually } = device
  const chosen = choices.devices?.find((choice) => choice.otherDeviceId === otherDeviceId)
  const value = chosen === undefined ? usually : (chosen.ours ?? undefined)
  const choose = (ours: number | null): void => {
    const rest = (choices.devices ?? []).filter((choice) => choice.otherDeviceId !== otherDeviceId)
    onChoose({ ...choices, devices: [...rest, { otherDeviceId, ours }] })
  }
  return (
    <div className="row merge-choice">
      <span className="strong ellipsis">{name}</span>
      <Select
        size="xs"
        aria-label={t('deviceOf', { name })}
        allowDeselect={false}
        data={[
          ...candidates.map((candidate) => ({
            value: String(candidate.deviceId),
            label: t('sameAs', {
              name: [candidate.name, candidate.ids.aadDeviceId ?? candidate.ids.senseDeviceId].filter(Boolean).join(' · '),
            }),
          })),
          { value: OTHER, label: t('otherDevice') },
        ]}
        value={value === undefined ? OTHER : String(value)}
        onChange={(next) => choose(next === null || next === OTHER ? null : Number(next))}
      />
    </div>
  )
}

function RecordChoice({ conflict, choices, onChoose }: ChoiceProps & { readonly conflict: RecordConflict }) {
  const { t } = useText('merge')
  const { field, ours, theirs } = conflict
  const taken = choices.takeTheirs ?? []
  const word = (value: string): string => (field === 'status' ? t(`status.${value}`) : value)
  const choose = (which: string): void =>
    onChoose({ ...choices, takeTheirs: which === 'theirs' ? [...taken, field] : taken.filter((other) => other !== field) })
  return (
    <Radio.Group label={t(`field.${field}`)} size="xs" value={taken.includes(field) ? 'theirs' : 'ours'} onChange={choose}>
      <div className="merge-radios">
        <Radio size="xs" value="ours" label={`${t('ours')} · ${word(ours)}`} />
        <Radio size="xs" value="theirs" label={`${t('theirs')} · ${word(theirs)}`} />
      </div>
    </Radio.Group>
  )
}

function TextLine({ conflict }: { readonly conflict: TextConflict }) {
  const { t } = useText('merge')
  const { what, ours, theirs, kept } = conflict
  return (
    <div className="merge-text small">
      <span className="strong">
        {t(`what.${what}`)} · {t(kept === 'ours' ? 'keptOurs' : 'keptTheirs')}
      </span>
      <span className={kept === 'ours' ? '' : 't2'}>{ours.slice(0, SHOWN_TEXT)}</span>
      <span className={kept === 'theirs' ? '' : 't2'}>{theirs.slice(0, SHOWN_TEXT)}</span>
    </div>
  )
}
