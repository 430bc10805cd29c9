/** The viewer of the active pane, and where its keys are at home. */
interface ActiveViewer {
  /** What takes the focus and answers to keys. */
  readonly element: HTMLElement
  /** Id of its modality. */
  readonly scope: string
}

/** The viewer that keys would go to; null where none is on the page. */
export function activeViewer(): ActiveViewer | null {
  const pane = document.querySelector('[data-pane][data-active]') ?? document.querySelector('[data-pane]')
  const host = pane?.querySelector('[data-key-scope]')
  const element = host?.querySelector<HTMLElement>('section[tabindex="0"], [role="document"][tabindex="0"]')
  const scope = host?.getAttribute('data-key-scope')
  return element == null || scope == null ? null : { element, scope }
}
