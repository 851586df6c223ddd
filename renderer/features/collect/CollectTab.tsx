import './collect.css'
import { Button, SegmentedControl } from '@mantine/core'
import { IconClipboard, IconFileImport } from '@tabler/icons-react'
import { useState } from 'react'
import type { FormatId } from '../../../shared/facts/format.ts'
import { type Language, languageSchema } from '../../../shared/facts/localized.ts'
import { collectProcedures, procedureOf } from '../../../shared/knowledge/procedures.ts'
import { useCopy, useImport, useText } from '../../host/index.ts'
import { ActionList, Card, FormatIcon, Notice, Toolbar } from '../../ui/index.ts'

const FIRST = 'runAnalyzer'
const ALL = 'collectAll'

/** How to collect on the device: the analyzer, one block for the rest, single steps, and what each file tells. */
export function CollectTab() {
  const { t } = useText('collect')
  const { chooseFiles } = useImport()
  return (
    <>
      <Toolbar>
        <h1>{t('title')}</h1>
        <span className="t2 small narrow-hide">{t('subtitle')}</span>
        <span className="grow" />
        <Button variant="default" leftSection={<IconFileImport size={15} />} onClick={() => chooseFiles()}>
          {t('import')}
        </Button>
      </Toolbar>
      <div className="collect">
        <div className="collect-cols">
          <div className="collect-col">
            <ProcedureCard id={FIRST} />
            <BlockCard />
          </div>
          <div className="collect-col">
            <GivesCard />
            {collectProcedures
              .filter((procedure) => procedure.id !== FIRST && procedure.id !== ALL)
              .map((procedure) => (
                <ProcedureCard key={procedure.id} id={procedure.id} />
              ))}
          </div>
        </div>
      </div>
    </>
  )
}

function ProcedureCard({ id }: { readonly id: string }) {
  const { t, pick } = useText('collect')
  const copy = useCopy()
  const procedure = procedureOf(id)
  if (procedure === undefined) return null
  const commands = procedure.steps.flatMap((step) => (step.command === undefined ? [] : [step.command]))
  return (
    <Card title={pick(procedure.title)} aside={procedure.elevated ? <span className="tag">{t('asAdministrator')}</span> : undefined}>
      <div className="collect-body">
        <p className="t2">{pick(procedure.why)}</p>
        <ActionList actions={procedure.steps} />
        {commands.length > 1 && (
          <div>
            <Button variant="default" size="compact-sm" leftSection={<IconClipboard size={14} />} onClick={() => copy(commands.join('\n'))}>
              {t('copyCommands')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}

/** Everything that needs no analyzer, as one text to paste; its comments in the language that the reader chooses. */
function BlockCard() {
  const { t, pick, language } = useText('collect')
  const [chosen, setChosen] = useState<Language | undefined>(undefined)
  const copy = useCopy()
  const procedure = procedureOf(ALL)
  if (procedure?.block === undefined) return null
  const block = procedure.block[chosen ?? language]
  return (
    <Card
      title={pick(procedure.title)}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('language')}
          value={chosen ?? language}
          onChange={(value) => setChosen(languageSchema.parse(value))}
          data={[
            { value: 'en', label: 'English' },
            { value: 'fr', label: 'Français' },
          ]}
        />
      }
    >
      <div className="collect-body">
        <p className="t2">{pick(procedure.why)}</p>
        <div>
          <Button leftSection={<IconClipboard size={15} />} onClick={() => copy(block)}>
            {t('copyBlock')}
          </Button>
        </div>
        <section className="collect-block" aria-label={pick(procedure.title)}>
          {block}
        </section>
        <Notice tone="info" title={t('confidential')}>
          {t('secrets')}
        </Notice>
      </div>
    </Card>
  )
}

const GIVES: readonly {
  readonly file: string
  readonly format: FormatId
  readonly key: string
  readonly need: 'always' | 'often'
}[] = [
  { file: 'MDEClientAnalyzer.htm, .xml', format: 'analyzerHtml', key: 'report', need: 'always' },
  { file: 'MdeConfigMgrRegInfo.txt', format: 'mdeConfigMgrRegInfo', key: 'regInfo', need: 'always' },
  { file: 'dsregcmd /status', format: 'dsregcmd', key: 'dsregcmd', need: 'always' },
  { file: '.reg, reg query, hive', format: 'reg', key: 'reg', need: 'often' },
  { file: '.evtx', format: 'evtx', key: 'evtx', need: 'often' },
  { file: '.etl', format: 'etl', key: 'etl', need: 'often' },
]

function GivesCard() {
  const { t } = useText('collect')
  return (
    <Card title={t('givesTitle')}>
      <div className="collect-gives">
        <span className="collect-gives-head">{t('file')}</span>
        <span className="collect-gives-head">{t('tells')}</span>
        <span className="collect-gives-head">{t('neededFor')}</span>
        {GIVES.map((row) => [
          <span key={`${row.key} file`} className="row">
            <FormatIcon format={row.format} />
            {row.file}
          </span>,
          <span key={`${row.key} tells`} className="t2">
            {t(`gives.${row.key}`)}
          </span>,
          <span key={`${row.key} need`}>{t(row.need)}</span>,
        ])}
      </div>
    </Card>
  )
}
