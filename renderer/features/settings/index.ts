export { SettingsTab } from './SettingsTab.tsx'
export { texts } from './texts.ts'
