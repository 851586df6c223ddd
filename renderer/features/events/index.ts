export { EventsTab } from './EventsTab.tsx'
export { texts } from './texts.ts'
