import type { Modality } from '../../../contracts/modality.ts'
import {
  type BuiltInKey,
  type KeyChanges,
  keyless,
  keyNow,
  labelScope,
  pageScope,
  scopesMeet,
} from '../../../lib/keys/keymap.ts'
import type { Registry } from '../../../lib/registry.ts'
import type { KeyAction } from './active-shortcuts.ts'
import { pageKeys } from './page-keys.ts'

/** Something with a key, as lists show it: of the pages, of a tool, of a viewer, of a label. */
export interface KnownKey extends BuiltInKey {
  readonly group: string
  readonly text: string
  /** Not to be changed here. */
  readonly isFixed: boolean
}

/**
 * Every key there is: of the pages, of the tools and viewers in the registry, and what is on the page besides, as labels are. Something
 * that is registered is in it, and can be put on another key, without more being done.
 */
export function knownKeys(modalities: Registry<Modality>, active: readonly KeyAction[]): readonly KnownKey[] {
  const all: KnownKey[] = [
    ...pageKeys.map((key) => ({ ...key, scope: pageScope, isFixed: key.isFixed === true })),
    ...modalities.all.flatMap(({ tools }) =>
      tools.map(({ shortcut, label }) => ({
        chord: shortcut,
        scope: pageScope,
        group: 'Tools',
        text: label,
        isFixed: false,
      })),
    ),
    ...modalities.all.flatMap(({ id, label, viewerKeys = [] }) =>
      viewerKeys.map((key) => ({ ...key, scope: id, group: `${label} viewer`, isFixed: key.isFixed === true })),
    ),
    ...active.flatMap(({ text, group, ...action }) =>
      text === undefined || group === undefined || (action.scope === labelScope && action.chord === undefined)
        ? []
        : [
            {
              chord: action.chord ?? keyless(text),
              scope: action.scope ?? pageScope,
              group,
              text,
              isFixed: action.scope === labelScope,
            },
          ],
    ),
  ]
  const seen = new Set<string>()
  return all.filter(({ scope, chord, text, isFixed, group }) => {
    const name = `${scope} ${chord} ${text} ${isFixed ? group : ''}`
    if (seen.has(name)) return false
    seen.add(name)
    return true
  })
}

/** What already has a key that something is to be put on; fixed keys of dialogs and panels are apart, and labels count. */
export function clashesWith(
  known: readonly KnownKey[],
  changes: KeyChanges,
  key: KnownKey,
  chord: string,
): readonly KnownKey[] {
  return known.filter((other) => {
    const isSame = other.scope === key.scope && other.chord === key.chord && other.text === key.text
    const counts = !other.isFixed || other.scope === labelScope
    const meets = other.scope === labelScope || scopesMeet(other.scope, key.scope)
    return !isSame && counts && meets && keyNow(changes, other) === chord
  })
}

/** Every key that a label may not have, as it is on this device, and what has it: those of pages and tools that are a single sign. */
export function reservedKeys(
  modalities: Registry<Modality>,
  changes: KeyChanges,
): readonly { readonly key: string; readonly by: string }[] {
  return knownKeys(modalities, []).flatMap((known) => {
    const key = known.scope === pageScope && !known.isFixed ? keyNow(changes, known) : null
    return key === null || [...key].length > 1 ? [] : [{ key, by: known.text }]
  })
}
