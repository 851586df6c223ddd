export { ShareTab } from './ShareTab.tsx'
export { texts } from './texts.ts'
