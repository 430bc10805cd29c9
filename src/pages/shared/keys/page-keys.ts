import { caseKeys, findingKeys, markKeys, paneKeys } from '../reserved-keys.ts'

/** A key of the pages, as lists of keys show it. */
export interface PageKey {
  readonly chord: string
  readonly group: string
  readonly text: string
  /** Not to be changed: it is what every list of the kind uses. */
  readonly isFixed?: boolean
}

const of = (group: string, keys: readonly (readonly [chord: string, text: string])[]): readonly PageKey[] =>
  keys.map(([chord, text]) => ({ chord, group, text }))
const fixed = (group: string, keys: Parameters<typeof of>[1]): readonly PageKey[] =>
  of(group, keys).map((key) => ({ ...key, isFixed: true }))

export const appKeys = { palette: 'Mod+K', help: '?' } as const
export const searchCasesKey = '/'

/** Keys of all pages, whether they are open or not: what runs on them takes group and text from here. */
export const pageKeys: readonly PageKey[] = [
  ...of('Everywhere', [
    [appKeys.palette, 'Find a command, label or case'],
    [appKeys.help, 'Keyboard shortcuts'],
    ['Mod+Z', 'Undo'],
    ['Mod+Shift+Z', 'Redo'],
    ['Mod+Y', 'Redo'],
  ]),
  ...of('List of cases', [[searchCasesKey, 'Search cases']]),
  ...fixed('List of cases', [
    ['Enter', 'Open the case'],
    ['Space', 'Select the case'],
    ['Shift+ArrowDown', 'Select on, with Shift and arrows'],
    ['Mod+A', 'Select all cases'],
    ['Escape', 'Select none'],
  ]),
  ...of('Case', [
    [caseKeys.submit, 'Submit case'],
    [caseKeys.previousCase, 'Previous case'],
    [caseKeys.nextCase, 'Next case'],
    [caseKeys.whole, 'Label the whole image'],
    [caseKeys.checklist, 'Checklist'],
    [caseKeys.code, 'Find a code for the selected'],
    [caseKeys.defer, 'Defer case'],
    [caseKeys.reveal, 'Reveal what is hidden'],
    [caseKeys.swapSide, 'Other side of the patient'],
    [findingKeys.join, 'Join marks into a finding'],
  ]),
  ...of('Panes', [
    [paneKeys.layout, 'One, two, four panes'],
    [paneKeys.link, 'Link zoom and pan'],
    [paneKeys.next, 'Next pane'],
    [paneKeys.previous, 'Previous pane'],
  ]),
  ...of('Marks', [
    [markKeys.selectAll, 'Select all on the picture'],
    [markKeys.copy, 'Copy'],
    [markKeys.paste, 'Paste in place'],
    [markKeys.duplicate, 'Duplicate'],
    [markKeys.toFront, 'Bring to front'],
    [markKeys.toBack, 'Send to back'],
    [markKeys.hide, 'Hide selected, else show all'],
    [markKeys.lock, 'Lock or unlock selected'],
    [markKeys.isolate, 'Only selected, or the label'],
    [markKeys.moreFill, 'More fill'],
    [markKeys.lessFill, 'Less fill'],
    [markKeys.moreOutline, 'Stronger outline'],
    [markKeys.lessOutline, 'Fainter outline'],
    [markKeys.lens, 'Magnifier'],
  ]),
  ...fixed('Code', [
    ['Alt+N', 'No code fits'],
    ['Alt+L', 'Code it later'],
  ]),
  ...fixed('Checklist', [
    ['P', 'Present'],
    ['L', 'Likely'],
    ['U', 'Unlikely'],
    ['A', 'Absent'],
    ['X', 'Not assessable'],
    ['0', 'Not assessed'],
    ['R', 'The rest is absent'],
  ]),
]

/** Chord, group and text of a key of the list. @throws for a key that is not in it */
export function pageKey(chord: string): Pick<PageKey, 'chord' | 'group' | 'text'> {
  const key = pageKeys.find((each) => each.chord === chord && each.isFixed !== true)
  if (key === undefined) throw new Error(`no key of the pages is ${chord}`)
  return { chord: key.chord, group: key.group, text: key.text }
}
