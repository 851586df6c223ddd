export { OverviewTab } from './OverviewTab.tsx'
export { texts } from './texts.ts'
