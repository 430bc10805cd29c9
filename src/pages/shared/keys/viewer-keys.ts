import type { Modality, ViewerKey } from '../../../contracts/modality.ts'
import { chordsOf } from '../../../lib/keys/chord.ts'
import { type BuiltInKey, keyNow, labelScope, meantBy } from '../../../lib/keys/keymap.ts'
import type { Registry } from '../../../lib/registry.ts'
import { isTranslated, translatedKey } from '../../../ui/keys/translated-keys.ts'
import { belongsToField } from '../belongs-to-field.ts'
import { type ActiveShortcut, activeShortcuts, isDialogOpen, runShortcut } from './active-shortcuts.ts'
import { keyChanges } from './key-settings.ts'
import { areKeysHeld } from './type-ahead.ts'

/** The keys of a viewer that a reader may change, as keys that something is built in on. */
export function viewerKeysOf({ id, viewerKeys = [] }: Modality): readonly (ViewerKey & BuiltInKey)[] {
  return viewerKeys.flatMap((key) => (key.isFixed === true ? [] : [{ ...key, scope: id }]))
}

/**
 * Lets viewers be worked with the keys that the reader has chosen, and on keyboards of all countries, though each knows its built-in
 * keys only: a press inside of one is handed to it as the key it knows, and kept from it where that key means something else now. So a
 * viewer's keys can be changed by being listed in `viewerKeys`. Viewers are found by `data-key-scope`, the id of their modality.
 * @returns ends it
 */
export function translateViewerKeys(modalities: Registry<Modality>): () => void {
  const onKey = (event: KeyboardEvent) => {
    const { target } = event
    if (isTranslated(event) || event.isComposing || !(target instanceof Element) || belongsToField(target)) return
    if (areKeysHeld() || isDialogOpen()) return
    const modality = modalities.get(viewerAt(target) ?? '')
    if (modality === undefined) return
    const own = viewerKeysOf(modality)
    const page = activeShortcuts()
    const readings = chordsOf(event)
    const meant = meantBy<BuiltInKey | ActiveShortcut>(keyChanges(), readings, [...own, ...page])
    if (meant?.chord === readings[0]) return
    if (meant === undefined) {
      if (isMovedAway([...own, ...page], readings[0] ?? '')) event.stopImmediatePropagation()
      return
    }
    event.preventDefault()
    event.stopImmediatePropagation()
    const type = event.type === 'keyup' ? 'keyup' : 'keydown'
    if (!('run' in meant)) target.dispatchEvent(translatedKey(type, meant.chord))
    else if (meant.scope === labelScope) target.dispatchEvent(retyped(event, meant.chord))
    else if (type === 'keydown' && !isUsed(target, meant.chord)) runShortcut(meant)
  }
  window.addEventListener('keydown', onKey, true)
  window.addEventListener('keyup', onKey, true)
  return () => {
    window.removeEventListener('keydown', onKey, true)
    window.removeEventListener('keyup', onKey, true)
  }
}

/** The id of the modality whose viewer an element is in; null outside, and in parts that use plain keys themselves. */
function viewerAt(target: Element): string | null {
  const scope = target.closest('[data-key-scope], [data-own-keys]')
  return scope?.getAttribute('data-key-scope') ?? null
}

/** Whether a key is built in for something that has another one now. */
function isMovedAway(keys: readonly BuiltInKey[], chord: string): boolean {
  return keys.some((key) => key.chord === chord && keyNow(keyChanges(), key) !== chord)
}

/** Whether a viewer takes a key of the page for itself, as it does with the built-in one: undo takes back what is being drawn. */
function isUsed(target: Element, chord: string): boolean {
  const press = translatedKey('keydown', chord)
  target.dispatchEvent(press)
  return press.defaultPrevented
}

/** A label's key typed on another script's keyboard, as it is typed on the label's own. */
function retyped({ type }: KeyboardEvent, chord: string): KeyboardEvent {
  return new KeyboardEvent(type, { key: chord.toLowerCase(), bubbles: true, cancelable: true })
}
