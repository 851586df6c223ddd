export { CaseTab } from './CaseTab.tsx'
export { texts } from './texts.ts'
