const typedInto =
  'input:not([type="radio"]):not([type="checkbox"]):not([type="range"]):not([type="color"]), textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="searchbox"], [role="combobox"]'

/** Whether a key pressed there is text, or belongs to a menu or dialog, and must not run a shortcut. */
export function belongsToField(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(`${typedInto}, [role="menu"], [role="dialog"], [role="listbox"]`) !== null
  )
}
