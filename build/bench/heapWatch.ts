/** Watches how large the engine's heap grows while something runs. Workers have heaps of their own, bounded by their limits. */
export interface HeapWatch {
  /** Ends the watch and gives the largest heap seen, in MiB. */
  stop(): number
}

const INTERVAL_MS = 50
const MIB = 1024 * 1024

export function watchHeap(): HeapWatch {
  let peak = 0
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage().heapUsed)
  }
  look()
  const timer = setInterval(look, INTERVAL_MS)
  return {
    stop() {
      look()
      clearInterval(timer)
      return peak / MIB
    },
  }
}
