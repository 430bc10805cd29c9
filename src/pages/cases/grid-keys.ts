/** What `gridMove` needs of a `KeyboardEvent`. */
export interface GridKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

export type GridAction =
  | { readonly do: 'move'; readonly to: number; readonly isRange: boolean }
  | { readonly do: 'open' | 'choose' | 'all' | 'clear' }

/**
 * What a key does in a grid of rows (ARIA Authoring Practices, grid, with rows in place of cells); null for other keys.
 * @param from place of the row that has the focus
 * @param pageRows rows that Page Up and Page Down go
 */
export function gridMove(press: GridKey, from: number, count: number, pageRows: number): GridAction | null {
  const { key, shiftKey } = press
  if (press.altKey || count === 0) return null
  const isMod = press.ctrlKey || press.metaKey
  if (isMod && key.toLowerCase() === 'a' && !shiftKey) return { do: 'all' }
  const to = target(key, from, count, pageRows)
  if (to !== null) return { do: 'move', to: Math.max(0, Math.min(count - 1, to)), isRange: shiftKey }
  if (isMod) return null
  if (key === 'Enter') return { do: 'open' }
  if (key === ' ') return { do: 'choose' }
  return key === 'Escape' ? { do: 'clear' } : null
}

function target(key: string, from: number, count: number, pageRows: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return from + 1
    case 'ArrowUp':
      return from - 1
    case 'PageDown':
      return from + pageRows
    case 'PageUp':
      return from - pageRows
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
