export { StartScreen } from './StartScreen.tsx'
export { texts } from './texts.ts'
