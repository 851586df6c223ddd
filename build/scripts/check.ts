import { checkSteps } from './checkSteps.ts'

const failed = checkSteps.filter((step) => !step.run()).map((step) => step.name)
if (failed.length > 0) {
  console.error(`failed: ${failed.join(', ')}`)
  process.exitCode = 1
}
