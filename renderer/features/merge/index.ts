export { MergeDialog } from './MergeDialog.tsx'
export { texts } from './texts.ts'
