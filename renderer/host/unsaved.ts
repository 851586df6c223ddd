const waiting = new Set<() => Promise<unknown>>()

/** Something that is typed and on its way into the case: `save` writes it now. Gives back the function that ends it. */
export function keepUnsaved(save: () => Promise<unknown>): () => void {
  waiting.add(save)
  return () => {
    waiting.delete(save)
  }
}

/** Writes what is on its way: before the case is closed, copied, or an edit is taken back. */
export async function saveUnsaved(): Promise<void> {
  await Promise.all([...waiting].map((save) => save()))
}
