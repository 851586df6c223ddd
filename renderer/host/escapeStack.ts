/** What Esc can close, the topmost last. */
export interface EscapeStack {
  /** Puts something on top; gives back the function that takes it away again. */
  readonly push: (close: () => void) => () => void
  /** Closes the topmost alone; false when there is nothing to close. */
  readonly closeTop: () => boolean
}

export function createEscapeStack(): EscapeStack {
  let open: readonly { readonly close: () => void }[] = []
  return {
    push(close) {
      const entry = { close }
      open = [...open, entry]
      return () => {
        open = open.filter((other) => other !== entry)
      }
    },
    closeTop() {
      const top = open.at(-1)
      top?.close()
      return top !== undefined
    },
  }
}
