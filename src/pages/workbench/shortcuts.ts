import type { ToolFace } from '../../contracts/tool.ts'
import type { Label } from '../../domain/records/label.ts'
import { labelScope } from '../../lib/keys/keymap.ts'
import type { KeyAction } from '../shared/keys/active-shortcuts.ts'
import { pageKey } from '../shared/keys/page-keys.ts'
import { caseKeys } from '../shared/reserved-keys.ts'

/** A key of the workbench. */
export interface Shortcut extends KeyAction {
  readonly group: string
  readonly text: string
}

/** What the keys do that belong neither to a tool nor to a label. */
export interface CaseKeys {
  readonly undo: () => void
  readonly redo: () => void
  /** Null at the first case. */
  readonly previousCase: (() => void) | null
  /** Null at the last case. */
  readonly nextCase: (() => void) | null
  readonly submit: () => void
  /** Null where nothing on view takes a label as a whole. */
  readonly whole: (() => void) | null
}

/**
 * Every key of the workbench, made from the lists of tools and labels. Where two claim one key, the first has it.
 * @param features keys of the workbench's other parts: findings, panes, ...
 */
export function workbenchShortcuts(
  keys: CaseKeys,
  features: readonly Shortcut[],
  tools: readonly ToolFace[],
  setTool: (toolId: string) => void,
  labels: readonly Label[],
  choose: (label: Label) => void,
): readonly Shortcut[] {
  return [
    { ...pageKey('Mod+Z'), run: keys.undo },
    { ...pageKey('Mod+Shift+Z'), run: keys.redo },
    { ...pageKey('Mod+Y'), run: keys.redo },
    { ...pageKey(caseKeys.submit), run: keys.submit },
    maybe(caseKeys.previousCase, keys.previousCase),
    maybe(caseKeys.nextCase, keys.nextCase),
    maybe(caseKeys.whole, keys.whole),
    ...features,
    ...tools.map(({ id, label, shortcut }) => ({
      chord: shortcut,
      group: 'Tools',
      text: label,
      run: () => setTool(id),
    })),
    ...labels.map((label) => ({
      ...(label.hotkey === null ? {} : { chord: label.hotkey.toUpperCase() }),
      scope: labelScope,
      group: 'Labels',
      text: label.name,
      color: label.color,
      run: () => choose(label),
    })),
  ]
}

/** What cannot be done at the moment leaves its key alone, and is not offered. */
function maybe(chord: string, run: (() => void) | null): Shortcut {
  return { ...pageKey(chord), run: () => run?.(), applies: () => run !== null }
}
