type Listener = (path: string) => void

const listeners = new Set<Listener>()

/** Shows what the case of this path would bring into the open one. */
export function askForMerge(path: string): void {
  for (const listener of listeners) listener(path)
}

/** Gives back the function that ends the listening. */
export function onMergeRequest(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
