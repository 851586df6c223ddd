export { SyncRulesTab } from './SyncRulesTab.tsx'
export { texts } from './texts.ts'
