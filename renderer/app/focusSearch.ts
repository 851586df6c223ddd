/**
 * Puts the focus into the search of the tab in front, with its words selected.
 * False where the tab has none, and where it has the focus already: then the whole case is meant.
 */
export function focusSearch(): boolean {
  const fields = [...document.querySelectorAll<HTMLInputElement>('main input[data-find]')]
  const field = fields.find((each) => !each.disabled && each.checkVisibility())
  if (field === undefined || document.activeElement === field) return false
  field.focus()
  field.select()
  return true
}

/** True while a dialog is in front of the tab. */
export const isBehindDialog = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null
