/** Keys of the workbench itself, as `chordOf` spells them; labels may not take them. */
export const caseKeys = {
  previousCase: ',',
  nextCase: '.',
  submit: 'S',
  whole: 'W',
  swapSide: 'Shift+S',
  checklist: 'N',
  code: 'Shift+N',
  defer: 'Shift+D',
  reveal: 'Shift+R',
} as const

/** Keys of what is done with marks: none is a plain letter or digit, so that labels keep those. */
export const markKeys = {
  selectAll: 'Mod+A',
  copy: 'Mod+C',
  paste: 'Mod+V',
  duplicate: 'Mod+D',
  toFront: 'PageUp',
  toBack: 'PageDown',
  hide: 'Shift+H',
  lock: 'Shift+L',
  isolate: 'Shift+I',
  moreFill: 'Shift+PageUp',
  lessFill: 'Shift+PageDown',
  moreOutline: 'Alt+PageUp',
  lessOutline: 'Alt+PageDown',
  lens: 'Shift+Z',
} as const

/** Keys of findings and panes; a label's key is a plain one, so that these take none away. */
export const findingKeys = { join: 'Shift+J' } as const
export const paneKeys = { layout: 'Shift+P', link: 'Shift+U', next: 'F6', previous: 'Shift+F6' } as const
