// Run after a package was added, removed or updated: see missingOptionalPackages.
import { readFileSync, writeFileSync } from 'node:fs'
import { missingOptionalPackages } from './optionalPackages.ts'
import { inProject } from './project.ts'

const path = inProject('package-lock.json')
const lock = JSON.parse(readFileSync(path, 'utf8'))
const missing = missingOptionalPackages(lock.packages)
const all = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : 1))
writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(all) }, undefined, 2)}\n`)
console.log(`${Object.keys(missing).length} packages of other platforms added to package-lock.json`)
