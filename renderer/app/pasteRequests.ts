type Listener = (text: string) => void

const listeners = new Set<Listener>()

/** Shows the person the first lines of a text and asks whether to import it. */
export function askForPaste(text: string): void {
  for (const listener of listeners) listener(text)
}

/** Gives back the function that ends the listening. */
export function onPasteRequest(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
