export { LibraryPart } from './library/LibraryPart.tsx'
export { StartScreen } from './StartScreen.tsx'
export { texts } from './texts.ts'
