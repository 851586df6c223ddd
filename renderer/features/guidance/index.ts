export { GuidanceTab } from './GuidanceTab.tsx'
export { texts } from './texts.ts'
