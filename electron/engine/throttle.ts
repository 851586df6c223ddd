/** Calls `work` at once, then at most once an interval; a call in between is made up for at its end. */
export function throttle(work: () => void, intervalMs: number): () => void {
  let timer: NodeJS.Timeout | undefined
  let isAsked = false
  const run = (): void => {
    work()
    timer = setTimeout(() => {
      timer = undefined
      if (!isAsked) return
      isAsked = false
      run()
    }, intervalMs)
    timer.unref()
  }
  return () => {
    if (timer === undefined) run()
    else isAsked = true
  }
}
