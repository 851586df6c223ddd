export { CompareTab } from './CompareTab.tsx'
export { texts } from './texts.ts'
