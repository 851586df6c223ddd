export { DevicesTab } from './DevicesTab.tsx'
export { texts } from './texts.ts'
