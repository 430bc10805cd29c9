import type { Label } from '../records/label.ts'

/** A label of a name and a colour that may go on anything. */
export function plainLabel(id: string, name: string, color: string): Label {
  return {
    id,
    name,
    color,
    hotkey: null,
    targets: [],
    coding: null,
    conceptConstraint: null,
    attributes: [],
    paired: false,
  }
}
