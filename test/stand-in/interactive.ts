import { focusedWindow } from './electron/windowList.ts'

export interface Question {
  readonly title: string
  /** Text to change, for a path; absent for a plain choice. */
  readonly value?: string
  readonly choices: readonly string[]
}

/** Runs in the page: draws the question with the browser's own <dialog>, styled by script since the policy allows no inline styles. */
function drawQuestion({ title, value, choices }: Question): Promise<string | null> {
  return new Promise((resolve) => {
    const box = document.createElement('dialog')
    const form = document.createElement('form')
    form.method = 'dialog'
    Object.assign(form.style, { display: 'grid', gap: '6px', minWidth: '420px', font: '13px sans-serif' })
    form.append(title)
    const field = document.createElement('textarea')
    field.value = value ?? ''
    if (value !== undefined) form.append(field)
    const labels = [...choices, ...(value === undefined ? [] : ['OK']), 'Cancel']
    for (const label of labels) {
      const button = document.createElement('button')
      button.textContent = label
      button.value = label
      button.style.textAlign = 'left'
      form.append(button)
    }
    box.append(form)
    box.addEventListener('close', () => {
      box.remove()
      if (box.returnValue === 'OK') resolve(field.value)
      else resolve(box.returnValue === 'Cancel' || box.returnValue === '' ? null : box.returnValue)
    })
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const { submitter } = event as SubmitEvent
      box.close(submitter instanceof HTMLButtonElement ? submitter.value : '')
    })
    document.body.append(box)
    box.showModal()
  })
}

/** Asks the person before the window, in place of a native dialog or menu; null when they cancel. */
export async function askInPage(question: Question): Promise<string | null> {
  const window = focusedWindow()
  if (window === null) return null
  const { page } = await window.link
  try {
    return await page.evaluate(drawQuestion, question)
  } catch (error) {
    // The window was closed over the question: that is a Cancel.
    if (page.isClosed()) return null
    throw error
  }
}
