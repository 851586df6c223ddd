export { CollectTab } from './CollectTab.tsx'
export { texts } from './texts.ts'
