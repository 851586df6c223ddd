import { IconBinaryTree2, IconBook2, IconClipboardList, IconFiles, IconLayoutDashboard, IconRoute, IconSettings } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { CollectTab } from '../features/collect/index.ts'
import { EvidenceTab } from '../features/evidence/index.ts'
import { GuidanceTab } from '../features/guidance/index.ts'
import { JoinFlowTab } from '../features/join-flow/index.ts'
import { OverviewTab } from '../features/overview/index.ts'
import { RegistryTab } from '../features/registry/index.ts'
import { SettingsTab } from '../features/settings/index.ts'

export interface Tab {
  readonly id: string
  readonly icon: ComponentType<{ readonly size?: number; readonly stroke?: number }>
  readonly view: ComponentType
  /** Tabs of one group stand together in the rail. */
  readonly group: 'case' | 'evidence' | 'always' | 'foot'
  readonly needsCase: boolean
}

/** The one list of tabs: rail, shortcuts, palette and tests are made from it. Names are `tab.<id>` of the texts. */
export const tabs: readonly Tab[] = [
  { id: 'overview', icon: IconLayoutDashboard, view: OverviewTab, group: 'case', needsCase: true },
  { id: 'join-flow', icon: IconRoute, view: JoinFlowTab, group: 'case', needsCase: true },
  { id: 'evidence', icon: IconFiles, view: EvidenceTab, group: 'evidence', needsCase: true },
  { id: 'registry', icon: IconBinaryTree2, view: RegistryTab, group: 'evidence', needsCase: true },
  { id: 'guidance', icon: IconBook2, view: GuidanceTab, group: 'always', needsCase: false },
  { id: 'collect', icon: IconClipboardList, view: CollectTab, group: 'always', needsCase: false },
  { id: 'settings', icon: IconSettings, view: SettingsTab, group: 'foot', needsCase: false },
]
