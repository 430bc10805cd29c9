import type { ToolFace } from '../../contracts/tool.ts'
import type { Label } from '../../domain/records/label.ts'
import { caseKeys } from '../shared/reserved-keys.ts'
import type { KeyAction } from '../shared/use-shortcuts.ts'

/** A key of the workbench. */
export interface Shortcut extends KeyAction {
  readonly group: 'Case' | 'Panes' | 'Tools' | 'View' | 'Marks' | 'Labels'
  readonly text: string
}

/** What the keys do that belong neither to a tool nor to a label. */
export interface CaseKeys {
  readonly undo: () => void
  readonly redo: () => void
  readonly previousCase: () => void
  readonly nextCase: () => void
  readonly submit: () => void
  readonly whole: () => void
  readonly help: () => void
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
    { chord: 'Mod+Z', group: 'Case', text: 'Undo', run: keys.undo },
    { chord: 'Mod+Shift+Z', group: 'Case', text: 'Redo', run: keys.redo },
    { chord: 'Mod+Y', group: 'Case', text: 'Redo', run: keys.redo },
    { chord: caseKeys.submit, group: 'Case', text: 'Submit case', run: keys.submit },
    { chord: caseKeys.previousCase, group: 'Case', text: 'Previous case', run: keys.previousCase },
    { chord: caseKeys.nextCase, group: 'Case', text: 'Next case', run: keys.nextCase },
    { chord: caseKeys.whole, group: 'Case', text: 'Label the whole image', run: keys.whole },
    { chord: caseKeys.help, group: 'Case', text: 'Keyboard shortcuts', run: keys.help },
    ...features,
    ...tools.map(({ id, label, shortcut }) => ({
      chord: shortcut,
      group: 'Tools' as const,
      text: label,
      run: () => setTool(id),
    })),
    ...labels.flatMap((label) =>
      label.hotkey === null
        ? []
        : [{ chord: label.hotkey.toUpperCase(), group: 'Labels' as const, text: label.name, run: () => choose(label) }],
    ),
  ]
}
