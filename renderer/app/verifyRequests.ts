type Listener = () => void

const listeners = new Set<Listener>()

/** Shows the check of the open case, and begins it. */
export function askForVerify(): void {
  for (const listener of listeners) listener()
}

/** Gives back the function that ends the listening. */
export function onVerifyRequest(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
