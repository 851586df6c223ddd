import './inventory.css'
import { useEffect, useState } from 'react'
import type { Output } from '../../../shared/contract/requests.ts'
import type { InventoryField, InventorySource } from '../../../shared/facts/inventoryField.ts'
import { useAction, useCase, useConfirm, useText, useUndo, useView } from '../../host/index.ts'
import { TabFailure, TabLoading } from '../../ui/index.ts'
import { InventoryBar } from './InventoryBar.tsx'
import { InventoryRows } from './InventoryRows.tsx'
import { fieldsOf, isMappingChanged, withField } from './inventoryColumns.ts'
import type { ViewProps } from './viewProps.ts'

/** A device list: what it was read as, what each column stands for, and its rows. */
export function InventoryView(props: ViewProps) {
  const answer = useView('inventory.view', { artefactId: props.detail.id })
  if (answer.status === 'loading') return <TabLoading />
  if (answer.status === 'failed') return <TabFailure message={answer.message} />
  return <Inventory {...props} list={answer.view} />
}

function Inventory({ list, ...props }: ViewProps & { readonly list: Output<'inventory.view'> }) {
  const { t } = useText('evidence')
  const { ask } = useConfirm()
  const { offerUndo } = useUndo()
  const { state } = useCase()
  const remap = useAction('inventory.remap')
  const [source, setSource] = useState<InventorySource>(list.source)
  const [fields, setFields] = useState<readonly (InventoryField | null)[]>(fieldsOf(list.columns))
  const reset = () => {
    setSource(list.source)
    setFields(fieldsOf(list.columns))
  }
  // Read again, here or in another window: what the case says now is what is edited from here on.
  const readAs = JSON.stringify([list.source, fieldsOf(list.columns)])
  useEffect(() => {
    const [nowSource, nowFields] = JSON.parse(readAs) as [InventorySource, (InventoryField | null)[]]
    setSource(nowSource)
    setFields(nowFields)
  }, [readAs])
  const apply = async () => {
    const isSure = await ask({ title: t('remapTitle'), text: t('remapText', { count: list.rows }), yes: t('remapApply') })
    if (!isSure) return
    const done = await remap.run({ artefactId: props.detail.id, source, fields: [...fields] })
    if (done !== undefined) await offerUndo(t('remapped'))
  }
  return (
    <div className="inventory">
      <InventoryBar
        source={source}
        onSource={setSource}
        rows={list.rows}
        known={fields.filter((field) => field !== null).length}
        columns={list.columns.length}
        canEdit={!(state.open && state.readOnly)}
        isChanged={source !== list.source || isMappingChanged(list.columns, fields)}
        hasName={fields.includes('name')}
        pending={remap.pending}
        onApply={apply}
        onReset={reset}
      />
      <InventoryRows
        {...props}
        columns={list.columns}
        fields={fields}
        canEdit={!(state.open && state.readOnly)}
        onField={(column, field) => setFields(withField(fields, column, field))}
      />
    </div>
  )
}
