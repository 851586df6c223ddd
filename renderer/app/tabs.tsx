import {
  IconAdjustmentsHorizontal,
  IconBinaryTree2,
  IconBook2,
  IconClipboardList,
  IconDevices,
  IconFiles,
  IconFolder,
  IconGitCompare,
  IconLayoutDashboard,
  IconRoute,
  IconSettings,
  IconShare2,
  IconTimeline,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { type LazyTab, lazyTab } from './lazyTab.tsx'

export interface Tab extends LazyTab {
  readonly id: string
  readonly icon: ComponentType<{ readonly size?: number; readonly stroke?: number }>
  /** Tabs of one group stand together in the rail. */
  readonly group: 'case' | 'evidence' | 'always' | 'foot'
  readonly needsCase: boolean
  /** With Ctrl (Cmd on a Mac) this key opens the tab; absent where the palette has to do. */
  readonly key?: string
}

// The import of each stands by itself: the bundler makes a file of its own of every one.
const overview = lazyTab('overview', () => import('../features/overview/index.ts').then((m) => ({ view: m.OverviewTab, texts: m.texts })))
const devices = lazyTab('devices', () => import('../features/devices/index.ts').then((m) => ({ view: m.DevicesTab, texts: m.texts })))
const joinFlow = lazyTab('join-flow', () => import('../features/join-flow/index.ts').then((m) => ({ view: m.JoinFlowTab, texts: m.texts })))
const caseTab = lazyTab('case', () => import('../features/case/index.ts').then((m) => ({ view: m.CaseTab, texts: m.texts })))
const events = lazyTab('events', () => import('../features/events/index.ts').then((m) => ({ view: m.EventsTab, texts: m.texts })))
const evidence = lazyTab('evidence', () => import('../features/evidence/index.ts').then((m) => ({ view: m.EvidenceTab, texts: m.texts })))
const registry = lazyTab('registry', () => import('../features/registry/index.ts').then((m) => ({ view: m.RegistryTab, texts: m.texts })))
const guidance = lazyTab('guidance', () => import('../features/guidance/index.ts').then((m) => ({ view: m.GuidanceTab, texts: m.texts })))
const syncRules = lazyTab('sync-rules', () =>
  import('../features/sync-rules/index.ts').then((m) => ({ view: m.SyncRulesTab, texts: m.texts })),
)
const compare = lazyTab('compare', () => import('../features/compare/index.ts').then((m) => ({ view: m.CompareTab, texts: m.texts })))
const collect = lazyTab('collect', () => import('../features/collect/index.ts').then((m) => ({ view: m.CollectTab, texts: m.texts })))
const share = lazyTab('share', () => import('../features/share/index.ts').then((m) => ({ view: m.ShareTab, texts: m.texts })))
const settings = lazyTab('settings', () => import('../features/settings/index.ts').then((m) => ({ view: m.SettingsTab, texts: m.texts })))

/** The one list of tabs: rail, shortcuts, palette and tests are made from it. Names are `tab.<id>` of the texts. */
export const tabs: readonly Tab[] = [
  { id: 'overview', icon: IconLayoutDashboard, ...overview, group: 'case', needsCase: true, key: '1' },
  { id: 'devices', icon: IconDevices, ...devices, group: 'case', needsCase: true, key: '2' },
  { id: 'join-flow', icon: IconRoute, ...joinFlow, group: 'case', needsCase: true, key: '3' },
  { id: 'case', icon: IconFolder, ...caseTab, group: 'case', needsCase: true },
  { id: 'events', icon: IconTimeline, ...events, group: 'evidence', needsCase: true, key: '4' },
  { id: 'evidence', icon: IconFiles, ...evidence, group: 'evidence', needsCase: true, key: '5' },
  { id: 'registry', icon: IconBinaryTree2, ...registry, group: 'evidence', needsCase: true, key: '6' },
  { id: 'guidance', icon: IconBook2, ...guidance, group: 'always', needsCase: false, key: '7' },
  { id: 'sync-rules', icon: IconAdjustmentsHorizontal, ...syncRules, group: 'always', needsCase: true, key: '8' },
  { id: 'compare', icon: IconGitCompare, ...compare, group: 'always', needsCase: true },
  { id: 'share', icon: IconShare2, ...share, group: 'always', needsCase: true },
  { id: 'collect', icon: IconClipboardList, ...collect, group: 'always', needsCase: false, key: '9' },
  { id: 'settings', icon: IconSettings, ...settings, group: 'foot', needsCase: false, key: ',' },
]
