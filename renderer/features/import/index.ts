export { ImportTray } from './ImportTray.tsx'
export { texts } from './texts.ts'
