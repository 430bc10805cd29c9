/** Whether keys are being held for a dialog on its way. */
let isHolding = false

export function areKeysHeld(): boolean {
  return isHolding
}

/**
 * Holds the keys pressed between asking for a dialog and its field having the focus: they are meant for the field, not for the page
 * below, and the dialog may have to be loaded first.
 * @param onEscape Escape was pressed meanwhile
 * @returns ends it, and answers with what was typed
 */
export function holdKeys(onEscape: () => void): () => string {
  let typed = ''
  const onKeyDown = (event: KeyboardEvent) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    const { key, ctrlKey, metaKey } = event
    if (key === 'Escape') onEscape()
    else if (key === 'Backspace') typed = typed.slice(0, -1)
    else if (key.length === 1 && !ctrlKey && !metaKey) typed += key
  }
  isHolding = true
  window.addEventListener('keydown', onKeyDown, true)
  return () => {
    window.removeEventListener('keydown', onKeyDown, true)
    isHolding = false
    const held = typed
    typed = ''
    return held
  }
}

/** Types what was held into the field that has the focus, as the keyboard would: in its order with the keys that follow. */
export function typeHeld(held: string): void {
  if (held !== '') document.execCommand('insertText', false, held)
}
