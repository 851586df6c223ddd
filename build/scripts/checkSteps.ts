import { checkBorders } from './checkBorders.ts'
import { runTool } from './project.ts'

export interface Step {
  readonly name: string
  readonly run: () => boolean
}

const types = (part: string): Step => ({ name: `types of ${part}`, run: () => runTool('tsc', ['-p', `build/tsconfig.${part}.json`]) })

/** Everything about the sources that needs no run of them. */
export const checkSteps: readonly Step[] = [
  { name: 'format and lint', run: () => runTool('biome', ['ci', '--diagnostic-level=warn', '.']) },
  types('shared'),
  types('node'),
  types('web'),
  types('test'),
  { name: 'borders', run: checkBorders },
  { name: 'unused code', run: () => runTool('knip', ['--config', 'build/knip.json']) },
]
