// Starts build/scripts/<name>.ts. Plain JavaScript, so that an old Node says what is wrong instead of failing on the first type.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const runsTypes = major > 22 || (major === 22 && minor >= 18)
const [name, ...rest] = process.argv.slice(2)

if (runsTypes) {
  process.argv.splice(2, process.argv.length, ...rest)
  await import(`./${name}.ts`)
} else {
  console.error(`Joinsight's scripts need Node 24, this is Node ${process.versions.node} (${process.execPath}).`)
  console.error(
    'Start them by `npm run`: the locked packages bring Node 24 for Linux (x64, arm64) and Windows (x64). Elsewhere install Node 24.',
  )
  process.exitCode = 1
}
