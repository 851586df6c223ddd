import { writeFileSync } from 'node:fs'
import { generateGrammar } from './generateGrammar.ts'

for (const [path, text] of generateGrammar()) {
  writeFileSync(path, text)
  console.log(`written: ${path}`)
}
