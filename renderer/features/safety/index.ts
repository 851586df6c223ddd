export { CaseBanner } from './CaseBanner.tsx'
export { texts } from './texts.ts'
export { VerifyDialog } from './VerifyDialog.tsx'
