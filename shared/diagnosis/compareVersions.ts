/** Compares dotted versions number by number, as Windows does: below 0, 0 or above 0; undefined when one is no version. */
export function compareVersions(a: string, b: string): number | undefined {
  const left = readVersion(a)
  const right = readVersion(b)
  if (left === undefined || right === undefined) return undefined
  for (let part = 0; part < Math.max(left.length, right.length); part += 1) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** `10.8295.22621.1023` as numbers. */
function readVersion(text: string): readonly number[] | undefined {
  return /^\d+(\.\d+){1,4}$/.test(text.trim()) ? text.trim().split('.').map(Number) : undefined
}
