export { RegistryTab } from './RegistryTab.tsx'
export { texts } from './texts.ts'
