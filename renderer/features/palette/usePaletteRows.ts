import { IconBook2, IconDeviceDesktop, IconFile, IconPlayerPlay } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { useCase, useDevice, useNavigation, useSettings, useText, useView } from '../../host/index.ts'
import { fitsWords, mayBeCode, readPaletteText } from './paletteText.ts'

type RowIcon = ComponentType<{ readonly size?: number; readonly stroke?: number }>

export interface PaletteTab {
  readonly id: string
  readonly icon: RowIcon
  readonly needsCase: boolean
  readonly key?: string
}

export interface PaletteRow {
  readonly id: string
  readonly icon: RowIcon
  readonly name: string
  readonly detail: string
  readonly hint: string
  readonly run: () => void
}

export interface PaletteGroup {
  readonly title: string
  readonly rows: readonly PaletteRow[]
}

interface PaletteInput {
  readonly text: string
  readonly tabs: readonly PaletteTab[]
  readonly onCommand: (command: string) => void
}

const caseCommands = ['import', 'importFolder', 'pasteText', 'saveCopy', 'mergeCase', 'verifyCase', 'closeCase'] as const
const anyCommands = ['newCase', 'openCase', 'library', 'sample'] as const
const SHOWN = 8

/** What fits the typed text, by kind; empty kinds are left out. `>` keeps commands only, `@` devices only. */
export function usePaletteRows({ text, tabs, onCommand }: PaletteInput): readonly PaletteGroup[] {
  const { t } = useText('palette')
  const { only, words } = readPaletteText(text)
  const codes = useCodeRows(only === undefined ? words : '')
  const tabRows = useTabRows(tabs, words)
  const devices = useDeviceRows(words, only === 'devices')
  const procedures = useProcedureRows(only === undefined ? words : '')
  const files = useFileRows(only === undefined ? words : '')
  const commands = useCommandRows(words, onCommand)
  const groups: PaletteGroup[] = [
    { title: t('codes'), rows: codes },
    { title: t('tabs'), rows: only === undefined ? tabRows : [] },
    { title: t('procedures'), rows: procedures },
    { title: t('devices'), rows: only === 'commands' ? [] : devices },
    { title: t('files'), rows: files },
    { title: t('commands'), rows: only === 'devices' ? [] : commands },
  ]
  return groups.filter((group) => group.rows.length > 0)
}

/** The knowledge on codes is large: it is loaded when a code is first typed, if no tab has brought it before. */
const loadExplain = () => import('../../../shared/knowledge/explainCode.ts').then(({ explainCode }) => ({ explainCode }))

function useCodeRows(words: string): PaletteRow[] {
  const { t, pick } = useText('palette')
  const { openTab } = useNavigation()
  const { data } = useQuery({ queryKey: ['explainCode'], queryFn: loadExplain, enabled: mayBeCode(words) })
  if (data === undefined || !mayBeCode(words)) return []
  return data
    .explainCode(words)
    .slice(0, SHOWN)
    .map((explanation, index) => ({
      id: `code-${index}`,
      icon: IconBook2,
      name: explanation.hex ?? words,
      detail: [explanation.code, explanation.name, pick(explanation.title)].filter((part) => part !== undefined).join(' · '),
      hint: t('guidance'),
      run: () => openTab('guidance', { code: words }),
    }))
}

const loadProcedures = () => import('../../../shared/knowledge/procedures.ts').then(({ procedures }) => procedures)

/** Procedures by the words of their titles. */
function useProcedureRows(words: string): PaletteRow[] {
  const { t, pick } = useText('palette')
  const { openTab } = useNavigation()
  const wanted = words.length > 1
  const { data = [] } = useQuery({ queryKey: ['procedures'], queryFn: loadProcedures, enabled: wanted })
  if (!wanted) return []
  return data
    .filter((procedure) => fitsWords(`${pick(procedure.title)} ${procedure.id}`, words))
    .slice(0, SHOWN)
    .map((procedure) => ({
      id: `procedure-${procedure.id}`,
      icon: IconBook2,
      name: pick(procedure.title),
      detail: '',
      hint: t('guidance'),
      run: () => openTab('guidance', { procedure: procedure.id }),
    }))
}

function useTabRows(tabs: readonly PaletteTab[], words: string): PaletteRow[] {
  const { t } = useText('app')
  const { open } = useCase()
  const { openTab } = useNavigation()
  return tabs
    .filter((tab) => (open || !tab.needsCase) && fitsWords(t(`tab.${tab.id}`), words))
    .map((tab) => ({
      id: `tab-${tab.id}`,
      icon: tab.icon,
      name: t(`tab.${tab.id}`),
      detail: '',
      hint: tab.key === undefined ? '' : `Ctrl+${tab.key}`,
      run: () => openTab(tab.id),
    }))
}

function useDeviceRows(words: string, all: boolean): PaletteRow[] {
  const { pick } = useText('palette')
  const { open } = useCase()
  const { setDeviceId } = useDevice()
  const wanted = open && (all || words.length > 1)
  const devices = useView('devices.list', { offset: 0, limit: SHOWN, ...(words === '' ? {} : { text: words }) }, { enabled: wanted })
  if (!wanted || devices.status !== 'ready') return []
  return devices.view.rows.map((row) => ({
    id: `device-${row.id}`,
    icon: IconDeviceDesktop,
    name: row.name,
    detail: pick(row.verdict.title),
    hint: row.enrollmentStatus === undefined ? '' : `${row.enrollmentStatus.code} ${row.enrollmentStatus.hex}`,
    run: () => setDeviceId(row.id),
  }))
}

function useFileRows(words: string): PaletteRow[] {
  const { open } = useCase()
  const { openPlace } = useNavigation()
  const wanted = open && words.length > 2
  const files = useView('evidence.list', { offset: 0, limit: SHOWN, text: words }, { enabled: wanted })
  if (!wanted || files.status !== 'ready') return []
  return files.view.rows.map((row) => ({
    id: `file-${row.id}`,
    icon: IconFile,
    name: row.name,
    detail: [row.device, row.container].filter((part) => part !== undefined).join(' · '),
    hint: '',
    run: () =>
      openPlace({
        artefactId: row.id,
        file: row.name,
        path: row.path,
        format: row.format,
        locator: { kind: 'offset', offset: 0 },
        quote: '',
      }),
  }))
}

function useCommandRows(words: string, onCommand: (command: string) => void): PaletteRow[] {
  const { t } = useText('palette')
  const { open } = useCase()
  const { save } = useSettings()
  const row = (id: string, run: () => void): PaletteRow => ({
    id: `command-${id}`,
    icon: IconPlayerPlay,
    name: t(id),
    detail: '',
    hint: '',
    run,
  })
  const commands = [...(open ? caseCommands : []), ...anyCommands].map((command) => row(command, () => onCommand(command)))
  const looks = [
    row('themeLight', () => save({ theme: 'light' })),
    row('themeDark', () => save({ theme: 'dark' })),
    row('themeSystem', () => save({ theme: 'system' })),
    row('languageEn', () => save({ language: 'en' })),
    row('languageFr', () => save({ language: 'fr' })),
  ]
  return [...commands, ...looks].filter((command) => fitsWords(command.name, words))
}
