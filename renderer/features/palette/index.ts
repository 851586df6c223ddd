export { Palette } from './Palette.tsx'
export { texts } from './texts.ts'
