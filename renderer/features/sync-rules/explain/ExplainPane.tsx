import { SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { SchemaAttribute } from '../../../../shared/facts/syncRule.ts'
import { explainExpression } from '../../../../shared/syncrules/expression/explainExpression.ts'
import { parseExpression } from '../../../../shared/syncrules/expression/parseExpression.ts'
import { useAction, useText, useView } from '../../../host/index.ts'
import { DetailsPane } from '../../../ui/index.ts'
import { type Subject, scopeFor } from '../expression/evaluateFor.ts'
import { ComputerForm } from './ComputerForm.tsx'
import { ExplainTree } from './ExplainTree.tsx'
import { type ComputerFields, madeUpComputer } from './madeUpComputer.ts'

/** The computer that expressions are tried on: one of the directory, or one that the form describes. */
export interface ChosenComputer {
  readonly kind: 'directory' | 'madeUp'
  readonly subject: Subject | undefined
  readonly fields: ComputerFields
}

/** The subject of a choice. */
export const subjectOf = (chosen: ChosenComputer, now: number): Subject | undefined =>
  chosen.kind === 'madeUp' ? { name: chosen.fields.name, object: madeUpComputer(chosen.fields, now) } : chosen.subject

interface ExplainPaneProps {
  readonly target: string
  /** Undefined: the chosen transformation is no expression. */
  readonly text: string | undefined
  readonly schema: readonly SchemaAttribute[] | undefined
  readonly chosen: ChosenComputer
  readonly subject: Subject | undefined
  readonly onChoose: (chosen: ChosenComputer) => void
  readonly onClose: () => void
}

/** What the expression gives for one computer, and why. */
export function ExplainPane({ target, text, schema, chosen, subject, onChoose, onClose }: ExplainPaneProps) {
  const { t } = useText('sync-rules')
  const [settled] = useDebouncedValue(text, 120)
  const explained = useMemo(() => {
    if (settled === undefined || subject === undefined) return undefined
    return explainExpression(parseExpression(settled), scopeFor(subject, schema))
  }, [settled, subject, schema])
  return (
    <DetailsPane
      name="sync-rules-explain"
      width={360}
      title={subject?.name ?? t('explain')}
      subtitle={subject === undefined ? t('explainWhy') : t('explainOf', { target })}
      onClose={onClose}
    >
      <div className="explain-pick">
        <SegmentedControl
          aria-label={t('computer')}
          value={chosen.kind}
          onChange={(kind) => onChoose({ ...chosen, kind: kind === 'madeUp' ? 'madeUp' : 'directory' })}
          data={[
            { value: 'directory', label: t('fromDirectory') },
            { value: 'madeUp', label: t('madeUp') },
          ]}
        />
        {chosen.kind === 'directory' ? (
          <ComputerPicker
            key={chosen.subject?.object.dn ?? ''}
            subject={chosen.subject}
            onChoose={(picked) => onChoose({ ...chosen, subject: picked })}
          />
        ) : (
          <details>
            <summary className="small">{t('editComputer')}</summary>
            <ComputerForm fields={chosen.fields} onChange={(fields) => onChoose({ ...chosen, fields })} />
          </details>
        )}
      </div>
      {explained !== undefined && settled !== undefined && <ExplainTree explained={explained} text={settled} />}
    </DetailsPane>
  )
}

interface ComputerPickerProps {
  readonly subject: Subject | undefined
  readonly onChoose: (subject: Subject) => void
}

/** Computers of the imported directories by a part of their name. */
function ComputerPicker({ subject, onChoose }: ComputerPickerProps) {
  const { t } = useText('sync-rules')
  const [text, setText] = useState('')
  const [choosing, setChoosing] = useState(subject === undefined)
  const [settled] = useDebouncedValue(text.trim(), 150)
  const found = useView('directory.objects', { text: settled, computersOnly: true, offset: 0, limit: 50 })
  const read = useAction('directory.object')
  const choose = async (objectId: number) => {
    const answer = await read.run({ objectId })
    if (answer !== undefined) onChoose({ name: answer.row.name, object: answer.object })
  }
  if (!choosing)
    return (
      <button type="button" className="linklike" onClick={() => setChoosing(true)}>
        {t('otherComputer')}
      </button>
    )
  if (found.status === 'failed') return <p className="error small">{found.message}</p>
  if (found.status === 'ready' && found.view.total === 0 && settled === '') return <p className="t2 small">{t('noDirectory')}</p>
  return (
    <>
      <TextInput
        leftSection={<IconSearch size={14} />}
        placeholder={t('findComputer')}
        aria-label={t('findComputer')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="explain-found">
        {found.status === 'ready' &&
          found.view.rows.map((row) => (
            <button
              type="button"
              key={row.objectId}
              aria-pressed={subject?.object.dn === row.dn}
              title={row.dn}
              onClick={() => void choose(row.objectId)}
            >
              <span className="ellipsis">{row.name}</span>
              <span className="t2 ellipsis">{row.os ?? ''}</span>
            </button>
          ))}
      </div>
      {found.status === 'ready' && found.view.total === 0 && <p className="t2 small">{t('noComputerFits')}</p>}
      {found.status === 'ready' && found.view.total > found.view.rows.length && (
        <p className="t2 small">{t('moreComputers', { count: found.view.total - found.view.rows.length })}</p>
      )}
    </>
  )
}
