export { EvidenceTab } from './EvidenceTab.tsx'
export { texts } from './texts.ts'
