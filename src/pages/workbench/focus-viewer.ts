/** Puts the focus into the viewer of the active pane, where its keys work. */
export function focusViewer(): void {
  const pane = document.querySelector('[data-pane][data-active]') ?? document.querySelector('[data-pane]')
  pane?.querySelector<HTMLElement>('section[tabindex="0"], [role="document"][tabindex="0"]')?.focus()
}
