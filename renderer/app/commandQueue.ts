type Step = () => unknown

/**
 * Runs steps one after the other: a case that is being opened is there before files are imported into it.
 * The answer rejects with its own step's failure; the next step runs all the same.
 */
export function createCommandQueue(): (step: Step) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve()
  return async (step) => {
    const before = last
    const mine = Promise.withResolvers<void>()
    last = mine.promise
    await before
    try {
      await step()
    } finally {
      mine.resolve()
    }
  }
}
