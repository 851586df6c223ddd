export { JoinFlowTab } from './JoinFlowTab.tsx'
export { texts } from './texts.ts'
