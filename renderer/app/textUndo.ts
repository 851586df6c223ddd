/** Inputs that hold no text of a person. */
const WITHOUT_TEXT = 'input:is([type="checkbox"], [type="radio"], [type="button"])'

/** Whether keys that edit belong to what has the focus: a field, or an editor. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || (['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) && !target.matches(WITHOUT_TEXT)))

/** Takes back, or does again, what was typed in the field with the focus. False where none has it. */
export function undoTyping(kind: 'undo' | 'redo'): boolean {
  const field = document.activeElement
  if (!isTyping(field) || field === null) return false
  const inputType = kind === 'undo' ? 'historyUndo' : 'historyRedo'
  // The code editor has a history of its own and hears of it by this event; fields of the browser do not.
  const isLeft = field.dispatchEvent(new InputEvent('beforeinput', { inputType, bubbles: true, cancelable: true }))
  if (isLeft) document.execCommand(kind)
  return true
}
