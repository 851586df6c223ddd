/**
 * Milliseconds of processor that this thread has used so far. Tests that something ends, whatever it is given, look at this and not at
 * the clock: a machine that does other work besides must not fail them. Their limits are far above what is needed.
 */
export function cpuMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
