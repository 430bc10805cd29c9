/** Notes where the focus is, and what text is selected; the answer puts both back, as far as they are still there. */
export function keepPlace(): () => void {
  const focused = document.activeElement
  const selection = getSelection()
  const ends =
    selection?.anchorNode == null || selection.focusNode === null
      ? null
      : ([selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset] as const)
  return () => {
    if (focused instanceof HTMLElement && focused !== document.body && focused.isConnected) {
      focused.focus({ preventScroll: true })
    }
    if (ends?.[0].isConnected && ends[2].isConnected) selection?.setBaseAndExtent(...ends)
  }
}
