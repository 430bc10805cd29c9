import type { Modality } from '../../../contracts/modality.ts'
import { type KeyChanges, keyNow, labelScope } from '../../../lib/keys/keymap.ts'
import type { Registry } from '../../../lib/registry.ts'
import { translatedKey } from '../../../ui/keys/translated-keys.ts'
import { type ActiveShortcut, activeShortcuts, runShortcut } from '../keys/active-shortcuts.ts'
import { activeViewer } from '../keys/active-viewer.ts'
import { appKeys } from '../keys/page-keys.ts'
import { viewerKeysOf } from '../keys/viewer-keys.ts'
import type { PaletteEntry } from './palette-entry.ts'

/** Every command that can be run right now, and every label: of the pages, of the tools, of the viewer in hand. */
export function commandEntries(modalities: Registry<Modality>, changes: KeyChanges): readonly PaletteEntry[] {
  const active = activeShortcuts().filter(({ chord, applies }) => chord !== appKeys.palette && applies?.() !== false)
  const all = [
    ...active.flatMap((action) => (action.scope === labelScope ? [] : pageCommand(action, changes))),
    ...viewerCommands(modalities, changes),
    ...active.flatMap((action) => (action.scope === labelScope ? [labelEntry(action)] : [])),
  ]
  // Two keys of one command are one command.
  return all.filter(({ id }, index) => index === all.findIndex((other) => other.id === id))
}

function pageCommand(action: ActiveShortcut, changes: KeyChanges): readonly PaletteEntry[] {
  const { text, group = '' } = action
  if (text === undefined) return []
  return [
    {
      id: `command:${group}/${text}`,
      group: 'Commands',
      text,
      detail: group,
      chord: keyNow(changes, action),
      run: () => void runShortcut(action),
    },
  ]
}

/** What a viewer's keys do is asked of it by those keys, wherever the reader has put them. */
function viewerCommands(modalities: Registry<Modality>, changes: KeyChanges): readonly PaletteEntry[] {
  const modality = modalities.get(activeViewer()?.scope ?? '')
  if (modality === undefined) return []
  return viewerKeysOf(modality).map((key) => ({
    id: `command:${modality.id}/${key.text}`,
    group: 'Commands',
    text: key.text,
    detail: modality.label,
    chord: keyNow(changes, key),
    run() {
      const element = activeViewer()?.element
      element?.focus({ preventScroll: true })
      element?.dispatchEvent(translatedKey('keydown', key.chord))
      element?.dispatchEvent(translatedKey('keyup', key.chord))
    },
  }))
}

/** A label does what its key does: in a note it tags the text that is selected. */
function labelEntry(action: ActiveShortcut): PaletteEntry {
  const text = action.text ?? ''
  return {
    id: `label:${text}`,
    group: 'Labels',
    text,
    detail: '',
    chord: keyNow([], action),
    ...(action.color === undefined ? {} : { color: action.color }),
    run() {
      const viewer = activeViewer()?.element
      action.run()
      const selected = getSelection()
      const hasText = selected?.isCollapsed === false && viewer?.contains(selected.anchorNode) === true
      // Enter puts the label in hand on it.
      if (hasText) viewer?.dispatchEvent(translatedKey('keydown', 'Enter'))
    },
  }
}
